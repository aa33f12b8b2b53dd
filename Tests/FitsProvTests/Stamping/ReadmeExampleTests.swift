import FitsProv
import Foundation
import TestSupport
import Testing

/// What the README shows of the library.
struct ReadmeExampleTests {
    @Test func `a file is stamped and verified in three statements`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(["OBJECT  = 'Crab'"]), to: "cube.fits")
        try folder.write(FITSBytes.primary(), to: "events.fits")
        let step = Step(
            activity: "ctbin", software: "ctools 2.1.0",
            used: [folder.file("events.fits"): "Main"], fields: ["calib_version": "v1.2"])
        let stamp = try Stamper().stamp(path, with: step)
        let inspection = try Inspection(path)
        #expect(inspection.verify().verdict == .intact)
        #expect(inspection.identifier == stamp.product.identifier)
        let provenance = try #require(inspection.provenance)
        #expect(provenance.software == [Software(name: "ctools", version: "2.1.0")])
        #expect(provenance.used.map(\.location) == ["events.fits"])
        #expect(provenance.used.map(\.role) == ["Main"])
        #expect(provenance.fields == [Field(name: "calib_version", value: "v1.2")])
        #expect(provenance.activity.identifier.hasPrefix("urn:uuid:"))
    }

    @Test(arguments: [
        ("ctools 2.1.0", "ctools", "2.1.0"), ("fermi tools v11r5p3", "fermi tools", "v11r5p3"),
        ("my tool", "my tool", nil), ("ctools", "ctools", nil), ("", "", nil),
    ])
    func `software in words has a version behind its last blank`(
        words: String, name: String, version: String?
    ) {
        #expect(
            Step(activity: "x", software: words).software
                == [Software(name: name, version: version)])
    }

    @Test func `the README shows what is tested here`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains("try Stamper().stamp(\"cube.fits\", with: step)"))
        #expect(readme.contains("try Inspection(\"cube.fits\").verify().verdict"))
    }
}

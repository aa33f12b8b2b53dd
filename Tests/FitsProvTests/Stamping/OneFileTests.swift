import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// What stamps, plans and strips one file, as a Swift program does it.
@Suite struct OneFileTests {
    private func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    @Test func `a stamped copy leaves the original alone`() throws {
        let fixture = try StampFixture()
        let original = try bytes(fixture.product)
        let output = fixture.folder.file("stamped.fits")
        let stamp = try Stamper().stamp(
            fixture.product, output: output, with: Step(activity: "ctbin"))
        #expect(try bytes(fixture.product) == original)
        let inspection = try Inspection(output)
        #expect(inspection.verify().verdict == .intact)
        #expect(inspection.identifier == stamp.product.identifier)
        #expect(stamp.product.name == "stamped.fits")
    }

    @Test func `nothing is written where something stands`() throws {
        let fixture = try StampFixture()
        let output = try fixture.folder.write(FITSBytes.primary(), to: "there.fits")
        let error = #expect(throws: FitsProvError.self) {
            try Stamper().stamp(fixture.product, output: output, StampRequest(activity: "x"))
        }
        #expect(error?.code == .refused)
        #expect(try bytes(output) == FITSBytes.primary())
    }

    @Test func `a plan writes nothing and says what would be written`() throws {
        let fixture = try StampFixture()
        let original = try bytes(fixture.product)
        let plan = try Stamper().plan(fixture.product, fixture.fullRequest())
        #expect(try bytes(fixture.product) == original)
        let stamp = try Stamper().stamp(fixture.product, fixture.fullRequest())
        #expect(stamp.provenance == plan.provenance)
        #expect(stamp.document == plan.document)
    }

    @Test func `strip restores every byte, in place and in a copy`() throws {
        let fixture = try StampFixture()
        let original = try bytes(fixture.product)
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let stamped = try bytes(fixture.product)
        let copy = fixture.folder.file("stripped.fits")
        #expect(try Stamper().strip(fixture.product, output: copy) == [])
        #expect(try bytes(copy) == original)
        #expect(try bytes(fixture.product) == stamped)
        try Stamper().strip(fixture.product)
        #expect(try bytes(fixture.product) == original)
    }

    @Test func `a file without a stamp cannot be stripped`() throws {
        let fixture = try StampFixture()
        let error = #expect(throws: FitsProvError.self) { try Stamper().strip(fixture.product) }
        #expect(error?.code == .noStamp)
        #expect(error?.path == fixture.product)
    }

    @Test func `what is wrong with the file itself is an error of this layer`() throws {
        let fixture = try StampFixture()
        let path = try fixture.folder.write(Array("no FITS".utf8), to: "text.fits")
        let error = #expect(throws: FitsProvError.self) {
            try Stamper().stamp(path, with: Step(activity: "x"))
        }
        #expect(error?.code == FitsProvError.Code("not-fits"))
        #expect(error?.path == path)
    }

    @Test func `inputs are checked where they are asked for`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        try Stamper().stamp(
            fixture.product, with: Step(activity: "ctbin", used: [events: "Main"]))
        let inspection = try Inspection(fixture.product)
        #expect(inspection.verify().inputs.isEmpty)
        #expect(inspection.verify(inputs: InputLookup()).inputs.map(\.state) == [.confirmed])
        try FileManager.default.removeItem(atPath: events)
        #expect(inspection.verify(inputs: InputLookup()).inputs.map(\.state) == [.missing])
    }
}

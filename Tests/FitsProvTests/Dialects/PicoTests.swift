import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

@testable import FitsProv

extension Dialect {
    /// Products of the Pico observatory (its data handbook, chapter 4).
    static let pico = Dialect(
        "pico",
        fields: [("applied_cuts", "PICREJ")],
        signature: [.keyword("PICTASK")],
        read: { file, draft in
            let header = file.primary
            guard let task = header.string("PICTASK") else { return }
            var step = Step(task, draft.origin(header, "PICTASK"))
            step.activity.start = header.string("PICTIME").flatMap { Timestamp($0)?.utc }
            step.run("picopipe", version: header.string("PICVERS"), draft.origin(header, "PICVERS"))
            for input in header.numbered("PICIN", digits: 2...2) {
                guard let name = input.string.flatMap({ ReferenceName($0) }) else { continue }
                step.use(name.location, role: "image", draft.origin(header, input.entry.keyword))
            }
            if let flat = header.string("PICFLAT").flatMap({ ReferenceName($0) }) {
                step.use(flat.location, role: "flat-field", draft.origin(header, "PICFLAT"))
            }
            draft.steps.append(step)
        })
}

/// The dialect of the page "Add your observatory".
@Suite struct PicoTests {
    private static let cards = [
        FITSBytes.fixed("PICTASK", "'stack   '"), FITSBytes.fixed("PICVERS", "'2.1     '"),
        FITSBytes.fixed("PICTIME", "'2026-03-13T23:44:46'"),
        FITSBytes.fixed("PICIN02", "'night1_002.fits[sci]'"),
        FITSBytes.fixed("PICIN01", "'night1_001.fits'"), FITSBytes.fixed("PICIN03", "'none'"),
        FITSBytes.fixed("PICIN5", "'no_number.fits'"), FITSBytes.fixed("PICFLAT", "'flat_7.fits'"),
        FITSBytes.fixed("PICREJ", "'3 sigma'"),
    ]

    private func provenance(_ cards: [String]) throws -> Provenance? {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(cards), to: "stack.fits")
        return Provenance(recordedIn: try FITSFile(reading: path), DialectSigns([.pico]))
    }

    @Test func `its files say what made them, when, from what`() throws {
        let provenance = try #require(try provenance(PicoTests.cards))
        #expect(provenance.activity.name == "stack")
        #expect(provenance.activity.start == "2026-03-13T23:44:46Z")
        #expect(provenance.software == [Software(name: "picopipe", version: "2.1")])
        #expect(
            provenance.inputs.map(\.location) == [
                "night1_001.fits", "night1_002.fits", "flat_7.fits",
            ])
        #expect(provenance.inputs.map(\.role) == ["image", "image", "flat-field"])
        #expect(
            provenance.inputs.map(\.origin)
                == ["PICIN01", "PICIN02", "PICFLAT"].map {
                    Origin(dialect: "pico", hdu: 1, card: $0)
                })
    }

    @Test func `a raw file records nothing`() throws {
        #expect(try provenance([FITSBytes.fixed("OBJECT", "'M1'")]) == nil)
        #expect(try provenance([FITSBytes.fixed("PICTASK", "' '")]) == nil)
    }

    @Test func `the page has the dialect that is tested here, word for word`() throws {
        let page = try String(
            contentsOf: Package.root.appending(path: "docs/add-your-observatory.md"),
            encoding: .utf8)
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let code = try #require(page.split(separator: "```swift\n").dropFirst().first)
        let dialect = try #require(code.components(separatedBy: "```").first)
        #expect(source.contains(dialect))
    }
}

import FITS
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// What is shown of a file, stamped or not.
@Suite struct ShownFileTests {
    @Test func `of a file without a stamp its kind, its size and its cards are shown`() throws {
        let fixture = try StampFixture()
        let report = Report(try Inspection(fixture.product), verification: nil)
        #expect(report.schemaVersion == 3)
        #expect(report.file == fixture.product)
        #expect(report.kind == "image 20 × 20")
        #expect(report.size == 2880 * 3)
        #expect(report.hduCount == 2)
        #expect(!report.stamped)
        #expect(report.source == nil && report.documentHDU == nil && report.otherRows == nil)
        #expect(report.fillCards == nil && report.provenance == nil && report.verification == nil)
        #expect(report.fields.isEmpty && report.inputs.isEmpty)
        #expect(report.header.facts.map(\.value) == ["Crab"])
        #expect(report.header.historyCards == 1)
        #expect(report.header.lastHistory == ["made by hand"])
    }

    @Test func `of a stamped file what the stamp says is shown with the checks`() throws {
        let fixture = try StampFixture()
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        let inspection = try Inspection(fixture.product)
        let report = Report(inspection, verification: inspection.verify())
        #expect(report.stamped)
        #expect(report.source == "document")
        #expect(report.documentHDU == 3)
        #expect(report.hduCount == 3)
        #expect(report.otherRows == 0)
        #expect(report.fillCards == 0)
        #expect(report.provenance == plan.provenance)
        #expect(report.fields.count == 4)
        #expect(report.verification?.verdict == .intact)
        #expect(report.kind == "image 20 × 20")
    }

    @Test func `by cards alone the source are the cards`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let report = Report(try Inspection(fixture.product, depth: .cards), verification: nil)
        #expect(report.source == "cards")
        #expect(report.documentHDU == 3)
        #expect(report.provenance?.software.map(\.name) == ["ctools"])
    }

    @Test func `a profile names the fields and their keywords`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("MYGRADE", "'A'"), FITSBytes.fixed("PROG_ID", "'098.A'"),
                FITSBytes.fixed("KIND", "'spectrum'"),
            ]), to: "a.fits")
        let inspection = try Inspection(path, depth: .cards)
        let standard = Report(inspection, verification: nil)
        #expect(standard.fields == [Field(name: "proposal_id", value: "098.A")])
        #expect(standard.source == "eso-sdp")
        #expect(standard.kind == "no data")
        let mine = Report(
            inspection, verification: nil,
            profile: Profile(
                name: "mine",
                fields: [
                    FieldDefinition("grade", keyword: "MYGRADE"),
                    FieldDefinition("dataproduct_type", keyword: "KIND"),
                ]))
        #expect(
            mine.fields == [
                Field(name: "grade", value: "A"),
                Field(name: "dataproduct_type", value: "spectrum"),
            ])
        #expect(mine.source == "mine")
        #expect(mine.kind == "spectrum")
    }

    @Test(.enabled(if: Tool.gzip.isPresent, Tool.gzip.notice))
    func `the size of a compressed file is that of what is in it`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(axes: [3], data: [1, 2, 3]), to: "a.fits")
        #expect(try Tool.gzip.run(["-k", path]).status == 0)
        let report = Report(try Inspection(path + ".gz", depth: .cards), verification: nil)
        #expect(report.size == 2 * 2880)
        #expect(report.file == path + ".gz")
    }

    @Test func `inputs are shown in the order in which they were used, found or not`() throws {
        let fixture = try StampFixture()
        var request = fixture.fullRequest()
        request.used.append(UsedEntity(location: fixture.folder.file("gone.fits")))
        try fixture.folder.write(FITSBytes.primary(), to: "gone.fits")
        try fixture.stamp(fixture.product, request)
        try FileManager.default.removeItem(atPath: fixture.folder.file("gone.fits"))
        let inspection = try Inspection(fixture.product, depth: .documents)
        let states = InputLookup().states(
            of: inspection.provenance?.used ?? [], by: fixture.product)
        let report = Report(inspection, verification: nil, inputs: states)
        #expect(report.inputs.map(\.state) == [.confirmed, .outside, .missing])
        #expect(report.inputs.map(\.location) == report.provenance?.used.map(\.location))
    }

    @Test func `what is shown is read back from JSON`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let inspection = try Inspection(fixture.product)
        let report = Report(inspection, verification: inspection.verify())
        let data = try JSONEncoder().encode(report)
        let read = try JSONDecoder().decode(Report.self, from: data)
        #expect(read.provenance?.steps == report.provenance?.steps)
        #expect(read.provenance?.product.hdus == report.provenance?.product.hdus)
        #expect(read.provenance?.making.origin == report.provenance?.making.origin)
        #expect(read.fields.map(\.origin) == report.fields.map(\.origin))
        #expect(read.verification == report.verification)
        #expect(read.header == report.header)
        #expect(read.statements == report.statements)
    }
}

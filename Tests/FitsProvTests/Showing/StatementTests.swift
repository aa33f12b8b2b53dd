import FITS
import TestSupport
import Testing

@testable import FitsProv

/// One line for each thing that a file says, with where it says so.
@Suite struct StatementTests {
    private func words(_ statements: [Report.Statement]) -> [String] {
        statements.map { "\($0.subject) | \($0.value) | \($0.origin.location)" }
    }

    @Test func `everything that a stamp says has its line, in the order of the step`() throws {
        let fixture = try StampFixture()
        var request = fixture.fullRequest()
        try fixture.folder.write("x=1".utf8, to: "a.cfg")
        request.configuration = [ConfigurationFile(location: fixture.folder.file("a.cfg"))]
        try fixture.stamp(fixture.product, request)
        let report = Report(
            try Inspection(fixture.product, depth: .documents), verification: nil)
        #expect(
            words(report.statements) == [
                "activity | ctbin | HDU 1, PROVACT",
                "software | ctools | HDU 1, PROVSOFT",
                "software | gammalib | HDU 3, row 1",
                "agent | CTA Consortium | HDU 1, PROVAGNT",
                "agent | Bruno Khélifi | HDU 3, row 1",
                "used | events.fits | HDU 1, PROVIN1",
                "used | https://example.org/caldb/irf.fits | HDU 1, PROVIN2",
                "parameter | ebins 20 | HDU 3, row 1",
                "parameter | emin 0.1 | HDU 3, row 1",
                "parameter | coord sys CEL | HDU 3, row 1",
                "configuration | a.cfg | HDU 3, row 1",
                "calib_version | v1.2 | HDU 1, CALIBVER",
                "applied_cuts | theta2 < 0.04 & 'gamma' | HDU 1, APPLCUTS",
                "calib_level | 3 | HDU 1, CALIBLEV",
                "pipeline_branch | main | HDU 1, PROV PIPELINE_BRANCH",
            ])
    }

    @Test func `of cards alone only what stands on them has a line`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let report = Report(try Inspection(fixture.product, depth: .cards), verification: nil)
        let subjects = report.statements.map(\.subject)
        #expect(Array(subjects.prefix(5)) == ["activity", "software", "agent", "used", "used"])
        #expect(subjects.count == 9)
        #expect(report.statements.allSatisfy { $0.origin.hdu == 1 && $0.origin.row == nil })
    }

    @Test func `fields of dialects have a line without a stamp, and nothing else has`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'M1'")])
                + FITSBytes.image(axes: [1], [FITSBytes.fixed("PROG_ID", "'098.A'")], data: [1]),
            to: "a.fits")
        let report = Report(try Inspection(path, depth: .cards), verification: nil)
        #expect(words(report.statements) == ["proposal_id | 098.A | HDU 2, PROG_ID"])
        #expect(report.statements.map(\.origin.dialect) == ["eso-sdp"])
    }
}

import FITS
import FitsProv
import TestSupport
import Testing

/// Where in a stamped file each statement is.
@Suite struct StampOriginTests {
    private func card(_ keyword: String) -> Origin {
        Origin(dialect: "fitsprov", hdu: 1, card: keyword)
    }

    @Test func `what has a card stands there, the rest in the document`() throws {
        let fixture = try StampFixture()
        var request = fixture.fullRequest()
        try fixture.folder.write("x=1".utf8, to: "a.cfg")
        request.configuration = [ConfigurationFile(location: fixture.folder.file("a.cfg"))]
        try fixture.stamp(fixture.product, request)
        let inspection = try Inspection(fixture.product, depth: .documents)
        #expect(inspection.documentHDU == 3)
        let row = Origin(dialect: "fitsprov", hdu: 3, row: 1)
        let provenance = try #require(inspection.provenance)
        #expect(provenance.making.origin == card("PROVACT"))
        #expect(provenance.software.map(\.origin) == [card("PROVSOFT"), row])
        #expect(provenance.agents.map(\.origin) == [card("PROVAGNT"), row])
        #expect(provenance.used.map(\.origin) == [card("PROVIN1"), card("PROVIN2")])
        #expect(provenance.parameters.count == 3)
        #expect(provenance.parameters.allSatisfy { $0.origin == row })
        #expect(provenance.configuration.map(\.origin) == [row])
        let fields = Dictionary(
            uniqueKeysWithValues: provenance.fields.map { ($0.name, $0.origin) })
        #expect(fields["applied_cuts"] == card("APPLCUTS"))
        #expect(fields["calib_version"] == card("CALIBVER"))
        #expect(fields["calib_level"] == card("CALIBLEV"))
        #expect(fields.count == 4)
        #expect(fields["pipeline_branch"]??.hdu == 1)
        #expect(fields["pipeline_branch"]??.card?.hasPrefix("PROV ") == true)
    }

    @Test func `inputs beyond the last card stand in the document`() throws {
        let fixture = try StampFixture()
        var request = StampRequest(activity: "merge")
        request.used = (1...101).map { UsedEntity(location: "https://example.org/\($0).fits") }
        try fixture.stamp(fixture.product, request)
        let used = try #require(try Inspection(fixture.product, depth: .documents).provenance?.used)
        #expect(used.count == 101)
        #expect(used[98].origin == card("PROVIN99"))
        #expect(used[99].origin == Origin(dialect: "fitsprov", hdu: 3, row: 1))
        #expect(used[100].origin == used[99].origin)
        let cards = try #require(try Inspection(fixture.product, depth: .cards).provenance?.used)
        #expect(cards == Array(used.prefix(99)).map { UsedEntity(location: $0.location) })
        #expect(cards.map(\.origin) == used.prefix(99).map(\.origin))
    }

    @Test func `cards are read without the document`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let inspection = try Inspection(fixture.product, depth: .cards)
        #expect(inspection.stored == nil)
        #expect(inspection.document == nil)
        #expect(inspection.ownDocument == nil)
        #expect(!inspection.readsDocument)
        #expect(inspection.digest == nil)
        #expect(inspection.documentHDU == 3)
        let provenance = try #require(inspection.provenance)
        #expect(provenance.making.origin == card("PROVACT"))
        #expect(provenance.software.map(\.name) == ["ctools"])
        #expect(provenance.software.map(\.origin) == [card("PROVSOFT")])
        #expect(provenance.agents.map(\.name) == ["CTA Consortium"])
        #expect(provenance.used.map(\.origin) == [card("PROVIN1"), card("PROVIN2")])
        #expect(provenance.parameters.isEmpty)
        #expect(provenance.activity.start == "2026-03-13T23:44:46Z")
        #expect(provenance.activity.end == "2026-03-13T23:44:56Z")
        let whole = try Inspection(fixture.product, depth: .documents)
        func sorted(_ fields: [Field]?) -> [Field] {
            (fields ?? []).sorted { $0.name < $1.name }
        }
        let mine = sorted(provenance.fields)
        let others = sorted(whole.provenance?.fields)
        #expect(mine == others)
        #expect(mine.map(\.origin) == others.map(\.origin))
    }

    @Test func `a source is named`() throws {
        let fixture = try StampFixture()
        let table = DialectTable(.cta)
        func source(_ depth: Inspection.Depth = .documents) throws -> Inspection.Source? {
            try Inspection(fixture.product, depth: depth).source(table)
        }
        #expect(try source() == nil)
        try fixture.stamp(fixture.product, StampRequest(activity: "x"))
        #expect(try source() == .document)
        #expect(try source(.contents(.digests)) == .document)
        #expect(try source(.cards) == .cards)
        try fixture.folder.write(
            FITSBytes.primary([FITSBytes.fixed("PROG_ID", "'098.A'")]), to: "cube.fits")
        #expect(try source() == .dialect("eso-sdp"))
        try fixture.folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'M1'")]), to: "cube.fits")
        #expect(try source() == nil)
        #expect(
            [Inspection.Source.document, .cards, .dialect("eso-sdp")].map(\.description)
                == ["document", "cards", "eso-sdp"])
    }

    @Test func `a stamp's fields come first, then those of dialects that it lacks`() throws {
        let fixture = try StampFixture()
        let path = try fixture.folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("ANA_VER", "'r7'"), FITSBytes.fixed("CAL_VER", "'theirs'"),
            ]), to: "a.fits")
        var request = StampRequest(activity: "x")
        request.fields = [Field(name: "calib_version", value: "ours")]
        try fixture.stamp(path, request)
        for depth in [Inspection.Depth.cards, .documents, .contents(.digests)] {
            let fields = try Inspection(path, depth: depth).fields(DialectTable(.cta))
            #expect(
                fields == [
                    Field(name: "calib_version", value: "ours"),
                    Field(name: "reco_version", value: "r7"),
                ])
            #expect(fields[0].origin == card("CALIBVER"))
            #expect(fields[1].origin == Origin(dialect: "gadf", hdu: 1, card: "ANA_VER"))
        }
        try Stamps.strip(path)
        let fields = try Inspection(path, depth: .documents).fields(DialectTable(.cta))
        #expect(fields.map(\.value) == ["theirs", "r7"])
    }
}

import FitsProv
import PROV
import TestSupport
import Testing

@Suite struct DocumentTests {
    @Test func `a document says everything that was recorded`() throws {
        let fixture = try StampFixture()
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        let document = try Document(provXML: plan.document)
        let read = try #require(Provenance(document, of: plan.provenance.product.identifier))
        #expect(read == plan.provenance)
        #expect(try Stamps.verify(fixture.product, inputs: true).verdict == .intact)
    }

    @Test func `times are in UTC and locations relative`() throws {
        let fixture = try StampFixture()
        let provenance = try fixture.stamp(fixture.product, fixture.fullRequest()).provenance
        #expect(provenance.activity.start == "2026-03-13T23:44:46Z")
        #expect(provenance.activity.end == "2026-03-13T23:44:56Z")
        #expect(
            provenance.used.map(\.location) == [
                "events.fits", "https://example.org/caldb/irf.fits",
            ])
    }

    @Test(.enabled(if: Tool.xmllint.isPresent && PROVSamples.areInstalled, Samples.notice))
    func `documents are valid against the W3C schema`() throws {
        let fixture = try StampFixture()
        let full = try fixture.stamp(fixture.product, fixture.fullRequest()).document
        let bare = try fixture.stamp(fixture.product, StampRequest(activity: "a b/c")).document
        #expect(try PROVSchema.complaint(about: [full, bare]) == nil)
    }

    @Test func `the same file used twice has one entity and two usages`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        var request = StampRequest(activity: "x")
        request.used = [
            UsedEntity(location: events, role: "Main"),
            UsedEntity(location: events, role: "Quality"),
        ]
        let plan = try fixture.stamp(fixture.product, request)
        let document = try Document(provXML: plan.document)
        #expect(document.records(.used).count == 2)
        let read = try #require(Provenance(document, of: plan.provenance.product.identifier))
        #expect(read.used.map(\.role) == ["Main", "Quality"])
    }

    @Test func `what a stamp writes is valid PROV`() throws {
        let fixture = try StampFixture()
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        let validation = try Document(provXML: plan.document).validate()
        #expect(validation.violations.isEmpty)
    }

    @Test func `a product has the same name in every document that mentions it`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        let first = try Stamps.stamp(events, StampRequest(activity: "observe"))
        var request = StampRequest(activity: "ctbin")
        request.used = [UsedEntity(location: events)]
        let second = try Stamps.stamp(fixture.product, request)
        func names(_ bytes: [UInt8], _ identifier: String) throws -> [QualifiedName] {
            try Document(provXML: bytes).records(.entity).filter {
                $0.values(Namespace.dcterms("identifier")).map(\.text) == [identifier]
            }.compactMap(\.identifier)
        }
        let identifier = first.provenance.product.identifier
        let own = try names(first.document, identifier)
        #expect(own.count == 1)
        #expect(try names(second.document, identifier) == own)
    }
}

import FITS
import FitsProv
import Foundation
import PROV
import TestSupport
import Testing

/// A path as one document.
@Suite struct LineageDocumentTests {
    private func alternates(_ document: Document) -> Int { document.records(.alternateOf).count }

    @Test func `products that only cards tell of are in the document, each with its activity`()
        throws
    {
        let stamps = try CardStamps()
        try stamps.write("raw.fits", by: "observe")
        try stamps.write("p.fits", by: "stack", from: [try stamps.input("raw.fits")], object: "p")
        let (document, complaints) = try stamps.lineage("p.fits").document()
        #expect(complaints.isEmpty)
        #expect(document.validate().isValid)
        // Neither has an identifier of its execution: they are two all the same.
        #expect(document.records(.activity).count == 2)
        #expect(document.records(.wasGeneratedBy).count == 2)
        #expect(document.records(.used).count == 1)
        #expect(alternates(document) == 0)
    }

    @Test func `an input that has another identifier now is linked with what it is`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits", id: "urn:x:now")
        var input = CardStamps.Input("raw.fits", id: "urn:x:then")
        input.digest = try stamps.digest("raw.fits")
        try stamps.write("a.fits", from: [input], object: "a")
        try stamps.write("p.fits", from: [input, try stamps.input("a.fits")], object: "p")
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.edges.map(\.resolution.state) == [.confirmed, .confirmed, .confirmed])
        let document = lineage.document().document
        #expect(document.validate().isValid)
        // Two products used it, and one statement says so.
        #expect(alternates(document) == 1)
    }

    @Test func `what changed since is not linked`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits", id: "urn:x:now")
        try stamps.write(
            "p.fits",
            from: [CardStamps.Input("raw.fits", id: "urn:x:then", digest: "sha256:other")],
            object: "p")
        #expect(alternates(try stamps.lineage("p.fits").document().document) == 0)
    }

    @Test func `the document of a stamp is taken as it is`() throws {
        let fixture = try StampFixture()
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        let files = KnownFiles(in: OpenableFolders([fixture.folder.path]))
        let catalogue = HeaderCatalogue(roots: [fixture.folder.path], files: files)
        let lineage = try Lineage(of: fixture.product, in: catalogue, files: files)
        let told = try Document(provXML: plan.document)
        let (document, complaints) = lineage.document()
        #expect(complaints.isEmpty)
        #expect(document.records.count == told.records.count)
        #expect(document.records(.entity).count == told.records(.entity).count)
    }
}

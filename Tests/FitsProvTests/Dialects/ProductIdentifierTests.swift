import FITS
import TestSupport
import Testing

@testable import FitsProv

@Suite struct ProductIdentifierTests {
    private let uuid = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

    private func header(_ cards: [String]) throws -> Header {
        let folder = try ScratchFolder()
        return try FITSFile(reading: try folder.write(FITSBytes.primary(cards), to: "a.fits"))
            .hdus[0].header
    }

    private func find(_ cards: String...) throws -> String? {
        ProductIdentifier.find(in: try header(cards))
    }

    @Test func `keywords of dialects, the best first`() {
        #expect(
            ProductIdentifier.keywords == [
                "DATAID", "CTA PRODUCT ID", "CTAO INSTANCE ID", "LSST BUTLER ID",
            ])
    }

    @Test func `a bare UUID becomes a URN in lower case`() throws {
        #expect(
            try find(FITSBytes.fixed("DATAID", "'\(uuid.uppercased())'")) == "urn:uuid:" + uuid)
        #expect(try find("HIERARCH CTA PRODUCT ID = '\(uuid)'") == "urn:uuid:" + uuid)
        #expect(try find("HIERARCH LSST BUTLER ID = '\(uuid)'") == "urn:uuid:" + uuid)
        #expect(try find("HIERARCH CTAO INSTANCE ID = 'urn:x:1'") == "urn:x:1")
    }

    @Test func `the first keyword with a usable value wins`() throws {
        let cta = "HIERARCH CTA PRODUCT ID = 'urn:x:cta'"
        #expect(try find(cta, FITSBytes.fixed("DATAID", "'urn:x:vodf'")) == "urn:x:vodf")
        #expect(try find(cta, FITSBytes.fixed("DATAID", "'run 7'")) == "urn:x:cta")
        #expect(try find(cta, FITSBytes.fixed("DATAID", "7")) == "urn:x:cta")
        #expect(try find(cta, FITSBytes.fixed("DATAID", "''")) == "urn:x:cta")
    }

    @Test(arguments: [
        "run7", "a b:c", "7c9e6679-7425-40de-944b-e07fc1f90ae", "urn:<x>", "urn:x{1}", "urn:x y",
        "urn:é", "1x:y", ":x", "",
    ])
    func `what is not a URI is not an identifier`(text: String) throws {
        #expect(ProductIdentifier.find { $0 == "DATAID" ? text : nil } == nil)
        #expect(!ProductIdentifier.isURI(text))
    }

    @Test func `a value that looks like a URI and cannot be one is named`() throws {
        let bad = FITSBytes.fixed("DATAID", "'urn:a b'")
        #expect(ProductIdentifier.unusable(in: try header([bad])) == "DATAID")
        #expect(
            ProductIdentifier.unusable(
                in: try header([FITSBytes.fixed("DATAID", "'urn:a'")])) == nil)
        #expect(
            ProductIdentifier.unusable(
                in: try header([FITSBytes.fixed("DATAID", "'run 7'")])) == nil)
        #expect(
            ProductIdentifier.unusable(in: try header(["HIERARCH LSST BUTLER ID = 'x:<'"]))
                == "LSST BUTLER ID")
    }

    @Test func `the stamp's identifier beats that of the observatory`() throws {
        let fixture = try StampFixture()
        let path = try fixture.folder.write(
            FITSBytes.primary([FITSBytes.fixed("DATAID", "'urn:x:theirs'")]), to: "a.fits")
        var request = StampRequest(activity: "x")
        request.product = "urn:x:ours"
        request.replacesCards = true
        #expect(try Inspection(path, depth: .cards).identifier == "urn:x:theirs")
        try fixture.stamp(path, request)
        #expect(try Inspection(path, depth: .cards).identifier == "urn:x:ours")
        #expect(try Inspection(path, depth: .documents).identifier == "urn:x:ours")
    }

    @Test func `only the primary header tells of the product`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary()
                + FITSBytes.image(axes: [1], [FITSBytes.fixed("DATAID", "'urn:x:1'")], data: [1]),
            to: "a.fits")
        #expect(try Inspection(path, depth: .documents).identifier == nil)
    }

    @Test func `new identifiers are random UUIDs of version 4`() {
        let made = (0..<200).map { _ in ProductIdentifier.make() }
        #expect(Set(made).count == made.count)
        for identifier in made {
            let parts = identifier.dropFirst("urn:uuid:".count).split(separator: "-")
            #expect(identifier.hasPrefix("urn:uuid:"))
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts.count == 5 && parts[2].first == "4")
            #expect(parts.count == 5 && parts[3].first.map { "89ab".contains($0) } == true)
            #expect(identifier == identifier.lowercased())
            #expect(ProductIdentifier.isURI(identifier))
        }
    }
}

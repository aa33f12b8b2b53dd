import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct IdentifierTests {
    private let request = StampRequest(activity: "x")

    /// A file whose header was copied from a stamped one, as pipelines do.
    private func copyHeader(
        of path: String, to name: String, in folder: borrowing ScratchFolder
    ) throws -> String {
        let header = try FITSFile(reading: path).hdus[0].header
        return try folder.write(header.bytes + FITSBytes.image(axes: [1], data: [7]), to: name)
    }

    @Test func `a first stamp makes an identifier, and a second keeps it`() throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, request)
        let second = try fixture.stamp(fixture.product, request)
        #expect(first.identifierSource == .new)
        #expect(second.identifierSource == .kept)
        #expect(second.provenance.product.identifier == first.provenance.product.identifier)
        #expect(second.warnings == [])
    }

    @Test func `a file that was edited in its place keeps its identifier`() throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, request)
        var bytes = try Files.bytes(fixture.product)
        let hdu = try FITSFile(reading: fixture.product).hdus[1]
        bytes[hdu.dataOffset] ^= 1
        try fixture.folder.write(bytes, to: "cube.fits")
        let second = try fixture.stamp(fixture.product, request)
        #expect(second.identifierSource == .kept)
        #expect(second.provenance.product.identifier == first.provenance.product.identifier)
    }

    @Test func `a copy with the same content keeps its identifier`() throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, request)
        let copy = try fixture.folder.write(try Files.bytes(fixture.product), to: "copy.fits")
        let second = try fixture.stamp(copy, request)
        #expect(second.identifierSource == .kept)
        #expect(second.provenance.product.identifier == first.provenance.product.identifier)
    }

    @Test(arguments: ["cube.fits", "map.fits"])
    func `a product with a copied header gets an identifier of its own`(name: String) throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, request)
        let copy = try copyHeader(of: fixture.product, to: name, in: fixture.folder)
        let second = try fixture.stamp(copy, request)
        #expect(second.identifierSource == .new)
        #expect(second.provenance.product.identifier != first.provenance.product.identifier)
        #expect(second.warnings.count == 1)
        #expect(second.warnings.first?.contains("is about another product") == true)
        #expect(try Stamps.verify(copy).verdict == .intact)
    }

    @Test func `a product of another name that was copied whole gets its own`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, request)
        var bytes = try Files.bytes(fixture.product)
        let hdu = try FITSFile(reading: fixture.product).hdus[1]
        bytes[hdu.dataOffset] ^= 1
        let copy = try fixture.folder.write(bytes, to: "smoothed.fits")
        #expect(try fixture.stamp(copy, request).identifierSource == .new)
    }

    @Test func `an identifier that the user names is taken`() throws {
        let fixture = try StampFixture()
        var request = request
        request.product = "ivo://x/1"
        #expect(try fixture.stamp(fixture.product, request).identifierSource == .given)
        request.product = "ivo://x/\u{e9}"
        #expect(throws: FitsProvError.self) { try fixture.stamp(fixture.product, request) }
    }

    @Test func `the file's own identifier is taken`() throws {
        let fixture = try StampFixture()
        let card = FITSBytes.fixed("DATAID", "'ivo://x/1'")
        let path = try fixture.folder.write(FITSBytes.primary([card]), to: "a.fits")
        let plan = try fixture.stamp(path, request)
        #expect(plan.identifierSource == .header)
        #expect(plan.provenance.product.identifier == "ivo://x/1")
    }

    @Test(arguments: ["'ivo://x/\u{e9}'", "'ivo://x y/1'"])
    func `what cannot be an identifier is not taken for one`(text: String) throws {
        let fixture = try StampFixture()
        let path = try fixture.folder.write(
            FITSBytes.primary([FITSBytes.fixed("DATAID", text)]), to: "a.fits")
        let plan = try fixture.stamp(path, request)
        #expect(plan.identifierSource == .new)
        #expect(
            plan.warnings == ["DATAID does not hold a URI in ASCII; a new identifier was made"])
        #expect(try Stamps.verify(path).verdict == .intact)
    }
}

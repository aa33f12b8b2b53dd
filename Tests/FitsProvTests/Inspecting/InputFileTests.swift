import FITS
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// What an input tells of itself when a product is stamped.
@Suite struct InputFileTests {
    @Test func `a FITS file without a stamp has its digest, and no identifier`() throws {
        let fixture = try StampFixture()
        let input = try InputFile(path: fixture.product)
        #expect(input.identifier == nil && input.recordedDigest == nil && input.documents.isEmpty)
        let digest = try Inspection(fixture.product, depth: .contents(.digests)).digest?.text
        #expect(input.digest == digest && input.digest.hasPrefix("sha256:"))
    }

    @Test func `a stamp leaves the digest as it is, and says who the product is`() throws {
        let fixture = try StampFixture()
        let before = try InputFile(path: fixture.product).digest
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        let input = try InputFile(path: fixture.product)
        #expect(input.identifier == plan.provenance.product.identifier)
        #expect(input.digest == before && input.recordedDigest == before)
        #expect(input.documents.map(\.bytes) == [plan.document])
    }

    @Test func `what changed since its stamp has another digest than it records`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var bytes = try Files.bytes(fixture.product)
        let place = try #require(bytes.firstRange(of: Array("made by hand".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "M")
        let input = try InputFile(path: try fixture.folder.write(bytes, to: "edited.fits"))
        #expect(input.recordedDigest != nil && input.digest != input.recordedDigest)
    }

    @Test func `the identifier of an observatory is that of the input`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("DATAID", "'urn:x:1'")]), to: "a.fits")
        #expect(try InputFile(path: path).identifier == "urn:x:1")
    }

    @Test(arguments: [
        // No FITS, an empty file, a header that ends too early, one that is broken, damaged gzip.
        Array("text".utf8), [], FITSBytes.card(FITSBytes.fixed("SIMPLE", "T")),
        FITSBytes.header([FITSBytes.fixed("SIMPLE", "T"), FITSBytes.fixed("BITPIX", "7")]),
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1],
    ])
    func `any other file has the digest of its bytes`(bytes: [UInt8]) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        let input = try InputFile(path: path)
        #expect(input.digest == "file-sha256:" + Digest(of: bytes).base64URL)
        #expect(input.identifier == nil && input.recordedDigest == nil && input.documents.isEmpty)
    }

    @Test func `a file that is not there, or beyond a limit, is refused`() throws {
        let folder = try ScratchFolder()
        #expect(throws: FITSError.self) { try InputFile(path: folder.file("none.fits")) }
        let path = try folder.write(
            FITSBytes.primary() + FITSBytes.image(axes: [1], data: [1]), to: "a.fits")
        var limits = FITS.Limits.standard
        limits.hdus = 1
        do throws(FITSError) {
            _ = try InputFile(path: path, limits: limits)
            Issue.record("the limit is passed over")
        } catch {
            #expect(error.code == .limit)
        }
    }
}

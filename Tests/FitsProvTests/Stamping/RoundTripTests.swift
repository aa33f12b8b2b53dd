import FITS
import Files
import FitsProv
import TestSupport
import Testing

@Suite struct RoundTripTests {
    @Test func `strip restores the file byte for byte`() throws {
        let fixture = try StampFixture()
        let original = try Files.bytes(fixture.product)
        try fixture.stamp(fixture.product, fixture.fullRequest())
        #expect(try Files.bytes(fixture.product) != original)
        #expect(try Stamps.strip(fixture.product))
        #expect(try Files.bytes(fixture.product) == original)
        #expect(try Stamps.strip(fixture.product) == false)
    }

    @Test func `stamping twice equals stamping once with the second stamp`() throws {
        let fixture = try StampFixture()
        var second = fixture.fullRequest()
        second.product = nil
        second.parameters = []
        let first = try fixture.stamp(fixture.product, fixture.fullRequest())
        let again = try fixture.stamp(fixture.product, second)
        let twice = try Files.bytes(fixture.product)
        #expect(again.provenance.product.identifier == first.provenance.product.identifier)

        try Stamps.strip(fixture.product)
        second.product = first.provenance.product.identifier
        try fixture.stamp(fixture.product, second)
        #expect(try Files.bytes(fixture.product) == twice)
    }

    @Test func `the content digest does not see the stamp`() throws {
        let fixture = try StampFixture()
        func digest() throws -> String? {
            ContentDigest(try FITSFile(reading: fixture.product, measuring: .digests))?.text
        }
        let before = try digest()
        let plan = try fixture.stamp(fixture.product, fixture.fullRequest())
        #expect(try digest() == before)
        #expect(plan.provenance.product.digest == before)
    }

    @Test func `a stamp changes nothing outside of its block and its HDU`() throws {
        let fixture = try StampFixture()
        let before = try FITSFile(reading: fixture.product)
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let after = try FITSFile(reading: fixture.product)
        #expect(after.hdus.count == before.hdus.count + 1)
        #expect(after.hdus[0].header.starts(with: before.hdus[0].header))
        #expect(after.hdus[1].header == before.hdus[1].header)
        let block = try #require(StampBlock(in: after.hdus[0].header))
        let last = before.hdus[0].header.count..<after.hdus[0].header.count
        #expect(block.ownCards == Array(last))
        #expect(block.isComplete)
    }

    @Test func `EXTEND = F becomes T and strip restores it`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("EXTEND", "F")]), to: "a.fits")
        let original = try Files.bytes(path)
        try Stamps.stamp(path, StampRequest(activity: "x"))
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(header.value("EXTEND") == .logical(true))
        #expect(header.value("PROVXTD") == .logical(false))
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `a right CHECKSUM stays right, and strip restores it even if it is unusual`() throws
    {
        let folder = try ScratchFolder()
        let zeros = String(repeating: "0", count: 16)
        let plain = FITSBytes.primary([FITSBytes.fixed("CHECKSUM", "'\(zeros)'")])
        let header = try #require(Header(bytes: plain))
        let right = try #require(header.updatingChecksum(dataSum: 0))
        // Two bytes of one column of the sum, moved against each other, leave the sum as it is.
        var unusual = right.bytes
        let start = 3 * Card.size + 11
        unusual[start + 1] += 1
        unusual[start + 5] -= 1
        for bytes in [right.bytes, unusual] {
            let path = try folder.write(bytes, to: "a.fits")
            #expect(try Stamps.verify(path).check(.checksums)?.outcome == .ok)
            try Stamps.stamp(path, StampRequest(activity: "x"))
            #expect(try Stamps.verify(path).check(.checksums)?.outcome == .ok)
            try Stamps.strip(path)
            #expect(try Files.bytes(path) == bytes)
        }
    }

    @Test func `a wrong CHECKSUM is reported and not repaired`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("CHECKSUM", "'abcdABCDabcdABCD'")]), to: "a.fits")
        let plan = try Stamps.stamp(path, StampRequest(activity: "x"))
        #expect(plan.warnings == ["CHECKSUM of HDU 1 is wrong; it is left as it is"])
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(header.string("CHECKSUM") == "abcdABCDabcdABCD")
    }

    @Test func `special records stay behind the document`() throws {
        let folder = try ScratchFolder()
        let records = [UInt8](repeating: UInt8(ascii: "R"), count: 2880)
        let path = try folder.write(FITSBytes.primary() + records, to: "a.fits")
        let original = try Files.bytes(path)
        try Stamps.stamp(path, StampRequest(activity: "x"))
        #expect(try Files.bytes(path).suffix(2880) == records[...])
        #expect(try FITSFile(reading: path).hdus.count == 2)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `a gzipped file is stamped into an uncompressed copy only`() throws {
        let fixture = try StampFixture()
        let plain = try Files.bytes(fixture.product)
        _ = try Tool.gzip.run([fixture.product])
        let zipped = fixture.product + ".gz"
        let before = try Files.bytes(zipped)
        #expect(throws: FITSError.self) { try Stamps.stamp(zipped, StampRequest(activity: "x")) }
        #expect(try Files.bytes(zipped) == before)
        let copy = fixture.folder.file("copy.fits")
        try Stamps.stamp(zipped, StampRequest(activity: "x"), output: copy)
        try Stamps.strip(copy)
        #expect(try Files.bytes(copy) == plain)
        #expect(try fixture.folder.names == ["copy.fits", "cube.fits.gz", "events.fits"])
    }

    @Test func `a document without a stamp is no base for one, and strip removes it`() throws {
        let fixture = try StampFixture()
        let before = try Files.bytes(fixture.product)
        let headerSize = try FITSFile(reading: fixture.product).hdus[0].header.bytes.count
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let stamped = try FITSFile(reading: fixture.product)
        let rest = try Files.bytes(fixture.product)[stamped.hdus[0].header.bytes.count...]
        let orphan = before[..<headerSize] + rest
        let path = try fixture.folder.write(orphan, to: "orphan.fits")
        let error = #expect(throws: FitsProvError.self) {
            try Stamps.stamp(path, StampRequest(activity: "x"))
        }
        #expect(error?.reason == "HDU 3 is a document without a stamp")
        #expect(try Files.bytes(path) == Array(orphan))
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == before)
    }
}

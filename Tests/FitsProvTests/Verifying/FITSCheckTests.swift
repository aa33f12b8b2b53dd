import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The checks of structure and sums, which need no stamp.
@Suite struct FITSCheckTests {
    private func inspect(
        _ bytes: [UInt8], _ depth: Inspection.Depth = .contents([.checksums, .digests])
    ) throws -> Inspection {
        let folder = try ScratchFolder()
        return try Inspection(try folder.write(bytes, to: "a.fits"), depth: depth)
    }

    @Test func `a file as it should be has its HDUs counted`() throws {
        let one = try inspect(FITSBytes.primary()).structureCheck
        #expect(one.outcome == .ok)
        #expect(one.summary == "1 HDU")
        #expect(one.details == [])
        let image = FITSBytes.image(axes: [1], data: [1])
        #expect(try inspect(FITSBytes.primary() + image + image).structureCheck.summary == "3 HDUs")
    }

    @Test func `fill that is none fails, each HDU by itself`() throws {
        var bytes = FITSBytes.primary(axes: [1], data: [1]) + FITSBytes.image(axes: [1], data: [1])
        bytes[2 * FITSBytes.block - 1] = 1
        let one = try inspect(bytes).structureCheck
        #expect(one.outcome == .failed)
        #expect(one.summary.contains("HDU 1"))
        #expect(one.details == [])
        bytes[bytes.count - 1] = 1
        bytes[FITSBytes.block - 1] = UInt8(ascii: "x")
        let three = try inspect(bytes).structureCheck
        #expect(three.details.count == 2)
        #expect(try inspect(bytes, .cards).structureCheck.details.count == 0)
    }

    @Test func `a warning is a detail, and fails nothing`() throws {
        let fill = [UInt8](repeating: 0, count: FITSBytes.block)
        let check = try inspect(FITSBytes.primary() + fill).structureCheck
        #expect(check.outcome == .ok)
        #expect(check.details.count == 1)
        var broken = FITSBytes.primary() + fill
        broken[FITSBytes.block - 1] = UInt8(ascii: "x")
        let failed = try inspect(broken).structureCheck
        #expect(failed.outcome == .failed)
        #expect(failed.details.count == 1)
    }

    /// A header with sums; the data unit is empty.
    private func sums(_ checksum: String?, _ datasum: String?) -> [UInt8] {
        let cards = [checksum.map { "CHECKSUM= '\($0)'" }, datasum.map { "DATASUM = '\($0)'" }]
        return FITSBytes.primary(cards.compactMap(\.self))
    }

    @Test func `without sums, or without measuring them, nothing is checked`() throws {
        #expect(try inspect(FITSBytes.primary()).checksumCheck.outcome == .skipped)
        let bytes = sums(nil, "0")
        #expect(try inspect(bytes, .contents(.digests)).checksumCheck.outcome == .skipped)
        #expect(try inspect(bytes, .documents).checksumCheck.outcome == .skipped)
        #expect(try inspect(bytes).checksumCheck.outcome == .ok)
    }

    @Test func `right sums are counted`() throws {
        let header = try #require(Header(bytes: sums("0000000000000000", "0")))
        let right = try #require(header.updatingChecksum(dataSum: 0)).bytes
        let two = try inspect(right).checksumCheck
        #expect(two.outcome == .ok)
        #expect(two.summary.contains("2"))
        let one = try inspect(sums(nil, "0")).checksumCheck
        #expect(one.summary.hasPrefix("1 "))
        let three = try inspect(
            right + FITSBytes.image(axes: [4], ["DATASUM = '1'"], data: [0, 0, 0, 1])
        ).checksumCheck
        #expect(three.summary.contains("3"))
    }

    @Test func `wrong sums are named, with HDU and keyword`() throws {
        let bytes =
            sums("abcdABCDabcdABCD", "7")
            + FITSBytes.image(axes: [4], ["DATASUM = 'x'"], data: [0, 0, 0, 1])
        let check = try inspect(bytes).checksumCheck
        #expect(check.outcome == .failed)
        let lines = [check.summary] + check.details
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("HDU 1: CHECKSUM"))
        #expect(lines[1].hasPrefix("HDU 1: DATASUM"))
        #expect(lines[2].hasPrefix("HDU 2: DATASUM"))
        #expect(lines[2].contains("'x'"))
    }

    @Test func `a sum that was wrong before the stamp is said to be`() throws {
        let folder = try ScratchFolder()
        let primary = try folder.write(FITSBytes.primary(["DATASUM = '7'"]), to: "b.fits")
        try Stamps.stamp(primary, StampRequest(activity: "x"))
        #expect(try Inspection(primary).checksumCheck.details.count == 1)
        let path = try folder.write(
            FITSBytes.primary() + FITSBytes.image(axes: [1], ["DATASUM = '7'"], data: [1]),
            to: "a.fits")
        try Stamps.stamp(path, StampRequest(activity: "x"))
        let before = try Inspection(path).checksumCheck
        #expect(before.outcome == .failed)
        #expect(before.details.count == 1)
        // What changed since then may be what made it wrong.
        var bytes = try Files.bytes(path)
        let hdu = try FITSFile(reading: path).hdus[1]
        bytes[hdu.dataOffset] = 2
        #expect(try inspect(bytes).checksumCheck.details == [])
        // Not measured, nothing is known.
        #expect(
            try inspect(try Files.bytes(path), .contents(.checksums)).checksumCheck.details == [])
    }

    @Test func `a sum that an edit of the stamp made wrong was right before`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var bytes = try Files.bytes(fixture.product)
        let hdu = try #require(try FITSFile(reading: fixture.product).hdus.last)
        bytes[hdu.dataOffset] ^= 1
        let document = try inspect(bytes).checksumCheck
        #expect(document.outcome == .failed)
        #expect(([document.summary] + document.details).allSatisfy { $0.hasPrefix("HDU 3: ") })

        let header = try #require(Header(bytes: sums("0000000000000000", nil)))
        let right = try #require(header.updatingChecksum(dataSum: 0)).bytes
        let path = try fixture.folder.write(right, to: "a.fits")
        try Stamps.stamp(path, StampRequest(activity: "before"))
        bytes = try Files.bytes(path)
        let place = try #require(bytes.firstRange(of: Array("'before".utf8)))
        bytes[place.lowerBound + 1] = UInt8(ascii: "B")
        let card = try inspect(bytes).checksumCheck
        #expect(card.outcome == .failed)
        #expect(card.details == [])
    }
}

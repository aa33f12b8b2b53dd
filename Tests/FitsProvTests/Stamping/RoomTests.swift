import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// Blank cards that are kept free for a stamp.
@Suite struct RoomTests {
    private func plan(_ bytes: [UInt8], usesRoom: Bool) throws -> StampPlan {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        let file = try FITSFile(reading: path, measuring: [.checksums, .digests])
        var inputs = InputReader()
        return try StampPlan(
            file, .of(product: "urn:x:p", execution: "urn:x:e"), profile: .cta, target: path,
            inputs: &inputs, usesRoom: usesRoom)
    }

    private func primary(blanks: Int) -> [UInt8] {
        FITSBytes.primary(
            [FITSBytes.fixed("OBJECT", "'Crab    '")] + [String](repeating: " ", count: blanks))
    }

    @Test(arguments: [0, 1, 20, 31, 32, 40, 67, 68, 104])
    func `a stamp takes as many blank cards as it needs, and the header does not grow`(
        blanks: Int
    ) throws {
        let bytes = primary(blanks: blanks)
        let plain = try plan(bytes, usesRoom: false).header
        let header = try plan(bytes, usesRoom: true).header
        let cards = 4
        let stamp = plain.count - cards - blanks
        #expect(header.count == max(cards + stamp, min(plain.count, bytes.count / 80 - 36)))
        if blanks >= stamp { #expect(header.bytes.count == bytes.count) }
        #expect(StampBlock(in: header)?.ownCards.count == stamp)
    }

    @Test func `what is left of the room stays when the stamp is taken off`() throws {
        let bytes = primary(blanks: 60)
        let made = try plan(bytes, usesRoom: true)
        let folder = try ScratchFolder()
        let path = try folder.write(made.header.bytes + made.documentHDU, to: "a.fits")
        #expect(try Inspection(path).verify().verdict == .intact)
        try Stamper().strip(path)
        let rest = try FITSFile(reading: path)
        let former = try #require(Header(bytes: bytes)).prefix(4).map { $0.text }
        let cards = rest.hdus[0].header.prefix(4).map { $0.text }
        #expect(cards == former)
        let isRestBlank = rest.hdus[0].header.dropFirst(4).allSatisfy { $0.isBlank }
        #expect(isRestBlank)
    }

    @Test func `a right checksum goes on to be right`() throws {
        let file = try #require(Header(bytes: primary(blanks: 60)))
        let summed = try file.addingSums(dataSum: 0)
        let made = try plan(summed.bytes, usesRoom: true)
        #expect(made.header.checksumIsRight(dataSum: 0))
        #expect(made.header.bytes.count == summed.bytes.count)
    }
}

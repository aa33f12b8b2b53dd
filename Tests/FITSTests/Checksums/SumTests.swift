import FITS
import TestSupport
import Testing

/// Sums with results by hand, at the edges of words, vectors and runs.
struct SumTests {
    @Test(
        arguments: [
            ([], 0), ([0, 0, 0, 1], 1), ([1, 0, 0, 0], 0x0100_0000), ([1, 2, 3, 4], 0x0102_0304),
            // A carry out of the top comes back at the bottom.
            ([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1], 1), ([0x80, 0, 0, 0, 0x80, 0, 0, 0], 1),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 0xFFFF_FFFF),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], 0xFFFF_FFFF),
            ([0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 1], 0xFFFF_FFFF),
            ([0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 2], 2),
            ([0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1], 0x0100_0000),
        ] as [([UInt8], UInt32)])
    func `words are added with their carry`(_ bytes: [UInt8], _ sum: UInt32) {
        var whole = OnesComplement()
        whole.add(bytes[...])
        #expect(whole.value == sum)
        var parts = OnesComplement()
        for start in stride(from: 0, to: bytes.count, by: 4) {
            parts.add(bytes[start..<start + 4])
        }
        #expect(parts.value == sum)
        var continued = OnesComplement(0xFFFF_FFFF)
        continued.add(bytes[...])
        #expect(continued.value == (sum == 0 ? 0xFFFF_FFFF : sum))
    }

    // 64 bytes are one vector, 16384 bytes one run of them.
    @Test(arguments: [
        0, 1, 2, 3, 4, 31, 32, 60, 63, 64, 67, 127, 128, 16_319, 16_320, 16_383, 16_384, 16_387,
        16_447, 16_448, 16_451,
    ])
    func `a byte counts by its place in its word, wherever the word stands`(_ place: Int) {
        var bytes = [UInt8](repeating: 0, count: 16_384 + 64 + 4)
        bytes[place] = 0xA5
        var sum = OnesComplement()
        sum.add(bytes[...])
        #expect(sum.value == 0xA5 << UInt32(24 - 8 * (place % 4)))
    }

    // Each byte of the complement is a quarter four times, the first with the rest of it.
    @Test(
        arguments: [
            (0xFFFF_FFFF, "0000000000000000"), (0, "orrrrooooooooooo"),
            (0xFFFF_FFFE, "0000100000000000"),
            (0xFEFF_FFFF, "0100000000000000"), (0xFFFF_FFFB, "1000100010001000"),
        ] as [(UInt32, String)])
    func `a sum has the characters that a hand makes of it`(_ sum: UInt32, _ text: String) {
        #expect(ChecksumText.encode(sumWithZeros: sum) == text)
    }

    private static func header(_ cards: [String]) throws -> Header {
        try #require(
            Header(
                bytes: FITSBytes.header(
                    [FITSBytes.fixed("SIMPLE", "T")] + FITSBytes.array(8, []) + cards)))
    }

    @Test(arguments: [
        "COMMENT none", "CHECKSUM= '000000000000000'", "CHECKSUM= '00000000000000000'",
        "CHECKSUM=  '0000000000000000'", "CHECKSUM= 0000000000000000", "CHECKSUM= ''",
        "CHECKSUM= '000000000000000 '", "CHECKSUM  '0000000000000000'",
        "HIERARCH CHECKSUM = '0000000000000000'", "CHECKSUM= '00000000''0000000'",
    ])
    func `only 16 characters in columns 12 to 27 are taken for a CHECKSUM`(_ card: String) throws {
        let header = try Self.header([card])
        #expect(header.updatingChecksum(dataSum: 0) == nil)
        #expect(header.replacingChecksum(with: "0123456789abcdef") == nil)
        #expect(!header.checksumIsRight(dataSum: 0))
    }

    @Test func `the characters of a CHECKSUM are replaced by 16 others and no more`() throws {
        let header = try Self.header(["A       = 1", "CHECKSUM= '0000000000000000' / c"])
        for wrong in ["", "0123456789abcde", "0123456789abcdefg", "0123456789abcde\u{e9}"] {
            #expect(header.replacingChecksum(with: wrong) == nil)
        }
        let replaced = try #require(header.replacingChecksum(with: "0123456789abcdef"))
        #expect(replaced[4].text == "CHECKSUM= '0123456789abcdef' / c")
        #expect(replaced.count == header.count)
        #expect(Array(replaced.dropLast()) == Array(header.dropLast()))
    }

    @Test func `a sum is right for its own data only`() throws {
        let header = try Self.header(["CHECKSUM= '0000000000000000'"])
        for sum in [0, 1, 0x8000_0000, 0xFFFF_FFFE] as [UInt32] {
            let updated = try #require(header.updatingChecksum(dataSum: sum))
            #expect(updated.checksumIsRight(dataSum: sum))
            #expect(!updated.checksumIsRight(dataSum: sum &+ 1 == 0 ? 5 : sum + 1))
            #expect(updated.updatingChecksum(dataSum: sum) == updated)
            var whole = OnesComplement(sum)
            whole.add(updated.bytes[...])
            #expect(whole.value == 0xFFFF_FFFF)
        }
    }

    @Test(arguments: [
        ("EXTEND  =                    T / c", "EXTEND  =                    F / c"),
        ("EXTEND  = T/c", "EXTEND  = F/c"), ("EXTEND  =  T", "EXTEND  =  F"),
        ("EXTEND  = F", "EXTEND  = F"),
    ])
    func `a logical is replaced where it stands`(_ card: String, _ expected: String) throws {
        let header = try Self.header(["A       = 1", card, "B       = T"])
        let replaced = try #require(header.replacingLogical(at: 4, with: false))
        #expect(replaced.map(\.text)[4] == expected)
        #expect(replaced[5] == header[5])
        #expect(replaced[3] == header[3])
        #expect(replaced.replacingLogical(at: 4, with: true)?[4].value == .logical(true))
    }

    @Test(arguments: ["EXTEND  = 1", "EXTEND  = 'T'", "EXTEND   T", "COMMENT T", "EXTEND  ="])
    func `what is no logical is not replaced by one`(_ card: String) throws {
        #expect(try Self.header([card]).replacingLogical(at: 3, with: true) == nil)
    }
}

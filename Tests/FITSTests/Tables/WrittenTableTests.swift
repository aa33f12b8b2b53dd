import FITS
import TestSupport
import Testing

/// Tables that are written, byte by byte.
struct WrittenTableTests {
    private static func split(_ bytes: [UInt8]) throws -> (header: Header, data: [UInt8]) {
        let header = try #require(Header(bytes: Array(bytes.prefix(2880))))
        return (header, Array(bytes.dropFirst(2880)))
    }

    @Test func `rows and heap stand as the standard says`() throws {
        let rows: [[[UInt8]]] = [
            [Array("ab".utf8), [1, 2, 3], [9]], [Array("c".utf8), [], [8, 7]],
        ]
        let table = ByteTable([.characters("ID"), .heapBytes("DOC"), .heapBytes("B")], rows: rows)
        let (header, data) = try Self.split(table.bytes(with: []))
        let first: [UInt8] = [0x61, 0x62, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3]
        let second: [UInt8] = [0x63, 0x20, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 4]
        let content = first + second + [1, 2, 3, 9, 8, 7]
        #expect(data == content + [UInt8](repeating: 0, count: 2880 - content.count))
        let expected: [(String, CardValue)] = [
            ("XTENSION", .string("BINTABLE")), ("BITPIX", .integer(8)), ("NAXIS", .integer(2)),
            ("NAXIS1", .integer(18)), ("NAXIS2", .integer(2)), ("PCOUNT", .integer(6)),
            ("GCOUNT", .integer(1)), ("TFIELDS", .integer(3)), ("TTYPE1", .string("ID")),
            ("TFORM1", .string("2A")), ("TTYPE2", .string("DOC")), ("TFORM2", .string("1PB(3)")),
            ("TTYPE3", .string("B")), ("TFORM3", .string("1PB(2)")),
        ]
        // The mandatory keywords are first and in this order (FITS 4.0 §4.4.1.2, 7.3.1).
        #expect(header.prefix(expected.count).map(\.keyword) == expected.map(\.0))
        for (keyword, value) in expected { #expect(header.value(keyword) == value, "\(keyword)") }
        #expect(header.suffix(2).map(\.keyword) == ["CHECKSUM", "DATASUM"])
    }

    @Test(arguments: [(2879, 1), (2880, 1), (2881, 2), (5760, 2), (5761, 3)])
    func `data are filled up to whole blocks and no further`(_ size: Int, _ blocks: Int) throws {
        let cell = [UInt8](repeating: 0x41, count: size)
        let bytes = try ByteTable([.characters("A")], rows: [[cell]]).bytes(with: [])
        #expect(bytes.count == 2880 * (1 + blocks))
        let (header, data) = try Self.split(bytes)
        #expect(Array(data.prefix(size)) == cell)
        #expect(data.dropFirst(size).allSatisfy { $0 == 0 })
        #expect(header.value("NAXIS1") == .integer(size))
        #expect(header.value("PCOUNT") == .integer(0))
        var sum = OnesComplement()
        sum.add(bytes[...])
        #expect(sum.value == 0xFFFF_FFFF)
    }

    @Test func `a table without rows has no data`() throws {
        let bytes = try ByteTable([.characters("A"), .heapBytes("B")], rows: []).bytes(with: [])
        #expect(bytes.count == 2880)
        let header = try #require(Header(bytes: bytes))
        #expect(header.value("NAXIS1") == .integer(8))
        #expect(header.value("NAXIS2") == .integer(0))
        #expect(header.string("TFORM1") == "0A")
        #expect(header.string("TFORM2") == "1PB(0)")
        #expect(header.string("DATASUM") == "0")
        #expect(header.checksumIsRight(dataSum: 0))
    }

    @Test func `further cards stand behind the columns and before the sums`() throws {
        let cards = try Card.make("EXTNAME", .string("X")) + Card.make("A", .integer(1))
        let bytes = try ByteTable([.characters("A")], rows: []).bytes(with: cards)
        let header = try #require(Header(bytes: bytes))
        #expect(
            header.map(\.keyword).suffix(6)
                == ["TTYPE1", "TFORM1", "EXTNAME", "A", "CHECKSUM", "DATASUM"])
    }
}

import FITS
import Files
import TestSupport
import Testing

/// A descriptor of a heap cell that leads out of its table.
struct Descriptor: Sendable, CustomTestStringConvertible {
    let length: Int
    let offset: Int
    let code: FITSError.Code

    var testDescription: String { "\(length) bytes at \(offset)" }
}

struct BinaryTableTests {
    @Test func `cells of characters, bytes and the heap are read`() throws {
        let row =
            Array("ab   ".utf8) + [1, 0, 3] + big(4, 3) + big(4, 1) + big(8, 2) + big(8, 0)
            + big(4, 99)
        let empty =
            Array("c\0xyz".utf8) + [0, 0, 0] + big(4, 0) + big(4, 0) + big(8, 0) + big(8, 0)
        let table = try table(
            ["5A", "3B", "1PB(3)", "QB", "J"], row.count, [row, empty + big(4, 0)],
            heap: [10, 20, 30, 40])
        #expect(table.rows == 2)
        #expect(try table.cell(0, row: 0) == Array("ab".utf8))
        #expect(try table.cell(1, row: 0) == [1, 0, 3])
        #expect(try table.cell(2, row: 0) == [20, 30, 40])
        #expect(try table.cell(3, row: 0) == [10, 20])
        #expect(try table.cell(0, row: 1) == Array("c".utf8))
        #expect(try table.cell(2, row: 1) == [])
        #expect(table.column("c3") == 2)
        #expect(table.column("C9") == nil)
        let error = #expect(throws: FITSError.self) { try table.cell(4, row: 0) }
        #expect(error?.code == .badTable)
        #expect(throws: FITSError.self) { try table.cell(0, row: 2) }
        #expect(throws: FITSError.self) { try table.cell(0, row: -1) }
    }

    @Test(arguments: [
        Descriptor(length: 5, offset: 0, code: .badTable),
        Descriptor(length: 1, offset: 4, code: .badTable),
        Descriptor(length: -1, offset: 0, code: .badTable),
        Descriptor(length: 1, offset: -1, code: .badTable),
        Descriptor(length: 1, offset: Int.max, code: .badTable),
        Descriptor(length: Int.max, offset: Int.max, code: .limit),
        Descriptor(length: 1 << 24 + 1, offset: 0, code: .limit),
    ])
    func `a descriptor that leads out of the table is an error`(_ descriptor: Descriptor) throws {
        let row = big(8, descriptor.length) + big(8, descriptor.offset)
        let table = try table(["1QB"], 16, [row], heap: [1, 2, 3, 4])
        let error = #expect(throws: FITSError.self) { try table.cell(0, row: 0) }
        #expect(error?.code == descriptor.code)
    }

    @Test(arguments: [Int.min, -1, 1 << 40, Int.max])
    func `a heap that stands elsewhere than in the data is an error`(_ heap: Int) throws {
        let table = try table(
            ["1PB"], 8, [big(4, 2) + big(4, 0)], heap: [1, 2], ["THEAP   = \(heap)"])
        let error = #expect(throws: FITSError.self) { try table.cell(0, row: 0) }
        #expect(error?.code == .badTable)
    }

    @Test func `a heap behind a gap is found`() throws {
        let table = try table(
            ["1PB"], 8, [big(4, 2) + big(4, 0)], heap: [0, 0, 5, 6], ["THEAP   = 10"])
        #expect(try table.cell(0, row: 0) == [5, 6])
    }

    @Test func `a cell beyond what the caller wants is refused`() throws {
        let table = try table(
            ["1PB", "4B"], 12, [big(4, 4) + big(4, 0) + [1, 2, 3, 4]], heap: [1, 2, 3, 4])
        #expect(try table.cell(0, row: 0, limit: 4).count == 4)
        for column in 0...1 {
            let error = #expect(throws: FITSError.self) { try table.cell(column, row: 0, limit: 3) }
            #expect(error?.code == .limit)
        }
    }

    @Test(arguments: [
        "", " ", "9", "Z", "-1A", "99999999999999999999A", "4611686018427387904K", "9A",
        "\u{bd}A",
    ])
    func `a column that cannot be is refused`(_ form: String) throws {
        #expect(throws: FITSError.self) {
            try self.table([form], 8, [[0, 0, 0, 0, 0, 0, 0, 0]], heap: [])
        }
    }

    @Test(arguments: ["-1", "1000", "'two'", "3"])
    func `a number of columns that cannot be is refused`(_ fields: String) throws {
        let folder = try ScratchFolder()
        let cards =
            [FITSBytes.fixed("XTENSION", "'BINTABLE'")] + FITSBytes.array(8, [1, 1])
            + [FITSBytes.fixed("TFIELDS", fields), "TFORM1  = '1B'"]
        let path = try folder.write(FITSBytes.primary() + FITSBytes.hdu(cards, data: [1]), to: "a")
        let file = try FITSFile(reading: path, keep: { _ in true })
        let hdu = try #require(file.hdus.last)
        let error = #expect(throws: FITSError.self) { try BinaryTable(hdu, data: [1]) }
        #expect(error?.code == .badTable)
    }

    private func table(
        _ forms: [String], _ rowSize: Int, _ rows: [[UInt8]], heap: [UInt8], _ cards: [String] = []
    ) throws -> BinaryTable {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.table(
            forms: forms, rowSize: rowSize, rows: rows.count, heap: heap.count, cards,
            data: rows.flatMap(\.self) + heap)
        let path = try folder.write(FITSBytes.primary() + bytes, to: "a.fits")
        let file = try FITSFile(reading: path, keep: { _ in true })
        let hdu = try #require(file.hdus.last)
        return try BinaryTable(hdu, data: try #require(file.keptData[2]))
    }

    /// The lowest bytes of a number, the highest first.
    private func big(_ count: Int, _ number: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

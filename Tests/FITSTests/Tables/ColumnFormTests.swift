import FITS
import Files
import TestSupport
import Testing

/// The forms of columns with their sizes by hand (FITS 4.0 table 18).
struct ColumnFormTests {
    private static func hdu(
        _ forms: [String], rowSize: Int, rows: Int = 1, heap: Int = 0, _ cards: [String] = [],
        data: [UInt8]? = nil
    ) throws -> (hdu: HDU, data: [UInt8]) {
        let folder = try ScratchFolder()
        let bytes = data ?? [UInt8](repeating: 0, count: rowSize * rows + heap)
        let path = try folder.write(
            FITSBytes.primary()
                + FITSBytes.table(
                    forms: forms, rowSize: rowSize, rows: rows, heap: heap, cards, data: bytes),
            to: "a.fits")
        let file = try FITSFile(reading: path, keep: { _ in true })
        return (try #require(file.hdus.last), try #require(file.keptData[2]))
    }

    @Test(arguments: [
        ("L", 1), ("3L", 3), ("B", 1), ("2B", 2), ("I", 2), ("2I", 4), ("J", 4), ("3J", 12),
        ("K", 8), ("2K", 16), ("A", 1), ("20A", 20), ("E", 4), ("2E", 8), ("D", 8), ("2D", 16),
        ("C", 8), ("2C", 16), ("M", 16), ("2M", 32), ("P", 8), ("1PB(9)", 8), ("PI", 8), ("0PJ", 0),
        ("Q", 16), ("1QB(9)", 16), ("QD", 16), ("0A", 0), ("0D", 0), ("X", 1), ("0X", 0), ("1X", 1),
        ("7X", 1), ("8X", 1), ("9X", 2), ("16X", 2), ("17X", 3), (" 4A", 4), ("4A ", 4),
        ("05B", 5), ("60A20", 60), ("4A:x", 4),
    ])
    func `a column takes as many bytes of a row as its form says`(_ form: String, _ size: Int)
        throws
    {
        let (hdu, _) = try Self.hdu([form], rowSize: size)
        let column = try #require(try BinaryTable.columns(of: hdu).first)
        #expect(column.size == size)
        #expect(column.name == "C1")
        guard size > 0 else { return }
        // A row that is one byte shorter does not hold it.
        let (short, _) = try Self.hdu([form], rowSize: size - 1)
        let error = #expect(throws: FITSError.self) { try BinaryTable.columns(of: short) }
        #expect(error?.code == .badTable)
        #expect(error?.hdu == 2)
    }

    @Test(arguments: [
        ("A", TableColumn.Form.characters, 1), ("7A", .characters, 7), ("B", .bytes, 1),
        ("PB", .heapBytes(wide: false), 1), ("1PA(3)", .heapBytes(wide: false), 1),
        ("QB", .heapBytes(wide: true), 1), ("0QA", .heapBytes(wide: true), 0),
        ("PI", .other("P"), 1), ("P", .other("P"), 1), ("QX", .other("Q"), 1),
        ("3X", .other("X"), 3),
        ("2J", .other("J"), 2),
    ])
    func `a form is told by its letters`(_ text: String, _ form: TableColumn.Form, _ count: Int)
        throws
    {
        let (hdu, _) = try Self.hdu([text], rowSize: 64)
        let column = try #require(try BinaryTable.columns(of: hdu).first)
        #expect(column.form == form)
        #expect(column.count == count)
    }

    @Test func `cells stand behind those of all columns and rows before`() throws {
        let row = { (mark: UInt8) -> [UInt8] in
            [mark, 0, 0, 0, 0] + Array("ab".utf8) + [mark &+ 1, mark &+ 2, mark &+ 3] + [mark]
        }
        let data = row(10) + row(20) + row(30)
        let (hdu, kept) = try Self.hdu(["J", "9X", "A", "3B"], rowSize: 11, rows: 3, data: data)
        let table = try BinaryTable(hdu, data: kept)
        // 4 bytes of J and 2 of X come before the character.
        #expect(try (0..<3).map { try table.cell(2, row: $0) } == [[0x62], [0x62], [0x62]])
        #expect(try table.cell(3, row: 0) == [11, 12, 13])
        #expect(try table.cell(3, row: 1) == [21, 22, 23])
        #expect(try table.cell(3, row: 2) == [31, 32, 33])
        let error = #expect(throws: FITSError.self) { try table.cell(3, row: 3) }
        #expect(error?.reason == "there is no row 4")
        let other = #expect(throws: FITSError.self) { try table.cell(0, row: 0) }
        #expect(other?.reason == "column 1 has the form J, not bytes or characters")
    }

    @Test func `a heap cell may end with the heap and not one byte behind it`() throws {
        let descriptor = { (length: UInt8, place: UInt8) -> [UInt8] in
            [0, 0, 0, length, 0, 0, 0, place]
        }
        let rows = descriptor(3, 0) + descriptor(1, 2) + descriptor(0, 3) + descriptor(1, 3)
        let (hdu, kept) = try Self.hdu(
            ["PB"], rowSize: 8, rows: 4, heap: 3, data: rows + [7, 8, 9])
        let table = try BinaryTable(hdu, data: kept)
        #expect(try table.cell(0, row: 0) == [7, 8, 9])
        #expect(try table.cell(0, row: 1) == [9])
        #expect(try table.cell(0, row: 2) == [])
        #expect(throws: FITSError.self) { try table.cell(0, row: 3) }
        #expect(try table.cell(0, row: 0, limit: 3).count == 3)
        let error = #expect(throws: FITSError.self) { try table.cell(0, row: 0, limit: 2) }
        #expect(error?.code == .limit)
        #expect(error?.reason == "a cell is 3 bytes long, more than 2 (limit cellBytes)")
    }

    @Test func `both halves of a descriptor are read to their highest byte`() throws {
        let heap = [UInt8](repeating: 1, count: 0x0102) + [5, 6]
        let narrow: [UInt8] = [0, 0, 0, 2, 0, 0, 1, 2]
        let (hdu, kept) = try Self.hdu(["PB"], rowSize: 8, heap: heap.count, data: narrow + heap)
        #expect(try BinaryTable(hdu, data: kept).cell(0, row: 0) == [5, 6])
        let wide: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 2]
        let (hdu2, kept2) = try Self.hdu(["QA"], rowSize: 16, heap: heap.count, data: wide + heap)
        #expect(try BinaryTable(hdu2, data: kept2).cell(0, row: 0) == [5, 6])
        for place in [0, 4] {
            var negative = narrow
            negative[place] = 0x80
            let (hdu, kept) = try Self.hdu(
                ["PB"], rowSize: 8, heap: heap.count, data: negative + heap)
            let table = try BinaryTable(hdu, data: kept)
            let error = #expect(throws: FITSError.self) { try table.cell(0, row: 0) }
            #expect(error?.reason == "a heap descriptor is negative")
        }
    }

    @Test func `of columns with one name the first is found, in any case and with blanks`() throws {
        let (hdu, kept) = try Self.hdu(
            ["A", "A", "A"], rowSize: 3,
            ["TTYPE3  = 'not this'"], data: Array("abc".utf8))
        let table = try BinaryTable(hdu, data: kept)
        #expect(table.column("c2") == 1)
        #expect(table.column("C1") == 0)
        #expect(table.column("C") == nil)
        #expect(table.column("C11") == nil)
        #expect(table.column("") == nil)
    }

    @Test func `a table must have two axes and may have no columns`() throws {
        let (empty, _) = try Self.hdu([], rowSize: 0, rows: 0)
        #expect(try BinaryTable.columns(of: empty) == [])
        let folder = try ScratchFolder()
        for axes in [[4], [1, 2, 2]] {
            let cards =
                [FITSBytes.fixed("XTENSION", "'BINTABLE'")] + FITSBytes.array(8, axes)
                + [FITSBytes.fixed("TFIELDS", 0)]
            let path = try folder.write(
                FITSBytes.primary() + FITSBytes.hdu(cards, data: [1, 2, 3, 4]), to: "a.fits")
            let hdu = try #require(try FITSFile(reading: path).hdus.last)
            let error = #expect(throws: FITSError.self) { try BinaryTable.columns(of: hdu) }
            #expect(error?.reason == "a table must have two axes")
        }
    }
}

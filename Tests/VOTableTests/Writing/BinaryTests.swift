import Testing
import VOTable

struct BinaryTests {
    /// The bytes of the only stream of the document, in hexadecimal digits.
    private func stream(_ document: [UInt8]) throws -> String {
        let text = String(decoding: document, as: UTF8.self)
        let start = try #require(text.split(separator: "base64\">\n", maxSplits: 1).last)
        let base64 = try #require(start.split(separator: "</STREAM>", maxSplits: 1).first)
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bits = ""
        for byte in base64.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { continue }
            let digits = String(value, radix: 2)
            bits += String(repeating: "0", count: 6 - digits.count) + digits
        }
        var hexadecimal = ""
        while bits.utf8.count >= 8 {
            let value = try #require(UInt8(bits.prefix(8), radix: 2))
            hexadecimal += (value < 16 ? "0" : "") + String(value, radix: 16)
            bits.removeFirst(8)
        }
        return hexadecimal
    }

    @Test(arguments: [
        (Column("x", .boolean), Cell.boolean(true), "54"), (Column("x", .boolean), .null, "3f"),
        (Column("x", .bit), .boolean(true), "80"),
        (
            Column("x", .bit, .fixed(9)),
            .booleans([true] + Array(repeating: false, count: 7) + [true]), "8080"
        ),
        (Column("x", .bit, .any), .booleans([false, true, true]), "0000000360"),
        (Column("x", .unsignedByte), .integer(200), "c8"),
        (Column("x", .short), .integer(-2), "fffe"), (Column("x", .int), .integer(258), "00000102"),
        (Column("x", .long), .integer(-1), "ffffffffffffffff"),
        (Column("x", .float), .real(1), "3f800000"),
        (Column("x", .double), .real(-2), "c000000000000000"),
        (Column("x", .double), .null, "7ff8000000000000"),
        (Column("x", .floatComplex), .reals([1, -1]), "3f800000bf800000"),
        (Column("x", .char), .text("a"), "61"),
        (Column("x", .char, .fixed(3)), .text("ab"), "616200"),
        (Column("x", .char, .any), .text("ab"), "000000026162"),
        (Column("x", .char, ArraySize(.any, fixed: [3])), .text("abcd"), "00000006616263642020"),
        (Column("x", .unicodeChar, .any), .text("é中"), "0000000200e94e2d"),
        (Column("x", .unicodeChar, .fixed(2)), .text("é"), "00e90000"),
        (Column("x", .int, .any), .null, "00000000"),
        (Column("x", .int).declaringNull(), .null, "80000000"),
        (Column("x", .short, .any), .integers([1, 2]), "0000000200010002"),
        (Column("x", .short, ArraySize(.any, fixed: [2])), .integers([1, 2]), "0000000200010002"),
        (
            Column("x", .doubleComplex, .any), .reals([0, 0]),
            "0000000100000000000000000000000000000000"
        ),
    ])
    func `bytes are as the standard has them`(
        _ column: Column, _ cell: Cell, _ bytes: String
    ) throws {
        let rows = [[cell]]
        let binary = try Samples.document(.binary, columns: [column], rows: rows)
        #expect(try stream(binary) == bytes)
        let flagged = try Samples.document(.binary2, columns: [column], rows: rows)
        #expect(try stream(flagged) == (cell.isNull ? "80" : "00") + bytes)
        for document in [binary, flagged] {
            let read = try StoredTable.all(in: document).first?.rows
            let padded = cell == .text("abcd") ? .text("abcd  ") : cell
            let isSame =
                read?.count == 1
                && (read.map { Samples.areSame($0[0][0], padded) } == true
                    || (cell.isNull && column.datatype == .double && document == binary))
            #expect(isSame)
        }
    }

    @Test(arguments: [1, 7, 8, 9, 16, 17])
    func `each cell has its flag`(_ count: Int) throws {
        let columns = (0..<count).map { Column("c\($0)", .unsignedByte) }
        let row = (0..<count).map { $0 % 3 == 0 ? Cell.null : .integer(Int64($0)) }
        let document = try Samples.document(.binary2, columns: columns, rows: [row, row])
        #expect(try StoredTable.all(in: document).first?.rows == [row, row])
        #expect(try stream(document).utf8.count == 4 * ((count + 7) / 8 + count))
    }

    @Test func `BINARY reads back what it can say`() throws {
        let rows = Array(Samples.rows.dropLast())
        let document = try Samples.document(.binary, rows: rows)
        let table = try #require(StoredTable.all(in: document).first)
        #expect(table.table.columns == Samples.columns)
        for (row, written) in zip(table.rows, rows) {
            for index in row.indices {
                let isSame = Samples.areSame(row[index], written[index])
                #expect(
                    isSame, "\(Samples.columns[index].name): \(written[index]) is \(row[index])")
            }
        }
    }

    @Test func `BINARY cannot say that an integer is null without a null value`() {
        #expect(throws: VOTableError.self) {
            try Samples.document(.binary, columns: [Column("x", .int)], rows: [[.null]])
        }
        #expect(throws: VOTableError.self) {
            try Samples.document(.binary, columns: [Column("x", .int, .fixed(2))], rows: [[.null]])
        }
    }
}

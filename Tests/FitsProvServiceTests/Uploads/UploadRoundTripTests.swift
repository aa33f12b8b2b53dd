import Testing
import VOTable

@testable import FitsProvService

@Suite struct UploadRoundTripTests {
    /// A column of every type, with what makes its values special.
    private static let columns: [(column: Column, cells: [Cell])] = [
        (Column("flag", .boolean), [.boolean(true), .null, .boolean(false)]),
        (Column("One Bit", .bit), [.boolean(true), .boolean(false), .boolean(true)]),
        (
            Column("bits", .bit, .fixed(3)),
            [
                .booleans([true, false, true]), .booleans([false, false, true]),
                .booleans([true, true, true]),
            ]
        ),
        (
            Column("truths", .boolean, .any),
            [.booleans([true, nil]), .booleans([false]), .booleans([true])]
        ),
        (null(Column("byte", .unsignedByte)), [.integer(0), .null, .integer(254)]),
        (
            null(Column("short", .short, unit: "ct", ucd: "phot.count")),
            [.integer(-32767), .null, .integer(32767)]
        ),
        (null(Column("int", .int)), [.integer(-5), .null, .integer(Int64(Int32.max))]),
        (null(Column("long", .long)), [.integer(.max), .null, .integer(-1)]),
        (Column("float", .float, unit: "m"), [.real(0.5), .real(.nan), .real(-.infinity)]),
        (Column("double", .double, utype: "a:b.c"), [.real(1e300), .null, .real(.nan)]),
        (Column("letter", .char), [.text("a"), .text("b"), .text("c")]),
        (
            Column("text", .char, .any, description: "words & <more>"),
            [.text("x;'\""), .null, .text("1")]
        ),
        (Column("eight", .char, .fixed(8)), [.text("12345678"), .text("abcdefgh"), .null]),
        (Column("wide", .unicodeChar, .any), [.text("α Cen"), .text("µ"), .null]),
        (
            Column("when", .char, .any, xtype: "timestamp"),
            [.text("2026-11-30T21:48:09"), .null, .text("2026-01-01")]
        ),
        (
            Column("where", .double, .fixed(2), xtype: "point", unit: "deg"),
            [.reals([370, -89]), .null, .reals([83.6, 22])]
        ),
        (
            Column("disc", .double, .fixed(3), xtype: "circle"),
            [.reals([10, 20, 0.5]), .reals([1, 2, 3]), .reals([0, 0, 180])]
        ),
        (
            Column("shape", .double, .any, xtype: "polygon"),
            [.reals([0, 0, 2, 0, 0, 2]), .null, .reals([1, 2])]
        ),
        (Column("bytes", .unsignedByte, .any), [.bytes([0, 255, 1]), .bytes([7]), .null]),
        (Column("ints", .int, ArraySize("2*")), [.integers([-1, 2]), .integers([3]), .null]),
        (
            Column("matrix", .float, ArraySize("2x2")),
            [.reals([1, 2, 3, 4]), .reals([0, 0, 0.5, -1]), .reals([1, .infinity, 3, 4])]
        ),
        (
            Column("complex", .doubleComplex),
            [.reals([1, -1]), .reals([0, 0.25]), .reals([2, 3])]
        ),
        (Column("name", .int), [.integer(1), .integer(2), .integer(3)]),
        (Column("_RAJ2000 (deg)", .double), [.real(1), .real(2), .real(3)]),
    ]

    private static func null(_ column: Column) -> Column { column.declaringNull() }

    private static func document(_ format: TableFormat) throws -> String {
        var writer = try #require(format.writer())
        try writer.begin(TableAnswer(columns.map(\.column)))
        for row in 0..<3 { try writer.append(columns.map { $0.cells[row] }) }
        writer.finish(.complete)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test(arguments: [TableFormat.votable, .binary2], [TableFormat.votable, .binary2])
    func `all comes back as it was sent`(sent: TableFormat, wanted: TableFormat) async throws {
        let columns = UploadRoundTripTests.columns
        let document = try UploadRoundTripTests.document(sent)
        try await RunningService.with { client in
            let reply = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", format: wanted.aliases[0], uploads: "t,param:p",
                [("p", document)])
            let table = try #require(try StoredTable.all(in: reply.body).first)
            #expect(table.rows.count == 3)
            for (index, column) in table.table.columns.enumerated() {
                let expected = columns[index].column
                #expect(column.name == expected.name)
                #expect(column.datatype == expected.datatype)
                #expect(column.arraysize == expected.arraysize)
                #expect(column.xtype == expected.xtype)
                #expect(column.unit == expected.unit)
                #expect(column.ucd == expected.ucd)
                #expect(column.utype == expected.utype)
                #expect(column.description == expected.description)
                for row in table.rows.indices {
                    let (got, sent) = (table.rows[row][index], columns[index].cells[row])
                    #expect("\(got)" == "\(sent)", "\(column.name), row \(row)")
                }
            }
        }
    }
}

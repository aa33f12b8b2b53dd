import Testing
import VOTable

struct UnwritableTests {
    private static let int = Column("x", .int)

    @Test(arguments: [
        (Column("x", .int), Cell.text("a"), "text in a column of int"),
        (Column("x", .int), .real(1.5), "the number 1.5 in a column of int"),
        (Column("x", .int), .integer(2_147_483_648), "2147483648 is no int"),
        (Column("x", .short), .real(1e6), "1000000 is no short"),
        (Column("x", .unsignedByte), .integer(-1), "-1 is no unsignedByte"),
        (Column("x", .boolean), .integer(2), "the integer 2 in a column of boolean"),
        (Column("x", .float), .real(1e300), "1e+300 is no float"),
        (Column("x", .int), .integers([1]), "an array, where there is one element"),
        (Column("x", .int, .fixed(2)), .integers([1]), "1 elements, where there are 2"),
        (Column("x", .int, .fixed(1)), .integer(1), "one integer in a column of int"),
        (Column("x", .int, ArraySize(.upTo(2))), .integers([1, 2, 3]), "3 elements, more than 2"),
        (
            Column("x", .int, ArraySize(.any, fixed: [2])), .integers([1, 2, 3]),
            "3 elements, which is no multiple of 2"
        ),
        (Column("x", .short, .any), .integers([40_000]), "40000 is no short"),
        (Column("x", .double), .reals([1]), "an array, where there is one element"),
        (Column("x", .doubleComplex), .reals([1]), "an odd number of parts of complex numbers"),
        (Column("x", .doubleComplex), .real(1), "the number 1.0 in a column of doubleComplex"),
        (Column("x", .char, .fixed(2)), .text("abc"), "3 characters, more than 2"),
        (Column("x", .char), .text("ab"), "2 characters, more than 1"),
        (Column("x", .bit, .any), .booleans([nil]), "a bit that is unknown"),
        (Column("x", .char, .any), .bytes([1]), "an array of bytes in a column of char"),
        (
            Column("x", .int).declaringNull(), .integer(-2_147_483_648),
            "-2147483648 is the value that stands for null"
        ),
    ])
    func `what a column cannot hold is an error with its place`(
        _ column: Column, _ cell: Cell, _ reason: String
    ) {
        for serialization in [VOTableWriter.Serialization.tableData, .binary2] {
            do throws(any Error) {
                _ = try Samples.document(serialization, columns: [column], rows: [[cell]])
                Issue.record("it was written")
            } catch {
                #expect("\(error)" == "write VOTable: row 1, column x: \(reason)")
            }
        }
    }

    @Test(arguments: TableFormat.allCases.filter { $0 != .html })
    func `nothing of such a row is written`(_ format: TableFormat) throws {
        let columns = [Column("a", .char, .any), Column("b", .int)]
        var writer = try #require(format.writer())
        var other = writer
        try writer.begin(TableAnswer(columns))
        try other.begin(TableAnswer(columns))
        for row in [[Cell.text("one"), .integer(1)], [.text("two"), .text("no")], [.text("one")]] {
            do { try writer.append(row) } catch {}
        }
        try writer.append([.text("three"), .integer(3)])
        try other.append([.text("one"), .integer(1)])
        try other.append([.text("three"), .integer(3)])
        writer.finish(.complete)
        other.finish(.complete)
        #expect(writer.take() == other.take())
    }

    @Test(arguments: TableFormat.allCases.filter { $0 != .html })
    func `a table without columns is refused`(_ format: TableFormat) throws {
        var writer = try #require(format.writer())
        var hasFailed = false
        do { try writer.begin(TableAnswer([])) } catch { hasFailed = true }
        #expect(hasFailed)
    }
}

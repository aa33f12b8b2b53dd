import Testing
import VOTable

struct ModelTests {
    @Test(arguments: [
        (Datatype.short, "-32768"), (.int, "-2147483648"), (.long, "-9223372036854775808"),
        (.unsignedByte, "255"),
    ])
    func `columns of integers can declare a null value`(_ datatype: Datatype, _ null: String) {
        #expect(Column("n", datatype).declaringNull().domain?.null == null)
    }

    @Test func `other columns declare none, and what is declared stays`() {
        #expect(Column("x", .double).declaringNull().domain == nil)
        #expect(Column("x", .int, .any).declaringNull().domain == nil)
        var column = Column("x", .int)
        column.domain = Domain(null: "-1", minimum: Domain.Bound("0"))
        #expect(column.declaringNull() == column)
    }

    @Test func `a string parameter is ASCII or not`() {
        #expect(Parameter("p", text: "abc").column.datatype == .char)
        #expect(Parameter("p", text: "é").column.datatype == .unicodeChar)
        #expect(Parameter("ID", text: "", ref: "did").column.ref == "did")
    }

    @Test func `errors are one line of bounded length`() {
        let name = "a\u{1B}[31m\n" + String(repeating: "b", count: 1_000_000)
        let fields = "<FIELD name='x' datatype='int'/>"
        let document = Samples.document(
            fields: fields, rows: "<TR><TD>\(name.dropFirst(2))</TD></TR>")
        let text = Samples.fault(document)?.description ?? ""
        #expect(text.utf8.count < 1_000)
        #expect(!text.contains("\n"))
    }

    @Test func `cells stay small`() {
        #expect(MemoryLayout<Cell>.stride <= 24)
        #expect(Cell.null.isNull)
        #expect(!Cell.text("").isNull)
    }
}

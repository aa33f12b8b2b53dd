import Testing
import VOTable

struct CellReadingTests {
    private func read(_ field: String, _ cell: String) throws -> Cell? {
        let document = Samples.document(
            fields: "<FIELD name='x' \(field)", rows: "<TR><TD>\(cell)</TD></TR>")
        return try StoredTable.all(in: document).first?.rows.first?.first
    }

    @Test(arguments: [
        ("datatype='int'/>", " 12\n", Cell.integer(12)), ("datatype='int'/>", "", .null),
        ("datatype='int'/>", "  ", .null), ("datatype='short'/>", "0x10", .integer(16)),
        ("datatype='int'><VALUES null='-99'/></FIELD>", "-99", .null),
        ("datatype='int'><VALUES null='-99'/></FIELD>", "99", .integer(99)),
        ("datatype='int'><VALUES null='none'/></FIELD>", "99", .integer(99)),
        ("datatype='double'><VALUES null='-1e30'/></FIELD>", "-1.0E+30", .null),
        ("datatype='double'><VALUES null='NaN'/></FIELD>", "NaN", .null),
        ("datatype='char' arraysize='*'><VALUES null='none'/></FIELD>", "none", .null),
        ("datatype='boolean'/>", "tRUe", .boolean(true)),
        ("datatype='boolean'/>", "0", .boolean(false)),
        ("datatype='boolean'/>", "?", .null), ("datatype='bit'/>", "1", .boolean(true)),
        ("datatype='bit' arraysize='*'/>", "0110", .booleans([false, true, true, false])),
        ("datatype='bit' arraysize='*'/>", "0 1\n1 0", .booleans([false, true, true, false])),
        ("datatype='unsignedByte' arraysize='*'/>", "0xff 1", .bytes([255, 1])),
        ("datatype='int' arraysize='3'/>", "\t1 2\n 3 ", .integers([1, 2, 3])),
        ("datatype='float'/>", "0.1", .real(Double(Float(0.1)))),
        ("datatype='double'/>", "-inf", .real(-.infinity)),
        ("datatype='floatComplex'/>", "1 2", .reals([1, 2])),
        ("datatype='double' arraysize='2x*'/>", "1 2 3 4", .reals([1, 2, 3, 4])),
        ("datatype='char' arraysize='*'/>", " a &lt;&#233; ", .text(" a <é ")),
        ("datatype='char' arraysize='*'/>", "<![CDATA[<&]]>]", .text("<&]")),
        ("datatype='char' arraysize='10'/>", "Apple", .text("Apple")),
        ("datatype='char'/>", "x", .text("x")),
        ("datatype='unicodeChar' arraysize='2'/>", "\u{1F600}é", .text("\u{1F600}é")),
    ])
    func `cells are read`(_ field: String, _ text: String, _ cell: Cell) throws {
        #expect(try read(field, text) == cell)
    }

    @Test(arguments: [
        ("datatype='int'/>", "1.5", "'1.5' is no int"),
        ("datatype='int'/>", "1 2", "'1 2' is no int"),
        ("datatype='short'/>", "40000", "'40000' is no short"),
        ("datatype='boolean'/>", "maybe", "'maybe' is no boolean"),
        ("datatype='bit' arraysize='*'/>", "012", "'012' is no bit"),
        ("datatype='bit'/>", "01", "2 elements, where there is one"),
        ("datatype='double'/>", "1,5", "'1,5' is no double"),
        ("datatype='int' arraysize='3'/>", "1 2", "2 elements, where there are 3"),
        ("datatype='int' arraysize='2*'/>", "1 2 3", "3 elements, more than 2"),
        ("datatype='int' arraysize='2x*'/>", "1 2 3", "3 elements, which is no multiple of 2"),
        ("datatype='floatComplex'/>", "1", "an odd number of parts of complex numbers"),
        ("datatype='char' arraysize='3'/>", "Apple", "5 characters, more than 3"),
        ("datatype='char'/>", "ab", "2 characters, more than 1"),
    ])
    func `what cannot be understood is an error with its place`(
        _ field: String, _ text: String, _ reason: String
    ) {
        let document = Samples.document(
            fields: "<FIELD name='a' datatype='int'/><FIELD name='x' \(field)",
            rows: "<TR><TD>1</TD></TR><TR><TD>1</TD><TD>\(text)</TD></TR>")
        let fault = Samples.fault(document)?.description
        #expect(fault == "read VOTable: row 2, column x: \(reason)")
    }

    @Test func `cells that are missing are null, and more than the columns are an error`() throws {
        let fields = "<FIELD name='a' datatype='int'/><FIELD name='b' datatype='int'/>"
        let short = Samples.document(fields: fields, rows: "<TR><TD>1</TD></TR><TR/>")
        #expect(
            try StoredTable.all(in: short).first?.rows == [[.integer(1), .null], [.null, .null]])
        let long = Samples.document(fields: fields, rows: "<TR><TD>1</TD><TD/><TD/></TR>")
        let fault = Samples.fault(long)?.description
        #expect(fault == "read VOTable: row 1: more cells (TD) than the 2 columns (FIELD)")
    }

    @Test func `rows before an error are told`() throws {
        let document = Samples.document(
            fields: "<FIELD name='a' datatype='int'/>",
            rows: "<TR><TD>1</TD></TR><TR><TD>2</TD></TR><TR><TD>x</TD></TR>")
        var reader = VOTableReader()
        reader.append(document)
        reader.finish()
        var rows = 0
        var errors: [VOTableError] = []
        for _ in 0..<10 {
            do throws(VOTableError) {
                guard let event = try reader.next() else { break }
                if case .row = event { rows += 1 }
            } catch {
                errors.append(error)
            }
        }
        #expect(rows == 2)
        #expect(Set(errors).count == 1)
        #expect(errors.first?.place == .cell(row: 3, column: "a"))
    }
}

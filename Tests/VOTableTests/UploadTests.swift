import Testing
import VOTable

/// What taplint uploads, as it writes it: all its types, null values of each, two serialisations.
struct UploadTests {
    private static let fields = """
        <FIELD name="s_short" datatype="short"><VALUES null="-32768"/></FIELD>
        <FIELD name="i_int" datatype="int" unit="s"><VALUES null="-2147483648"/></FIELD>
        <FIELD name="l_long" datatype="long"><VALUES null="-9223372036854775808"/></FIELD>
        <FIELD name="f_float" datatype="float" ucd="phot.flux"/>
        <FIELD name="d_double" datatype="double" utype="a:b.c"/>
        <FIELD name="c_char" datatype="char" arraysize="1"/>
        <FIELD name="t_text" datatype="char" arraysize="*"/>
        <FIELD name="t_time" datatype="char" arraysize="19" xtype="timestamp"><VALUES null="none"/></FIELD>
        """

    private static let rows: [[Cell]] = (0..<23).map { number in
        let value = Int64(number) - 11
        return [
            number == 3 ? .null : .integer(value), number == 4 ? .null : .integer(value * 100_000),
            number == 5 ? .null : .integer(value * 10_000_000_000),
            number == 6 ? .real(.nan) : .real(Double(Float(value) / 3)),
            number == 7 ? .real(.nan) : .real(Double(value) / 7),
            number == 8 ? .null : .text(String(UnicodeScalar(UInt8(65 + number)))),
            number == 9 ? .null : .text("row <\(number)>"),
            number == 10 ? .null : .text("2026-11-30T20:00:\(10 + number)"),
        ]
    }

    /// The table as taplint says it, which the reader must have understood.
    private func upload(_ serialization: VOTableWriter.Serialization) throws -> StoredTable {
        let empty = Samples.document(fields: Self.fields, rows: "")
        let columns = try #require(StoredTable.all(in: empty).first).table.columns
        let document = try Samples.document(serialization, columns: columns, rows: Self.rows)
        let text = String(decoding: document, as: UTF8.self)
            .split(separator: "version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\"")
            .joined(separator: "version=\"1.2\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.2\"")
        return try #require(StoredTable.all(in: Array(text.utf8)).first)
    }

    @Test(arguments: [VOTableWriter.Serialization.tableData, .binary, .binary2])
    func `an upload is given back as it came`(
        _ serialization: VOTableWriter.Serialization
    ) throws {
        let table = try upload(serialization)
        let columns = table.table.columns
        #expect(
            columns.map { $0.datatype.rawValue } == [
                "short", "int", "long", "float", "double", "char", "char", "char",
            ])
        #expect(
            columns.map { $0.domain?.null } == [
                "-32768", "-2147483648", "-9223372036854775808", nil, nil, nil, nil, "none",
            ])
        #expect(columns.last?.xtype == "timestamp")
        #expect(columns[1].unit == "s")
        #expect(table.rows.count == Self.rows.count)
        for (row, sent) in zip(table.rows, Self.rows) {
            let isSame = zip(row, sent).allSatisfy { Samples.areSame($0, $1) }
            #expect(isSame)
        }
    }

    @Test(arguments: [VOTableWriter.Serialization.tableData, .binary2])
    func `one character loses its arraysize, which taplint wants`(
        _ serialization: VOTableWriter.Serialization
    ) throws {
        let columns = try upload(serialization).table.columns
        #expect(columns[5].arraysize == nil)
        #expect(columns[6].arraysize == .any)
        #expect(columns[7].arraysize == .fixed(19))
    }

    @Test func `null values of text and numbers are read as null`() throws {
        let fields = """
            <FIELD name="a" datatype="char" arraysize="*"><VALUES null="none"/></FIELD>
            <FIELD name="b" datatype="short"><VALUES null=" -99 "/></FIELD>
            """
        let document = Samples.document(
            fields: fields,
            rows: "<TR><TD>none</TD><TD>-99</TD></TR><TR><TD>None</TD><TD>99</TD></TR>")
        #expect(
            try StoredTable.all(in: document).first?.rows == [
                [.null, .null], [.text("None"), .integer(99)],
            ])
    }
}

import Testing
import VOTable

struct FormatTests {
    private static let columns = [
        Column("name", .unicodeChar, .any, description: "the \"name\""),
        Column("n", .int), Column("x", .double, unit: "deg", ucd: "pos"),
        Column("v", .double, .any), Column("ok", .boolean),
    ]
    private static let rows: [[Cell]] = [
        [.text("a,b"), .integer(1), .real(0.5), .reals([1, 2]), .boolean(true)],
        [.text("say \"hi\"\r\nthere\t!"), .null, .real(.nan), .null, .boolean(false)],
        [.text(""), .integer(-3), .real(-.infinity), .reals([.nan, .infinity]), .null],
        [.text("=1+1"), .integer(0), .null, .reals([]), .null],
        [.text(" x "), .integer(0), .null, .null, .null],
        [.null, .null, .null, .null, .null],
    ]

    private func written(
        _ format: TableFormat, _ columns: [Column] = columns, _ rows: [[Cell]] = rows,
        _ outcome: Outcome = .complete
    ) throws -> String {
        var writer = try #require(format.writer())
        try writer.begin(TableAnswer(columns))
        for row in rows { try writer.append(row) }
        writer.finish(outcome)
        let bytes = writer.take()
        #expect(writer.pendingCount == 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `CSV is that of RFC 4180`() throws {
        #expect(
            try written(.csv)
                == [
                    "name,n,x,v,ok", "\"a,b\",1,0.5,1.0 2.0,true",
                    "\"say \"\"hi\"\"\r\nthere\t!\",,NaN,,false",
                    "\"\",-3,-Infinity,NaN +Infinity,",
                    "=1+1,0,,,", "\" x \",0,,,", ",,,,", "",
                ].joined(separator: "\r\n"))
    }

    @Test func `a row of one null is no empty line in CSV`() throws {
        #expect(
            try written(.csv, [Column("a", .int)], [[.null], [.integer(1)]]) == "a\r\n\"\"\r\n1\r\n"
        )
        #expect(try written(.tsv, [Column("a", .int)], [[.null]]) == "a\n\n")
    }

    @Test func `TSV has blanks for what parts its values`() throws {
        #expect(
            try written(.tsv) == """
                name\tn\tx\tv\tok
                a,b\t1\t0.5\t1.0 2.0\ttrue
                say "hi"  there !\t\tNaN\t\tfalse
                \t-3\t-Infinity\tNaN +Infinity\t
                =1+1\t0\t\t\t
                 x \t0\t\t\t
                \t\t\t\t

                """)
    }

    @Test func `names of columns are quoted, too`() throws {
        #expect(try written(.csv, [Column("a,\"b\"", .int)], []) == "\"a,\"\"b\"\"\"\r\n")
        #expect(try written(.tsv, [Column("a\tb", .int)], []) == "a b\n")
    }

    @Test func `JSON has columns, rows and whether there are more`() throws {
        #expect(
            try written(.json, Self.columns, Self.rows, .overflow) == #"""
                {"schemaVersion":1,"columns":[
                {"name":"name","datatype":"unicodeChar","arraysize":"*","description":"the \"name\""},
                {"name":"n","datatype":"int"},
                {"name":"x","datatype":"double","unit":"deg","ucd":"pos"},
                {"name":"v","datatype":"double","arraysize":"*"},
                {"name":"ok","datatype":"boolean"}
                ],"rows":[
                ["a,b",1,0.5,[1.0,2.0],true],
                ["say \"hi\"\r\nthere\t!",null,"NaN",null,false],
                ["",-3,"-Inf",["NaN","+Inf"],null],
                ["=1+1",0,null,[],null],
                [" x ",0,null,null,null],
                [null,null,null,null,null]
                ],"overflow":true}

                """#)
    }

    @Test func `JSON escapes what it must, and says what failed`() throws {
        let text = try written(
            .json, [Column("a\\", .unicodeChar, .any)], [[.text("<\u{2028}\u{7F}é\\\u{B}")]],
            .failed("no \"more\""))
        // What XML forbids is replaced before.
        #expect(text.contains(#"["\u003c\u2028\u007fé\\"# + "\u{FFFD}\"]"))
        #expect(text.hasSuffix(#"],"overflow":false,"error":"no \"more\""}"# + "\n"))
    }

    @Test func `JSON of an empty table is whole`() throws {
        let text = try written(.json, [Column("a", .int)], [])
        #expect(text.hasSuffix("],\"rows\":[\n],\"overflow\":false}\n"))
    }

    @Test(arguments: TableFormat.allCases.filter { $0 != .html })
    func `taking pieces makes no difference`(_ format: TableFormat) throws {
        var writer = try #require(format.writer())
        var bytes: [UInt8] = []
        try writer.begin(TableAnswer(Self.columns))
        for row in Self.rows {
            bytes += writer.take()
            try writer.append(row)
        }
        bytes += writer.take()
        writer.finish(.complete)
        bytes += writer.take()
        let whole = try written(format)
        #expect(String(decoding: bytes, as: UTF8.self) == whole)
    }
}

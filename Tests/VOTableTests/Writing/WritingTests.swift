import Testing
import VOTable

struct WritingTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `an answer of a service looks as clients expect it`() throws {
        var null = Column("calib_level", .int, unit: "", ucd: "meta.code")
        null.domain = Domain(null: "-2147483648")
        let did = Column(
            "obs_publisher_did", .char, .any, ucd: "meta.ref.ivoid", description: "A <name> & more",
            id: "did")
        var input = Parameter("ID", text: "", ref: "did")
        input.column.ucd = "meta.id"
        let service = Resource.service(
            name: "links", accessURL: "http://localhost/links?a=1&b=2",
            standardID: "ivo://ivoa.net/std/DataLink#links-1.1",
            contentType: "application/x-votable+xml;content=datalink", inputs: [input])
        var writer = VOTableAnswerWriter(.tableData)
        try writer.begin(
            TableAnswer(
                [did, null], infos: [Info("QUERY", "SELECT \"a\"\nFROM t WHERE x < 3")],
                coordinateSystems: [CoordinateSystem(id: "icrs", system: "ICRS")],
                services: [service]))
        try writer.append([.text("ivo://a?b&c"), .integer(3)])
        try writer.append([.null, .null])
        writer.finish(.overflow)
        #expect(
            text(writer.take()) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
                <RESOURCE type="results">
                <INFO name="QUERY_STATUS" value="OK"/>
                <INFO name="QUERY" value="SELECT &quot;a&quot;&#10;FROM t WHERE x &lt; 3"/>
                <COOSYS ID="icrs" system="ICRS"/>
                <TABLE>
                <FIELD name="obs_publisher_did" ID="did" datatype="char" arraysize="*" ucd="meta.ref.ivoid">
                <DESCRIPTION>A &lt;name&gt; &amp; more</DESCRIPTION>
                </FIELD>
                <FIELD name="calib_level" datatype="int" unit="" ucd="meta.code">
                <VALUES null="-2147483648"/>
                </FIELD>
                <DATA><TABLEDATA>
                <TR><TD>ivo://a?b&amp;c</TD><TD>3</TD></TR>
                <TR><TD/><TD/></TR>
                </TABLEDATA></DATA>
                </TABLE>
                <INFO name="QUERY_STATUS" value="OVERFLOW"/>
                </RESOURCE>
                <RESOURCE type="meta" name="links" utype="adhoc:service">
                <PARAM name="standardID" datatype="char" arraysize="*" value="ivo://ivoa.net/std/DataLink#links-1.1"/>
                <PARAM name="accessURL" datatype="char" arraysize="*" value="http://localhost/links?a=1&amp;b=2"/>
                <PARAM name="contentType" datatype="char" arraysize="*" value="application/x-votable+xml;content=datalink"/>
                <GROUP name="inputParams">
                <PARAM name="ID" datatype="char" arraysize="*" ucd="meta.id" ref="did" value=""/>
                </GROUP>
                </RESOURCE>
                </VOTABLE>

                """)
    }

    @Test func `an error is a document without a table`() {
        #expect(
            text(VOTableAnswerWriter.error("no table 'x' < y")) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
                <RESOURCE type="results">
                <INFO name="QUERY_STATUS" value="ERROR">no table 'x' &lt; y</INFO>
                </RESOURCE>
                </VOTABLE>

                """)
    }

    @Test func `what fails later is said behind the table`() throws {
        var writer = VOTableAnswerWriter(.binary2)
        try writer.begin(TableAnswer([Column("x", .double)]))
        try writer.append([.real(1)])
        writer.finish(.failed("the disk is full"))
        let table = try #require(StoredTable.all(in: writer.take()).first)
        #expect(table.rows == [[.real(1)]])
        #expect(table.resource.infos == [.ok])
        #expect(table.infos == [.error("the disk is full")])
    }

    @Test(arguments: [
        (VOTableWriter.Serialization.tableData, "<DATA><TABLEDATA>\n</TABLEDATA></DATA>"),
        (.binary2, "<DATA><BINARY2><STREAM encoding=\"base64\">\n</STREAM></BINARY2></DATA>"),
    ])
    func `a table without rows has its data all the same`(
        _ serialization: VOTableWriter.Serialization, _ data: String
    ) throws {
        let document = try Samples.document(serialization, columns: [Column("x", .int)], rows: [])
        #expect(text(document).contains(data))
        #expect(try StoredTable.all(in: document).first?.rows.isEmpty == true)
    }

    @Test(arguments: [
        (Column("x", .double), Cell.real(.nan), "NaN"),
        (Column("x", .double), .real(.infinity), "+Inf"),
        (Column("x", .double), .real(-.infinity), "-Inf"),
        (Column("x", .double), .real(0.1), "0.1"),
        (Column("x", .float), .real(0.1), "0.1"), (Column("x", .double), .real(1e300), "1e+300"),
        (Column("x", .double), .integer(3), "3.0"), (Column("x", .long), .real(3), "3"),
        (Column("x", .boolean), .boolean(true), "T"), (Column("x", .boolean), .integer(0), "F"),
        (Column("x", .bit, .any), .booleans([true, false]), "1 0"),
        (Column("x", .boolean, .any), .booleans([true, nil, false]), "T ? F"),
        (Column("x", .unsignedByte, .any), .bytes([0, 255]), "0 255"),
        (Column("x", .double, .any), .reals([1, -2.5]), "1.0 -2.5"),
        (Column("x", .doubleComplex), .reals([1, -2.5]), "1.0 -2.5"),
        (Column("x", .double, .any), .integers([1, 2]), "1.0 2.0"),
        (Column("x", .char, .any), .text("a<b>&\"'"), "a&lt;b&gt;&amp;\"'"),
        (Column("x", .char, .any), .text("a\r\n\tb"), "a&#13;\n\tb"),
        (Column("x", .char, .any), .text("é\u{0}\u{1B}"), "???"),
        (Column("x", .char, .any), .integer(7), "7"), (Column("x", .char, .any), .real(0.5), "0.5"),
        (
            Column("x", .unicodeChar, .any), .text("é\u{1F600}\u{1}\u{FFFE}"),
            "é\u{FFFD}\u{FFFD}\u{FFFD}"
        ),
    ])
    func `cells are spelled as the standard has it`(
        _ column: Column, _ cell: Cell, _ spelled: String
    ) throws {
        let document = try Samples.document(.tableData, columns: [column], rows: [[cell]])
        #expect(text(document).contains("<TR><TD>\(spelled)</TD></TR>\n"))
    }

    @Test func `what XML forbids is replaced in attributes and remarks`() {
        var writer = VOTableWriter()
        writer.begin()
        var resource = Resource(.meta, name: "a\u{0}b\t\"<\u{1F600}")
        resource.description = "c\u{8}]]>d"
        resource.infos = [Info("x", "\r\n", text: "\u{FFFF}")]
        writer.begin(resource)
        let start = text(writer.take()).split(separator: "\n", maxSplits: 2).last ?? ""
        #expect(
            start == """
                <RESOURCE type="meta" name="a\u{FFFD}b&#9;&quot;&lt;\u{1F600}">
                <DESCRIPTION>c\u{FFFD}]]&gt;d</DESCRIPTION>
                <INFO name="x" value="&#13;&#10;">\u{FFFD}</INFO>

                """)
    }

    @Test func `one character has no arraysize`() throws {
        let columns = [Column("c", .char, .fixed(1)), Column("u", .unicodeChar, .fixed(1))]
        let document = try Samples.document(
            .binary2, columns: columns, rows: [[.text("a"), .null]])
        #expect(!text(document).contains("arraysize"))
        #expect(try StoredTable.all(in: document).first?.rows == [[.text("a"), .null]])
    }
}

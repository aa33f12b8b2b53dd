import Testing
import VOTable

struct ReadingTests {
    private static let full = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a comment with <TABLE> in it -->
        <v:VOTABLE version="1.3" xmlns:v="http://www.ivoa.net/xml/VOTable/v1.3">
        <v:DESCRIPTION> All <b xmlns="urn:x">of</b> it </v:DESCRIPTION>
        <v:COOSYS ID="c" system="ICRS" epoch="J2000"/>
        <v:TIMESYS ID="t" timescale="TT" refposition="TOPOCENTER" timeorigin="MJD-origin"/>
        <v:INFO name="top" value="1">text</v:INFO>
        <v:RESOURCE type="results" name="r" utype="a:b">
        <v:DESCRIPTION>Res</v:DESCRIPTION>
        <v:INFO name="QUERY_STATUS" value="OK"/>
        <v:PARAM name="p" datatype="double" unit="s" value="1.5"><v:VALUES><v:MIN value="0"/></v:VALUES></v:PARAM>
        <v:LINK href="http://localhost/"/>
        <v:TABLE name="t" ID="tab" nrows="2" utype="u">
        <v:DESCRIPTION>Tab</v:DESCRIPTION>
        <v:PARAM name="q" datatype="char" arraysize="*" value="a &amp; b"/>
        <v:FIELD name="a" ID="ca" datatype="int" unit="m" ucd="x" width="5" precision="F2" ref="c" xtype="y">
        <v:DESCRIPTION>Col</v:DESCRIPTION>
        <v:VALUES ID="dom" null="-1" type="actual"><v:MIN value="0" inclusive="no"/><v:MAX value="9"/>
        <v:OPTION name="one" value="1"><v:OPTION value="2"/></v:OPTION></v:VALUES>
        </v:FIELD>
        <v:FIELD name="b" datatype="int"><v:VALUES ref="dom"/></v:FIELD>
        <v:GROUP name="g" ID="gg" utype="x:y"><v:DESCRIPTION>Gr</v:DESCRIPTION><v:FIELDref ref="ca"/>
        <v:PARAMref ref="pp"/><v:PARAM name="z" datatype="int" value="3"/><v:GROUP name="in"/></v:GROUP>
        <v:DATA><v:TABLEDATA>
        <v:TR ID="r1"><v:TD>1</v:TD><v:TD>-1</v:TD></v:TR>
        <v:TR><v:TD><![CDATA[2]]></v:TD></v:TR>
        </v:TABLEDATA></v:DATA>
        <v:INFO name="in" value="table"/>
        </v:TABLE>
        <v:INFO name="QUERY_STATUS" value="OVERFLOW"/>
        <v:TABLE ref="tab"><v:DATA><v:TABLEDATA><v:TR><v:TD>5</v:TD><v:TD>6</v:TD></v:TR></v:TABLEDATA></v:DATA></v:TABLE>
        <v:RESOURCE type="meta"><v:GROUP name="inputParams"/></v:RESOURCE>
        </v:RESOURCE>
        <v:INFO name="end" value="2"/>
        </v:VOTABLE>
        """

    private func events(_ document: [UInt8], pieces: Int) throws -> [VOTableEvent] {
        var reader = VOTableReader()
        var events: [VOTableEvent] = []
        for start in stride(from: 0, to: document.count, by: pieces) {
            reader.append(Array(document[start..<min(start + pieces, document.count)]))
            while let event = try reader.next() { events.append(event) }
        }
        reader.finish()
        while let event = try reader.next() { events.append(event) }
        return events
    }

    @Test func `all that a document says is told in its order`() throws {
        var header = Header()
        header.version = "1.3"
        header.description = "All  it"
        header.coordinateSystems = [CoordinateSystem(id: "c", system: "ICRS", epoch: "J2000")]
        header.timeSystems = [
            TimeSystem(
                id: "t", scale: "TT", referencePosition: "TOPOCENTER", origin: "MJD-origin")
        ]
        header.infos = [Info("top", "1", text: "text")]
        var resource = Resource(.results, name: "r", utype: "a:b")
        resource.description = "Res"
        resource.infos = [.ok]
        var parameter = Parameter(Column("p", .double, unit: "s"), value: "1.5")
        parameter.column.domain = Domain(minimum: Domain.Bound("0"))
        resource.parameters = [parameter]
        var first = Column("a", .int, xtype: "y", unit: "m", ucd: "x", description: "Col", id: "ca")
        (first.width, first.precision, first.ref) = (5, "F2", "c")
        first.domain = Domain(
            null: "-1", minimum: Domain.Bound("0", isInclusive: false),
            maximum: Domain.Bound("9"),
            options: [Domain.Option("1", name: "one"), Domain.Option("2")], isActual: true)
        var second = Column("b", .int)
        second.domain = first.domain
        second.domain?.isActual = false
        var table = Table([first, second], name: "t", utype: "u", id: "tab")
        table.rowCount = 2
        table.description = "Tab"
        table.parameters = [Parameter("q", text: "a & b")]
        var group = Group(
            "g", utype: "x:y",
            members: [
                .column(ref: "ca"), .parameterReference(ref: "pp"),
                .parameter(Parameter(Column("z", .int), value: "3")), .group(Group("in")),
            ])
        (group.id, group.description) = ("gg", "Gr")
        table.groups = [group]
        var other = Table([first, second])
        other.ref = "tab"
        var meta = Resource(.meta)
        meta.groups = [Group("inputParams")]
        let expected: [VOTableEvent] = [
            .document(header), .resource(resource), .table(table), .row([.integer(1), .null]),
            .row([.integer(2), .null]), .tableEnd([Info("in", "table")]), .info(.overflow),
            .table(other), .row([.integer(5), .integer(6)]), .tableEnd([]), .resource(meta),
            .resourceEnd, .resourceEnd, .info(Info("end", "2")),
        ]
        let found = try events(Array(Self.full.utf8), pieces: 1_000_000)
        #expect(found == expected)
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1_000])
    func `pieces make no difference`(_ size: Int) throws {
        let rows = [Samples.rows[1], Samples.rows[0], Samples.rows[2]]
        for document in [
            Array(Self.full.utf8), try Samples.document(.tableData, rows: rows),
            try Samples.document(.binary2, rows: rows),
        ] {
            let whole = try events(document, pieces: 1_000_000).map { "\($0)" }
            let inPieces = try events(document, pieces: size).map { "\($0)" }
            #expect(whole == inPieces)
        }
    }

    @Test func `what was read can be written and read again`() throws {
        var writer = VOTableWriter(.binary2)
        let found = try events(Array(Self.full.utf8), pieces: 1_000)
        for event in found {
            switch event {
            case .document(let header): writer.begin(header)
            case .resource(let resource): writer.begin(resource)
            case .table(let table): try writer.begin(table)
            case .row(let row): try writer.append(row)
            case .tableEnd(let infos): writer.endTable(infos)
            case .info(let info): writer.write(info)
            case .resourceEnd: writer.endResource()
            }
        }
        writer.end()
        var again = try events(writer.take(), pieces: 1_000)
        guard case .document(var header) = again[0] else { return }
        #expect(header.version == "1.4")
        header.version = "1.3"
        again[0] = .document(header)
        #expect(again == found)
    }

    @Test(arguments: [
        "<VOTABLE version='1.0'>",
        "<VOTABLE version='1.1' xmlns='http://www.ivoa.net/xml/VOTable/v1.1'>",
        "<VOTABLE version='1.2' xmlns='http://www.ivoa.net/xml/VOTable/v1.2'>",
        "<VOTABLE version='1.5' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>",
        "<VOTABLE xmlns='urn:other'>", "<?xml version='1.0' encoding='ISO-8859-1'?><VOTABLE>",
        "\u{FEFF}<VOTABLE>", "<?xml version='1.0'?>\n<?other thing?><VOTABLE>",
    ])
    func `versions and namespaces do not matter`(_ start: String) throws {
        let document =
            start + "<RESOURCE><TABLE><FIELD name='x' datatype='short'/><DATA><TABLEDATA>"
            + "<TR><TD> 7 </TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
        #expect(try StoredTable.all(in: Array(document.utf8)).first?.rows == [[.integer(7)]])
    }

    @Test func `Latin-1 is understood where it is declared`() throws {
        var document = Array("<?xml version='1.0' encoding='ISO-8859-1'?>".utf8)
        document += Samples.document(
            fields: "<FIELD name='x' datatype='unicodeChar' arraysize='*'/>",
            rows: "<TR><TD>@</TD></TR>")
        let found = try StoredTable.all(in: document.map { $0 == UInt8(ascii: "@") ? 0xE9 : $0 })
        #expect(found.first?.rows == [[.text("é")]])
    }

    @Test func `a table of parameters alone has no rows`() throws {
        let document = """
            <VOTABLE><RESOURCE type="meta"><TABLE><PARAM name="a" datatype="int" value="1"/>
            </TABLE></RESOURCE></VOTABLE>
            """
        let table = try #require(StoredTable.all(in: Array(document.utf8)).first)
        #expect(table.table.columns.isEmpty)
        #expect(table.table.parameters.map { $0.name } == ["a"])
    }

    @Test func `several tables are kept apart`() throws {
        var writer = VOTableWriter(.tableData)
        writer.begin()
        writer.begin(Resource(.results))
        for name in ["entity", "activity", "used"] {
            try writer.begin(
                Table([Column("id", .char, .any)], name: name, utype: "voprov:\(name)"))
            try writer.append([.text(name)])
            writer.endTable()
        }
        writer.endResource()
        writer.end()
        let tables = try StoredTable.all(in: writer.take())
        #expect(tables.map { $0.table.name } == ["entity", "activity", "used"])
        #expect(
            tables.map { $0.rows } == [
                [[.text("entity")]], [[.text("activity")]], [[.text("used")]],
            ])
    }
}

import Testing
import VOTable

struct MetadataTests {
    private func written(_ write: (inout VOTableWriter) throws -> Void) throws -> String {
        var writer = VOTableWriter()
        try write(&writer)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test func `a header has all its parts, in the order of the schema`() throws {
        var header = Header()
        header.description = "All"
        header.infos = [Info("a", "1", text: "more", id: "i1")]
        header.coordinateSystems = [
            CoordinateSystem(id: "c", system: "ICRS", equinox: "J2000", epoch: "J2015.5")
        ]
        header.timeSystems = [
            TimeSystem(id: "t", scale: "TT", referencePosition: "TOPOCENTER", origin: "JD-origin")
        ]
        header.parameters = [Parameter(Column("p", .int, unit: "s"), value: "3")]
        header.groups = [Group("g")]
        let text = try written { $0.begin(header) }
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
                <DESCRIPTION>All</DESCRIPTION>
                <COOSYS ID="c" system="ICRS" equinox="J2000" epoch="J2015.5"/>
                <TIMESYS ID="t" timeorigin="JD-origin" timescale="TT" refposition="TOPOCENTER"/>
                <GROUP name="g">
                </GROUP>
                <PARAM name="p" datatype="int" unit="s" value="3"/>
                <INFO name="a" value="1" ID="i1">more</INFO>

                """)
    }

    @Test func `a table has all its parts, in the order of the schema`() throws {
        var column = Column(
            "x", .double, .fixed(3), xtype: "circle", unit: "deg", ucd: "pos.outline", utype: "a:b",
            description: "where", id: "cx")
        column.width = 10
        column.precision = "F3"
        column.ref = "icrs"
        column.domain = Domain(
            minimum: Domain.Bound("0"), maximum: Domain.Bound("360", isInclusive: false),
            options: [Domain.Option("1", name: "one")], isActual: true)
        var table = Table([column], name: "t", utype: "v:t", id: "tab")
        table.ucd = "meta"
        table.rowCount = 0
        table.description = "Tab"
        table.infos = [Info("a", "b")]
        table.parameters = [Parameter("p", text: "q")]
        table.groups = [
            Group(
                "g", utype: "u",
                members: [
                    .column(ref: "cx"), .parameterReference(ref: "pp"), .group(Group("inner")),
                ])
        ]
        let text = try written { writer in
            writer.begin()
            writer.begin(Resource(.results))
            _ = writer.take()
            try writer.begin(table)
            writer.endTable([Info("end", "1")])
        }
        #expect(
            text == """
                <TABLE name="t" ID="tab" ucd="meta" utype="v:t" nrows="0">
                <DESCRIPTION>Tab</DESCRIPTION>
                <INFO name="a" value="b"/>
                <PARAM name="p" datatype="char" arraysize="*" value="q"/>
                <FIELD name="x" ID="cx" datatype="double" arraysize="3" xtype="circle" unit="deg" \
                ucd="pos.outline" utype="a:b" width="10" precision="F3" ref="icrs">
                <DESCRIPTION>where</DESCRIPTION>
                <VALUES type="actual">
                <MIN value="0"/>
                <MAX value="360" inclusive="no"/>
                <OPTION name="one" value="1"/>
                </VALUES>
                </FIELD>
                <GROUP name="g" utype="u">
                <FIELDref ref="cx"/>
                <PARAMref ref="pp"/>
                <GROUP name="inner">
                </GROUP>
                </GROUP>
                <DATA><TABLEDATA>
                </TABLEDATA></DATA>
                <INFO name="end" value="1"/>
                </TABLE>

                """)
    }

    @Test func `a service descriptor says no more than it is given`() {
        let service = Resource.service(name: "s", accessURL: "http://localhost/", inputs: [])
        #expect(service.parameters.map { $0.name } == ["accessURL"])
        #expect(service.groups.map { $0.name } == ["inputParams"])
        #expect(service.utype == "adhoc:service")
        #expect(service.kind == .meta)
    }

    @Test func `the parameters of a group are found`() {
        let parameter = Parameter("a", text: "b")
        let group = Group("g", members: [.column(ref: "x"), .parameter(parameter)])
        #expect(group.parameters == [parameter])
    }

    @Test func `what was taken is not written again`() throws {
        var writer = VOTableWriter()
        writer.begin()
        #expect(writer.pendingCount > 0)
        #expect(writer.take().count > 0)
        #expect(writer.pendingCount == 0)
        #expect(writer.take().isEmpty)
    }
}

import FitsProv
import PROV
import Testing

/// What an activity used, read from documents that others wrote in the convention.
@Suite struct InputReadingTests {
    private func provenance(_ records: String) throws -> Provenance {
        let text = """
            document
              prefix id <urn:fitsprov:id:>
              prefix fitsprov <urn:fitsprov:vocabulary#>
              prefix dcterms <http://purl.org/dc/terms/>
              prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
              entity(id:p, [prov:type='fitsprov:Product', dcterms:identifier="urn:p"])
              activity(id:a, -, -, [voprov:name="stack", dcterms:identifier="urn:a"])
              wasGeneratedBy(id:p, id:a, -)
              \(records)
            endDocument
            """
        let document = try Document(provN: Array(text.utf8))
        return try #require(Provenance(document, of: "urn:p"))
    }

    @Test func `inputs are data sets, and have the place of their usage first`() throws {
        let read = try provenance(
            """
            entity(id:e, [prov:type='voprov:DatasetEntity', prov:location="e.fits", voprov:comment="raw"])
            entity(id:f, [prov:type='voprov:DatasetEntity', voprov:location="f.fits"])
            entity(id:g, [prov:location="g.fits"])
            used(id:a, id:f, -, [fitsprov:order="2" %% xsd:int])
            used(id:a, id:e, -, [prov:location="copy/e.fits", prov:role="Main", fitsprov:order="1" %% xsd:int])
            used(id:a, id:g, -)
            used(id:other, id:g, -)
            used(id:a, id:gone, -)
            """)
        #expect(read.used.map(\.location) == ["copy/e.fits", "f.fits"])
        #expect(read.used.map(\.role) == ["Main", nil])
        #expect(read.used.first?.description == "raw")
    }

    @Test func `a parameter has what its description says, and others have nothing`() throws {
        let read = try provenance(
            """
            entity(id:x, [prov:type='voprov:Parameter', voprov:name="x", prov:value="1"])
            entity(id:y, [prov:type='voprov:Parameter', voprov:name="y", voprov:value="2"])
            entity(id:z, [prov:type='voprov:Parameter', voprov:value="3"])
            entity(id:d, [voprov:valueType="int", voprov:unit="s", voprov:default="0", voprov:options="0",
              voprov:options="1", voprov:utype="unread"])
            wasInfluencedBy(id:x, id:d, [prov:type='voprov:DescriptionRelation'])
            wasInfluencedBy(id:y, id:d)
            used(id:a, id:x, -, [prov:type='voprov:WasConfiguredBy'])
            used(id:a, id:y, -, [prov:type='voprov:WasConfiguredBy'])
            used(id:a, id:z, -, [prov:type='voprov:WasConfiguredBy'])
            """)
        var described = Parameter(name: "x", value: "1")
        described.type = "int"
        described.unit = "s"
        described.standard = "0"
        described.options = ["0", "1"]
        #expect(read.parameters == [described, Parameter(name: "y", value: "2")])
        #expect(read.used.isEmpty)
    }

    @Test(arguments: [
        ("ConfigFile", true), ("Configfile", true), ("Parameter", false), ("Oven", true),
    ])
    func `a usage says that a file is a configuration, in either spelling`(
        word: String, isConfiguration: Bool
    ) throws {
        // A word of neither sort says nothing; then the class of the file does.
        let read = try provenance(
            """
            entity(id:c, [prov:type='voprov:ConfigFile', prov:location="c.par", voprov:comment="all"])
            used(id:a, id:c, -, [prov:type='voprov:WasConfiguredBy', voprov:artefactType="\(word)"])
            """)
        var file = ConfigurationFile(location: "c.par")
        file.description = "all"
        #expect(read.configuration == (isConfiguration ? [file] : []))
    }

    @Test func `a file that is an input and a configuration is each once`() throws {
        let read = try provenance(
            """
            entity(id:c, [prov:type='voprov:DatasetEntity', prov:type='voprov:ConfigFile',
              prov:location="c.par"])
            used(id:a, id:c, -, [prov:role="Setup"])
            used(id:a, id:c, -, [prov:type='voprov:WasConfiguredBy', voprov:artefactType="ConfigFile"])
            """)
        #expect(read.used.map(\.role) == ["Setup"])
        #expect(read.configuration.map(\.location) == ["c.par"])
    }

    @Test func `settings are split at the first equals sign`() throws {
        let read = try provenance(
            """
            entity(id:v, [prov:type='fitsprov:Environment', fitsprov:setting="A=1=2",
              fitsprov:setting="B", fitsprov:setting="=3"])
            used(id:a, id:v, -)
            """)
        #expect(
            read.environment == [
                Setting(name: "A", value: "1=2"), Setting(name: "B", value: ""),
                Setting(name: "", value: "3"),
            ])
    }
}

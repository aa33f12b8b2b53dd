import FITS
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// What is read of documents, also of those that others wrote.
@Suite struct DocumentReaderTests {
    @Test func `of a bare document the product and the activity are known`() throws {
        let read = try #require(try Documents.read(""))
        #expect(read.product == Product(identifier: "urn:uuid:1", name: "", digest: ""))
        #expect(read.activity == Activity(name: "make", identifier: "urn:uuid:2"))
        #expect(read.used.isEmpty && read.fields.isEmpty)
        #expect(read.earlierSteps.isEmpty)
    }

    @Test(arguments: [
        // No product, one of another identifier, or one that is no product.
        "", "entity(id:u1, [prov:type = 'fitsprov:Product', dcterms:identifier = \"urn:uuid:9\"])",
        "entity(id:u1, [dcterms:identifier = \"urn:uuid:1\"])",
        "agent(id:u1, [prov:type = 'fitsprov:Product', dcterms:identifier = \"urn:uuid:1\"])",
    ])
    func `a document that has not the product tells nothing of it`(statement: String) throws {
        let document = try Documents.document(
            """
            \(statement)
            activity(id:u2, -, -, [voprov:name = "make", dcterms:identifier = "urn:uuid:2"])
            wasGeneratedBy(id:u1, id:u2, -)
            """)
        #expect(Provenance(document, of: "urn:uuid:1") == nil)
    }

    @Test(arguments: [
        ("activity(id:u2, -, -, [voprov:name = \"make\", dcterms:identifier = \"x:2\"])", true),
        ("activity(id:u2, -, -, [dcterms:identifier = \"x:2\"])", false),
        ("activity(id:u2, -, -, [voprov:name = \"make\"])", false),
        ("activity(id:u3, -, -, [voprov:name = \"make\", dcterms:identifier = \"x:2\"])", false),
    ])
    func `an activity is known by its name and its identifier`(
        statement: String, isKnown: Bool
    ) throws {
        let product = """
            entity(id:u1, [prov:type = 'fitsprov:Product', dcterms:identifier = "urn:uuid:1"])
            """
        let generation = "wasGeneratedBy(id:u1, id:u2, -)"
        let document = try Documents.document("\(product)\n\(statement)\n\(generation)")
        #expect((Provenance(document, of: "urn:uuid:1") != nil) == isKnown)
        let other = try Documents.document("\(product)\n\(statement)")
        #expect(Provenance(other, of: "urn:uuid:1") == nil)
    }

    @Test func `of several that claim to be the product the first is taken`() throws {
        let others = (1...20).map {
            """
            entity(id:o\($0), [prov:type = 'fitsprov:Product', voprov:name = "other",
              dcterms:identifier = "urn:uuid:1"])
            wasGeneratedBy(id:o\($0), id:u2, -, [prov:role = "wrong"])
            """
        }
        let read = try Documents.read(
            others.joined(separator: "\n"), entity: ", voprov:name = \"first\"",
            generation: ", [prov:role = \"right\"]")
        #expect(read?.product.name == "first")
        #expect(read?.product.role == "right")
    }

    @Test func `what is used comes by its order, and what has none last`() throws {
        let read = try Documents.read(
            """
            entity(ex:a, [prov:type = 'voprov:DatasetEntity', prov:location = "a"])
            entity(ex:b, [prov:type = 'voprov:DatasetEntity', prov:location = "b"])
            entity(ex:c, [prov:type = 'voprov:DatasetEntity', prov:location = "c"])
            entity(ex:d, [prov:type = 'voprov:DatasetEntity', prov:location = "d"])
            entity(ex:e, [prov:type = 'voprov:DatasetEntity'])
            entity(ex:other, [prov:location = "no dataset"])
            used(id:u2, ex:c, -)
            used(id:u2, ex:b, -, [fitsprov:order = "10" %% xsd:int])
            used(id:u2, ex:d, -, [fitsprov:order = "many"])
            used(id:u2, ex:a, -, [fitsprov:order = "9" %% xsd:int, prov:location = "then"])
            used(id:u2, ex:e, -, [fitsprov:order = "11" %% xsd:int])
            used(id:u2, ex:other, -, [fitsprov:order = "1" %% xsd:int])
            used(id:u2, ex:unknown, -, [fitsprov:order = "2" %% xsd:int])
            used(ex:another, ex:a, -, [fitsprov:order = "3" %% xsd:int])
            """)
        // Where a thing was when it was used beats where it is said to be.
        #expect(read?.used.map(\.location) == ["then", "b", "", "c", "d"])
    }

    @Test func `software is told from people by the association`() throws {
        let read = try Documents.read(
            """
            agent(ex:tool, [prov:type = 'prov:SoftwareAgent', voprov:name = "tool"])
            agent(ex:robot, [prov:type = 'prov:SoftwareAgent', voprov:name = "robot"])
            agent(ex:team, [prov:type = 'ex:Team', prov:type = 'prov:Organization', voprov:name = "team"])
            agent(ex:nameless, [prov:type = 'prov:Person'])
            wasAssociatedWith(id:u2, ex:team, -, [prov:role = "Owner", fitsprov:order = "2" %% xsd:int])
            wasAssociatedWith(id:u2, ex:robot, -, [fitsprov:order = "1" %% xsd:int])
            wasAssociatedWith(id:u2, ex:nameless, -)
            wasAssociatedWith(id:u2, ex:tool, -, [prov:type = 'fitsprov:Software'])
            wasAssociatedWith(ex:other, ex:tool, -, [prov:role = "elsewhere"])
            """)
        #expect(read?.software == [Software(name: "tool")])
        #expect(read?.agents.map(\.name) == ["robot", "team"])
        #expect(read?.agents.map(\.type) == ["SoftwareAgent", "Organization"])
        #expect(read?.agents.map(\.role) == [nil, "Owner"])
    }

    @Test func `the description of the activity is the plan of the first association`() throws {
        let read = try Documents.read(
            """
            entity(ex:first, [voprov:version = "1", voprov:type = "T", voprov:docurl = "U"])
            entity(ex:second, [voprov:version = "2", voprov:description = "D"])
            agent(ex:tool, [voprov:name = "tool"])
            wasAssociatedWith(id:u2, ex:tool, ex:second,
              [prov:type = 'fitsprov:Software', fitsprov:order = "2" %% xsd:int])
            wasAssociatedWith(id:u2, ex:tool, ex:first,
              [prov:type = 'fitsprov:Software', fitsprov:order = "1" %% xsd:int])
            """)
        #expect(read?.activity.version == "1")
        #expect(read?.activity.type == "T")
        #expect(read?.activity.documentation == "U")
        #expect(read?.activity.description == nil)
    }

    @Test func `a parameter without a name is none, and its description is that of its relation`()
        throws
    {
        let read = try Documents.read(
            """
            entity(ex:p, [prov:type = 'voprov:Parameter', voprov:name = "p", voprov:value = "1"])
            entity(ex:q, [prov:type = 'voprov:Parameter', voprov:name = "q"])
            entity(ex:r, [prov:type = 'voprov:Parameter', voprov:value = "1"])
            entity(ex:words, [voprov:unit = "m"])
            used(id:u2, ex:q, -)
            used(id:u2, ex:p, -)
            used(id:u2, ex:r, -)
            wasInfluencedBy(ex:p, ex:words)
            wasInfluencedBy(ex:q, ex:words, [prov:type = 'voprov:DescriptionRelation'])
            """)
        #expect(read?.parameters.map(\.name) == ["q", "p"])
        #expect(read?.parameters.map(\.value) == ["", "1"])
        #expect(read?.parameters.map(\.unit) == ["m", nil])
    }

    @Test func `a configuration file is said by the usage, else by its own type`() throws {
        let read = try Documents.read(
            """
            entity(ex:a, [prov:type = 'voprov:ConfigFile', prov:location = "a"])
            entity(ex:b, [prov:type = 'voprov:ConfigFile', prov:type = 'voprov:DatasetEntity',
              prov:location = "b"])
            entity(ex:c, [prov:type = 'voprov:DatasetEntity', prov:location = "c"])
            entity(ex:d, [prov:type = 'voprov:ConfigFile', prov:location = "d"])
            used(id:u2, ex:a, -, [fitsprov:order = "1" %% xsd:int])
            used(id:u2, ex:b, -, [fitsprov:order = "2" %% xsd:int])
            used(id:u2, ex:c, -, [fitsprov:order = "3" %% xsd:int,
              prov:type = 'voprov:WasConfiguredBy', voprov:artefactType = "ConfigFile"])
            used(id:u2, ex:d, -, [fitsprov:order = "4" %% xsd:int,
              voprov:artefactType = "Parameter"])
            """)
        #expect(read?.configuration.map(\.location) == ["a", "c"])
        #expect(read?.used.map(\.location) == ["b"])
    }

    @Test func `a setting ends its name at the first equals sign`() throws {
        let read = try Documents.read(
            """
            entity(ex:e, [prov:type = 'fitsprov:Environment', fitsprov:setting = "A=b=c",
              fitsprov:setting = "B", fitsprov:setting = "=c", fitsprov:setting = "D="])
            used(id:u2, ex:e, -)
            """)
        #expect(
            read?.environment == [
                Setting(name: "A", value: "b=c"), Setting(name: "B", value: ""),
                Setting(name: "", value: "c"), Setting(name: "D", value: ""),
            ])
    }

    @Test func `HDUs come by their number, and what has none is none`() throws {
        let read = try Documents.read(
            """
            entity(ex:h2, [prov:label = "B", fitsprov:number = "10" %% xsd:int])
            entity(ex:h1, [fitsprov:number = "9" %% xsd:int, fitsprov:headerDigest = "h",
              fitsprov:dataDigest = "d", fitsprov:cardMarks = "m"])
            entity(ex:h3, [prov:label = "C"])
            hadMember(id:u1, ex:h2)
            hadMember(id:u1, ex:h1)
            hadMember(id:u1, ex:h3)
            hadMember(ex:other, ex:h2)
            """)
        #expect(
            read?.product.hdus == [
                HDURecord(number: 9, name: "", headerDigest: "h", dataDigest: "d", cardMarks: "m"),
                HDURecord(number: 10, name: "B", headerDigest: "", dataDigest: "", cardMarks: ""),
            ])
    }

    @Test func `fields have a namespace of their own, and in documents of before the convention's`()
        throws
    {
        let former = ", fitsprov:digest = \"d\", fitsprov:site = \"N\", fitsprov:noField = \"x\""
        let before = try Documents.read("", entity: former)
        #expect(before?.fields == [Field(name: "site", value: "N")])
        let mixed = try Documents.read("", entity: former + ", field:run = \"7\"")
        #expect(mixed?.fields == [Field(name: "run", value: "7")])
        let now = try Documents.read("", entity: former + ", fitsprov:formerBlocks = \"1\"")
        #expect(now?.fields == [])
        let odd = try Documents.read("", entity: ", field:No = \"1\", field:digest = \"2\"")
        #expect(odd?.fields == [Field(name: "digest", value: "2")])
    }

    @Test func `the former header is known if its blocks are`() throws {
        let rest = """
            , fitsprov:formerExtend = "T", fitsprov:formerChecksum = "c",
            fitsprov:carried = "b", fitsprov:carried = "a"
            """
        let known = try Documents.read("", entity: ", fitsprov:formerBlocks = \"7\"" + rest)
        #expect(
            known?.product.former
                == FormerHeader(blocks: 7, extend: true, checksum: "c", carried: ["b", "a"]))
        #expect(try Documents.read("", entity: rest)?.product.former == nil)
        let broken = try Documents.read("", entity: ", fitsprov:formerBlocks = \"x\"" + rest)
        #expect(broken?.product.former == nil)
        let bare = try Documents.read(
            "", entity: ", fitsprov:formerBlocks = \"1\", fitsprov:formerExtend = \"F\"")
        #expect(bare?.product.former == FormerHeader(blocks: 1, extend: false))
    }

    @Test func `field cards that cannot be read are none`() throws {
        let read = try Documents.read(
            "",
            entity: """
                , fitsprov:fieldCard = "site PROV.SITE string", fitsprov:fieldCard = "site X",
                fitsprov:fieldCard = "Site X string", fitsprov:fieldCard = "a B real km / s",
                fitsprov:fieldCard = "a B other"
                """)
        #expect(
            read?.fieldCards == [
                FieldCard(name: "site", keyword: "PROV SITE", type: .string, unit: nil),
                FieldCard(name: "a", keyword: "B", type: .real, unit: "km / s"),
            ])
    }

    @Test func `namespaces of others are known, and the convention's own are not told`() throws {
        let read = try Documents.read("")
        #expect(read?.namespaces == ["ex": "http://example.org/"])
    }
}

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

}

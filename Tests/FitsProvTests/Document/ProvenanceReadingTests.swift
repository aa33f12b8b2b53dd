import FitsProv
import PROV
import Testing

/// Documents that others wrote in the convention: what is read, and what is passed over.
@Suite struct ProvenanceReadingTests {
    private static let product = """
        entity(id:p, [prov:type='fitsprov:Product', dcterms:identifier="urn:p", voprov:name="p.fits"])
        """
    private static let activity = """
        activity(id:a, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z,
          [voprov:name="stack", dcterms:identifier="urn:a"])
        wasGeneratedBy(id:p, id:a, -, [prov:role="out"])
        """

    private func read(_ records: String, _ product: String = product) throws -> Provenance? {
        let text = """
            document
              prefix id <urn:fitsprov:id:>
              prefix fitsprov <urn:fitsprov:vocabulary#>
              prefix field <urn:fitsprov:field#>
              prefix dcterms <http://purl.org/dc/terms/>
              prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
              prefix older <http://www.ivoa.net/ns/voprov#>
              prefix mine <http://example.org/>
              \(product)
              \(records)
            endDocument
            """
        return try Provenance(Document(provN: Array(text.utf8)), of: "urn:p")
    }

    private func provenance(_ records: String) throws -> Provenance {
        try #require(try read(ProvenanceReadingTests.activity + "\n" + records))
    }

    @Test func `product and activity are enough`() throws {
        let read = try provenance("")
        #expect(read.product.name == "p.fits")
        #expect(read.product.role == "out")
        #expect(read.activity.name == "stack")
        #expect(read.activity.start == "2026-01-01T00:00:00Z")
        #expect(read.activity.end == "2026-01-02T00:00:00Z")
        #expect(read.namespaces["mine"] == "http://example.org/")
        #expect(read.namespaces["voprov"] == nil)
    }

    @Test(arguments: [
        "",
        "activity(id:a, -, -, [voprov:name=\"stack\", dcterms:identifier=\"urn:a\"])",
        "wasGeneratedBy(id:p, id:a, -)",
        "activity(id:a, -, -, [dcterms:identifier=\"urn:a\"])\nwasGeneratedBy(id:p, id:a, -)",
        "activity(id:a, -, -, [voprov:name=\"stack\"])\nwasGeneratedBy(id:p, id:a, -)",
    ])
    func `without a named activity that generated it there is none`(records: String) throws {
        #expect(try read(records) == nil)
    }

    @Test(arguments: [
        "entity(id:p, [dcterms:identifier=\"urn:p\"])",
        "entity(id:p, [prov:type='fitsprov:Product', dcterms:identifier=\"urn:other\"])",
        "entity(id:p, [prov:type='fitsprov:Product'])",
    ])
    func `without the product there is none`(product: String) throws {
        #expect(try read(ProvenanceReadingTests.activity, product) == nil)
    }

    @Test func `a label is a name where the IVOA's is absent`() throws {
        let read = try read(
            """
            activity(id:a, -, -, [prov:label="stack", dcterms:identifier="urn:a"])
            wasGeneratedBy(id:p, id:a, -)
            agent(id:g, [prov:label="Ada", prov:type='prov:Person'])
            wasAssociatedWith(id:a, id:g, -, [prov:role="Operator"])
            """)
        #expect(read?.activity.name == "stack")
        #expect(read?.agents.map(\.name) == ["Ada"])
        #expect(read?.agents.map(\.type) == ["Person"])
    }

    @Test func `attributes are read in each namespace of the IVOA that is in use`() throws {
        let read = try provenance(
            """
            entity(id:x, [prov:type='older:Parameter', older:name="x", older:value="1"])
            used(id:a, id:x, -, [prov:type='older:WasConfiguredBy', older:artefactType="Parameter"])
            """)
        #expect(read.parameters == [Parameter(name: "x", value: "1")])
    }

    @Test(arguments: [
        ("'prov:Person'", "Person"), ("'prov:Robot'", nil), ("'mine:Person'", nil),
        ("\"Person\"", nil),
    ])
    func `an agent has a type of PROV's or none`(type: String, expected: String?) throws {
        let read = try provenance(
            """
            agent(id:g, [voprov:name="Ada", prov:type=\(type)])
            wasAssociatedWith(id:a, id:g, -)
            """)
        #expect(read.agents.map(\.name) == ["Ada"])
        #expect(read.agents.map(\.type) == [expected])
    }

    @Test func `agents that nothing describes, or that have no name, are passed over`() throws {
        let read = try provenance(
            """
            agent(id:g, [voprov:email="a@b"])
            agent(id:s, [voprov:url="http://s"])
            wasAssociatedWith(id:a, id:g, -)
            wasAssociatedWith(id:a, id:gone, -)
            wasAssociatedWith(id:a, id:s, -, [prov:type='fitsprov:Software'])
            """)
        #expect(read.agents.isEmpty)
        #expect(read.software.isEmpty)
    }

    @Test func `software has a version, which the IVOA's agents have not`() throws {
        let read = try provenance(
            """
            agent(id:s, [voprov:name="ctools", voprov:version="2.1", prov:type='prov:SoftwareAgent'])
            wasAssociatedWith(id:a, id:s, -, [prov:type='fitsprov:Software'])
            """)
        #expect(read.software == [Software(name: "ctools", version: "2.1")])
        #expect(read.agents.isEmpty)
    }
}

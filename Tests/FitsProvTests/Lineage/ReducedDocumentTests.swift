import FitsProv
import PROV
import Testing

@Suite struct ReducedDocumentTests {
    private static let text = """
        document
          prefix ex <http://example.org/>
          prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
          prefix fitsprov <urn:fitsprov:vocabulary#>
          entity(ex:cube, [prov:type = 'voprov:DatasetEntity', voprov:name = "cube", prov:label = "cube"])
          entity(ex:hdu, [prov:type = 'fitsprov:HDU'])
          entity(ex:part)
          hadMember(ex:cube, ex:hdu)
          hadMember(ex:cube, ex:part)
          agent(ex:person)
          agent(ex:observatory)
          wasAttributedTo(ex:cube, ex:person)
          actedOnBehalfOf(ex:person, ex:observatory, -)
        endDocument

        """

    private func reduced(_ change: (inout Document.Reduction) -> Void) throws -> String {
        var reduction = Document.Reduction()
        change(&reduction)
        let document = try Document(provN: Array(ReducedDocumentTests.text.utf8))
        return String(decoding: document.reduced(reduction).provN(), as: UTF8.self)
    }

    @Test func `nothing is left out unless it is asked for`() throws {
        let document = try Document(provN: Array(ReducedDocumentTests.text.utf8))
        #expect(document.reduced(Document.Reduction()) == document)
    }

    @Test func `HDUs are left out, and other members stay`() throws {
        let text = try reduced { $0.leavesOutMembers = true }
        #expect(!text.contains("ex:hdu"))
        #expect(text.contains("hadMember(ex:cube, ex:part)"))
    }

    @Test func `a document that ends at agents does not say for whom they act`() throws {
        let text = try reduced { $0.endsAtAgents = true }
        #expect(text.contains("agent(ex:person)"))
        #expect(!text.contains("ex:observatory"))
    }

    @Test func `plain PROV has nothing of the IVOA`() throws {
        let text = try reduced { $0.isPlain = true }
        #expect(!text.contains("voprov"))
        #expect(text.contains("prov:label"))
    }

    private static let configured = """
        document
          prefix ex <http://example.org/>
          prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
          prefix fitsprov <urn:fitsprov:vocabulary#>
          activity(ex:run, -, -, [prov:label = "run", voprov:name = "run"])
          entity(ex:in, [prov:type = 'voprov:DatasetEntity'])
          entity(ex:both, [prov:type = 'voprov:ConfigFile', prov:type = 'voprov:DatasetEntity'])
          entity(ex:cut, [prov:type = 'voprov:Parameter'])
          entity(ex:cutDescription, [prov:type = 'voprov:ParameterDescription'])
          entity(ex:environment, [prov:type = 'fitsprov:Environment'])
          entity(ex:plan, [prov:type = 'prov:Plan', prov:type = 'voprov:ActivityDescription'])
          agent(ex:software)
          used(ex:run, ex:in, -)
          used(ex:run, ex:both, -)
          used(ex:run, ex:both, -, [prov:type = 'voprov:WasConfiguredBy'])
          used(ex:run, ex:cut, -, [prov:type = 'voprov:WasConfiguredBy'])
          used(ex:run, ex:environment, -)
          wasInfluencedBy(ex:cut, ex:cutDescription)
          wasAssociatedWith(ex:run, ex:software, ex:plan)
          wasAssociatedWith(ex:run, -, ex:plan)
        endDocument

        """

    private func configured(_ change: (inout Document.Reduction) -> Void) throws -> String {
        var reduction = Document.Reduction()
        change(&reduction)
        let document = try Document(provN: Array(ReducedDocumentTests.configured.utf8))
        let reduced = document.reduced(reduction)
        #expect(reduced.validate().isValid)
        return String(decoding: reduced.provN(), as: UTF8.self)
    }

    @Test func `descriptions are left out, all or but those of activities`() throws {
        let none = try configured { $0.descriptions = .none }
        #expect(!none.contains("ex:cutDescription"))
        #expect(!none.contains("ex:plan"))
        #expect(none.contains("wasAssociatedWith(ex:run, ex:software, -)"))
        #expect(none.split(separator: "wasAssociatedWith").count == 2)
        #expect(none.contains("ex:cut,"))
        let some = try configured { $0.descriptions = .activities }
        #expect(!some.contains("ex:cutDescription"))
        #expect(some.contains("wasAssociatedWith(ex:run, ex:software, ex:plan)"))
    }

    @Test func `configuration is left out, and inputs stay`() throws {
        let text = try configured { $0.leavesOutConfiguration = true }
        for name in ["ex:cut", "ex:environment", "WasConfiguredBy"] {
            #expect(!text.contains(name))
        }
        #expect(text.contains("used(ex:run, ex:in, -)"))
        #expect(text.contains("used(ex:run, ex:both, -)"))
        #expect(text.contains("ex:plan"))
    }

    @Test func `without attributes things have a label and types`() throws {
        let text = try configured { $0.leavesOutAttributes = true }
        #expect(!text.contains("voprov:name"))
        #expect(text.contains("prov:label"))
        #expect(text.contains("voprov:Parameter"))
    }
}

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
}

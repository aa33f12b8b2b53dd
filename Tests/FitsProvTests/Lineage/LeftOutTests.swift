import PROV
import Testing

@testable import FitsProv

/// A document without parts of it.
@Suite struct LeftOutTests {
    private func reduced(
        _ statements: String, _ change: (inout Document.Reduction) -> Void
    ) throws -> Document {
        var reduction = Document.Reduction()
        change(&reduction)
        return try Documents.document(statements).reduced(reduction)
    }

    @Test func `agents that act for nobody stay as long as something mentions them`() throws {
        let document = try reduced(
            """
            entity(ex:e)
            activity(ex:a, -, -)
            agent(ex:maker)
            agent(ex:owner)
            agent(ex:both)
            agent(ex:boss)
            agent(ex:alone)
            wasAssociatedWith(ex:a, ex:maker, -)
            wasAttributedTo(ex:e, ex:owner)
            wasInfluencedBy(ex:e, ex:both)
            actedOnBehalfOf(ex:both, ex:boss, ex:a)
            actedOnBehalfOf(ex:maker, ex:alone, -)
            """
        ) { $0.endsAtAgents = true }
        let names = document.records(.agent).compactMap { $0.identifier?.localPart }
        #expect(names == ["maker", "owner", "both"])
        #expect(document.records(.actedOnBehalfOf).isEmpty)
        #expect(document.records(.entity).count == 1 && document.records(.activity).count == 1)
    }

    @Test func `only HDUs are left out as members, with that they are members`() throws {
        let document = try reduced(
            """
            entity(ex:c)
            entity(ex:h, [prov:type = 'ex:Other', prov:type = 'fitsprov:HDU'])
            entity(ex:m, [prov:type = 'fitsprov:Product'])
            hadMember(ex:c, ex:h)
            hadMember(ex:c, ex:m)
            hadMember(ex:h, ex:m)
            """
        ) { $0.leavesOutMembers = true }
        #expect(document.records(.entity).compactMap { $0.identifier?.localPart } == ["c", "m"])
        #expect(
            document.records(.hadMember).compactMap { $0.name(.entity)?.localPart } == ["m", "m"])
    }

    @Test func `plain PROV keeps the types and attributes of others`() throws {
        let document = try reduced(
            """
            entity(ex:e, [prov:type = 'voprov:DatasetEntity', prov:type = 'ex:Cube',
              prov:role = 'voprov:kept', voprov:name = "n", ex:name = "n",
              dcterms:identifier = "i"])
            """
        ) { $0.isPlain = true }
        let entity = try #require(document.records.first)
        #expect(entity.types.map(\.localPart) == ["Cube"])
        #expect(
            entity.attributes.map(\.name.localPart) == ["type", "role", "name", "identifier"])
        #expect(!document.namespaces.contains { $0.uri == Namespace.voprov.uri })
        #expect(document.namespaces.contains { $0.prefix == "ex" })
    }

    @Test func `everything may be left out at once`() throws {
        let document = try reduced(
            """
            entity(ex:c, [voprov:name = "c"])
            entity(ex:h, [prov:type = 'fitsprov:HDU'])
            hadMember(ex:c, ex:h)
            agent(ex:a)
            """
        ) {
            $0.leavesOutMembers = true
            $0.endsAtAgents = true
            $0.isPlain = true
        }
        #expect(
            document.records == [Record(.entity, try #require(document.records.first?.identifier))])
    }
}

import PROV
import TestSupport
import Testing

/// Blank identifiers mean what is said about them, and not how they are called.
struct BlankEquivalenceTests {
    private func document(_ records: String) throws -> Document {
        try Document(
            provN: Array("document prefix ex <http://example.org/> \(records) endDocument".utf8))
    }

    @Test(arguments: [
        "entity(#1, [ex:n=1]) entity(#2, [ex:n=2]) used(ex:a, ex:e, -, [ex:p='#1', ex:p='#2', ex:q='#1'])",
        "entity(#1, [ex:n=1]) entity(#2, [ex:n=2]) "
            + "prov:hadDictionaryMember(ex:d, {(\"k\", #1), (\"k\", #2)})",
        "used(#1; ex:a, ex:e, -) used(#2; ex:a, ex:f, -) wasDerivedFrom(ex:g, ex:e, ex:a, -, #1)",
    ])
    func `two that change their names change nothing`(records: String) throws {
        func named(_ first: String, _ second: String) throws -> Document {
            try document(
                records.replacing("#1", with: "_:\(first)").replacing("#2", with: "_:\(second)"))
        }
        let plain = try named("a", "b")
        #expect(try plain == named("b", "a"))
        #expect(try plain == named("z", "c"))
    }

    @Test func `two that are used the other way round are different`() throws {
        let entities = "entity(_:a, [ex:n=1]) entity(_:b, [ex:n=2])"
        #expect(
            try document(entities + "used(ex:a, ex:e, -, [ex:p='_:a', ex:q='_:b'])")
                != document(entities + "used(ex:a, ex:e, -, [ex:p='_:b', ex:q='_:a'])"))
    }

    @Test(.timeLimit(.minutes(10)))
    func `a record of many blank identifiers is compared as fast as of as many others`() throws {
        func record(_ count: Int, _ name: String) -> Document {
            let attributes = (0..<count).map {
                Attribute(Namespace.dcterms("p\($0)"), .name(Namespace.blank("\(name)\($0)")))
            }
            return Document(records: [
                Record(.entity, Namespace.dcterms("e"), attributes: attributes)
            ])
        }
        let growth = Growth.ofDoubling(500) { count in
            #expect(record(count, "x") == record(count, "y"))
        }
        #expect(growth <= 2.5)
    }
}

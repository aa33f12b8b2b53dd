import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

private func provN(_ records: String) throws -> Document {
    let text = """
        document
          prefix ex <http://example.org/>
          prefix other <http://example.org/>
          \(records)
        endDocument
        """
    return try Document(provN: Array(text.utf8))
}

struct EquivalenceTests {
    @Test(arguments: [
        ("entity(ex:a) activity(ex:b)", "activity(ex:b) entity(ex:a)"),
        ("entity(ex:a)", "entity(other:a)"),
        ("entity(ex:a) entity(ex:a)", "entity(ex:a)"),
        ("entity(ex:a, [ex:x=1]) entity(ex:a, [ex:y=2])", "entity(ex:a, [ex:y=2, ex:x=1])"),
        ("entity(ex:a, [ex:x=1, ex:x=1])", "entity(ex:a, [ex:x=1])"),
        ("entity(ex:a, [ex:x=\"s\"])", "entity(ex:a, [ex:x=\"s\" %% xsd:string])"),
        ("entity(ex:a, [ex:x=\"s\"@EN])", "entity(ex:a, [ex:x=\"s\"@en])"),
        ("entity(ex:a, [ex:x=1])", "entity(ex:a, [ex:x=\"01\" %% xsd:int])"),
        (
            "entity(ex:a, [ex:x=\"1\" %% xsd:boolean])",
            "entity(ex:a, [ex:x=\"true\" %% xsd:boolean])"
        ),
        (
            "entity(ex:a, [ex:x=\"1.50\" %% xsd:double])",
            "entity(ex:a, [ex:x=\"15e-1\" %% xsd:double])"
        ),
        (
            "activity(ex:a, 2012-01-01T01:30:00+02:00, -)",
            "activity(ex:a, 2011-12-31T23:30:00.000Z, -)"
        ),
        ("used(-; ex:a, ex:e, -)", "used(ex:a, ex:e, -)"),
        ("used(ex:a, ex:e, -) used(ex:a, ex:e, -)", "used(ex:a, ex:e, -)"),
        (
            "wasGeneratedBy(ex:g; ex:e, ex:a, -) wasGeneratedBy(ex:g; ex:e, -, -)",
            "wasGeneratedBy(ex:g; ex:e, ex:a, -)"
        ),
        (
            "prov:hadDictionaryMember(ex:d, {(\"a\", ex:e), (\"b\", ex:f)})",
            """
            prov:hadDictionaryMember(ex:d, ex:f, "b") prov:hadDictionaryMember(ex:d, ex:e, "a")
            """
        ),
        (
            "used(_:u; ex:a, ex:e, -) wasDerivedFrom(ex:f, ex:e, ex:a, -, _:u)",
            "used(_:v; ex:a, ex:e, -) wasDerivedFrom(ex:f, ex:e, ex:a, -, _:v)"
        ),
    ])
    func `these say the same`(left: String, right: String) throws {
        #expect(try provN(left) == provN(right))
        #expect(try provN(left).differences(from: provN(right)).missing.isEmpty)
    }

    @Test(arguments: [
        ("entity(ex:a)", "entity(ex:b)"),
        ("entity(ex:a)", "agent(ex:a)"),
        ("entity(ex:a)", ""),
        ("entity(ex:a, [ex:x=1])", "entity(ex:a, [ex:x=2])"),
        ("entity(ex:a, [ex:x=1])", "entity(ex:a, [ex:x=\"1\"])"),
        ("entity(ex:a, [ex:x=\"s\"@en])", "entity(ex:a, [ex:x=\"s\"@fr])"),
        ("entity(ex:a, [ex:x='ex:y'])", "entity(ex:a, [ex:x=\"ex:y\"])"),
        ("activity(ex:a, 2012-01-01T00:00:00, -)", "activity(ex:a, 2012-01-01T00:00:00Z, -)"),
        ("used(ex:a, ex:e, -)", "used(ex:u; ex:a, ex:e, -)"),
        ("used(ex:a, ex:e, -)", "used(ex:a, ex:f, -)"),
        (
            "used(ex:u; ex:a, ex:e, -) used(ex:u; ex:a, ex:f, -)",
            "used(ex:u; ex:a, ex:e, -)"
        ),
        ("bundle ex:b entity(ex:a) endBundle", "entity(ex:a)"),
        (
            "bundle ex:b entity(ex:a) endBundle", "bundle ex:c entity(ex:a) endBundle"
        ),
        (
            "used(_:u; ex:a, ex:e, -) wasDerivedFrom(ex:f, ex:e, ex:a, -, _:u)",
            "used(_:u; ex:a, ex:g, -) wasDerivedFrom(ex:f, ex:e, ex:a, -, _:u)"
        ),
    ])
    func `these do not say the same`(left: String, right: String) throws {
        #expect(try provN(left) != provN(right))
        let (missing, added) = try provN(left).differences(from: provN(right))
        #expect(!(missing.isEmpty && added.isEmpty))
    }

    @Test func `a difference is listed with its bundle`() throws {
        let left = try provN("entity(ex:a) bundle ex:b entity(ex:c) endBundle")
        let right = try provN("entity(ex:a) entity(ex:d)")
        let (missing, added) = left.differences(from: right)
        #expect(missing.count == 1)
        #expect(missing.first?.bundle == ex("b"))
        #expect(missing.first?.record == Record(.entity, ex("c")))
        #expect(added.map(\.record) == [Record(.entity, ex("d"))])
    }

    @Test func `merging unifies what is the same and keeps what is not`() throws {
        let left = try provN("entity(ex:a, [ex:x=1]) used(ex:r, ex:a, -)")
        let right = try provN("entity(ex:a, [ex:y=2]) used(ex:r, ex:a, -) entity(ex:b)")
        let merged = left.merging(right)
        #expect(merged.records.count == 3)
        #expect(
            try merged
                == provN("entity(ex:a, [ex:x=1, ex:y=2]) used(ex:r, ex:a, -) entity(ex:b)"))
        #expect(left.merging(left) == left)
        #expect(left.merging(right) == right.merging(left))
    }

    @Test func `merging keeps blank identifiers of two documents apart`() throws {
        let left = try provN(
            "used(_:u; ex:a, ex:e, -) wasDerivedFrom(ex:f, ex:e, ex:a, -, _:u)")
        let right = try provN(
            "used(_:u; ex:b, ex:e, -) wasDerivedFrom(ex:g, ex:e, ex:b, -, _:u)")
        let merged = left.merging(right)
        #expect(Set(merged.records(.used).map(\.identifier)).count == 2)
        #expect(merged.merging(Document()) == merged)
    }
}

import PROV
import Testing

/// What a violation says, and of what.
struct ConstraintReportTests {
    private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

    @Test func `shows the statements that make a cycle`() throws {
        let text = """
            document prefix ex <http://example.org/>
            entity(ex:e1) entity(ex:e2)
            activity(ex:a)
            wasGeneratedBy(ex:g1; ex:e1, ex:a, -)
            wasStartedBy(ex:s; ex:a, ex:e2, -, -)
            wasDerivedFrom(ex:d; ex:e2, ex:e1)
            endDocument
            """
        let document = try Document(provN: Array(text.utf8))
        let violation = try #require(document.validate().violations.first)
        #expect(violation.constraint == .derivationGenerationGeneration)
        #expect(violation.contributing == [.startOrdering, .generationWithinActivity])
        #expect(violation.cycle.map(\.constraint.number) == [42, 43, 34])
        #expect(violation.cycle.map(\.before.kind) == [.generation, .generation, .start])
        for (step, next) in zip(violation.cycle, violation.cycle.dropFirst()) {
            #expect(step.after == next.before)
        }
        #expect(violation.cycle.last?.after == violation.cycle.first?.before)
        #expect(violation.records.contains { $0.identifier == ex("d") })
        #expect(violation.statements.contains("wasDerivedFrom(ex:d; ex:e2, ex:e1)"))
        #expect(
            violation.reason
                == "the generation ex:g1 of ex:e1 would come before the generation of ex:e2 (42), "
                + "which comes no later than the start ex:s of ex:a (43), "
                + "which comes no later than itself (34)")
    }

    @Test func `judges each bundle on its own`() throws {
        let text = """
            document prefix ex <http://example.org/>
            entity(ex:e1) entity(ex:e2) wasDerivedFrom(ex:e2, ex:e1)
            bundle ex:b1 entity(ex:e1) entity(ex:e2) wasDerivedFrom(ex:e1, ex:e2) endBundle
            bundle ex:b2 entity(ex:x) activity(ex:x) endBundle
            endDocument
            """
        let violations = try Document(provN: Array(text.utf8)).validate().violations
        #expect(violations.map(\.bundle) == [ex("b2")])
        #expect(violations.map(\.identifiers) == [[ex("x")]])
    }

    @Test func `refuses two bundles of one name`() {
        let bundle = Bundle(identifier: ex("b"))
        let violations = Document(namespaces: [ex], bundles: [bundle, bundle, bundle])
            .validate().violations
        #expect(
            violations.map(\.description) == [
                "distinct-bundle-identifiers: ex:b names more than one bundle"
            ])
    }

    @Test func `follows what blank identifiers turn out to be`() {
        let blank = Namespace.blank("x")
        func generation(_ name: String, _ entity: String, _ activity: QualifiedName) -> Record {
            Record(
                .wasGeneratedBy, ex(name),
                [.entity: .name(ex(entity)), .activity: .name(activity)])
        }
        let records = [
            generation("h1", "f", blank), generation("h2", "f", ex("a")),
            generation("g", "e", blank), generation("g", "e", ex("a")),
        ]
        #expect(Document(records: Array(records.prefix(3))).validate().isValid)
        let violations = Document(records: records).validate().violations
        #expect(violations.map(\.constraint) == [.uniqueGeneration])
    }

    @Test func `takes blank identifiers of relations for none`() {
        let records = ["1", "2"].map {
            Record(
                .wasGeneratedBy, Namespace.blank($0),
                [.entity: .name(ex("e")), .activity: .name(ex("a"))])
        }
        #expect(Document(records: records).validate().isValid)
    }
}

import PROV
import Testing

/// One small document for each rule, written in PROV-N.
struct ConstraintRuleTests {
    @Test(arguments: RuleCase.violations)
    func `breaks no constraint but the one`(_ rule: RuleCase) throws {
        let validation = try rule.document().validate()
        #expect(validation.violations.compactMap(\.constraint.number) == [rule.number])
    }

    @Test(arguments: RuleCase.valid)
    func `finds nothing against what can have happened`(_ rule: RuleCase) throws {
        #expect(try rule.document().validate().violations.isEmpty)
    }

    @Test(arguments: RuleCase.orders)
    func `orders two events by the one constraint`(_ rule: RuleCase) throws {
        let document = try rule.document()
        let constraint = try #require(Constraint.allCases.first { $0.number == rule.number })
        let (before, after) = (RuleCase.name("x"), RuleCase.name("y"))
        #expect(document.precedes(before, after))
        #expect(!document.precedes(after, before) || [31, 32, 39, 40].contains(rule.number))
        let without = EventOrdering(document.records, omitting: [constraint])
        #expect(!without.precedes(before, after))
    }

    @Test func `has the numbers of the Recommendation`() {
        #expect(Constraint.allCases.compactMap(\.number) == Array(22...56))
        #expect(Constraint.keyObject.clause == "PROV-CONSTRAINTS §6.1, Constraint 22")
        #expect(Constraint.uniqueEndTime.number == 29)
        #expect(Constraint.startPrecedesEnd.number == 30)
        #expect(Constraint.derivationGenerationGeneration.number == 42)
        #expect(Constraint.delegationOrdering.number == 49)
        #expect(Constraint.typing.clause == "PROV-CONSTRAINTS §6.3, Constraint 50")
        #expect(
            Constraint.membershipEmptyCollection.description == "56 membership-empty-collection")
    }
}

/// A rule and a document for it.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let number: Int
    let statements: String

    var testDescription: String { "\(number): \(statements)" }

    func document() throws -> Document {
        let text = "document\nprefix ex <http://example.org/>\n\(statements)\nendDocument"
        return try Document(provN: Array(text.utf8))
    }

    static func name(_ local: String) -> QualifiedName {
        QualifiedName(namespace: "http://example.org/", localPart: local)
    }

    private init(_ number: Int, _ statements: String) {
        self.number = number
        self.statements = statements
    }

    static let violations: [RuleCase] = [
        .init(22, "activity(ex:a, 2026-01-01T00:00:00, -) activity(ex:a, 2026-01-02T00:00:00, -)"),
        .init(23, "used(ex:u; ex:a, ex:e, -) used(ex:u; ex:a, ex:f, -)"),
        .init(23, "wasInfluencedBy(ex:i; ex:e, ex:f) wasInfluencedBy(ex:i; ex:e, ex:g)"),
        .init(23, "wasInfluencedBy(ex:i; ex:e, ex:f) wasDerivedFrom(ex:i; ex:e, ex:g)"),
        .init(
            23, "wasDerivedFrom(ex:d; ex:e, ex:f, ex:a, ex:g, -) wasDerivedFrom(ex:d; ex:e, ex:f)"),
        .init(23, "wasDerivedFrom(ex:e, ex:f, ex:a, ex:g, -) wasGeneratedBy(ex:g; ex:e, ex:b, -)"),
        .init(
            23, "wasAssociatedWith(ex:i; ex:a, ex:g, -) wasAssociatedWith(ex:i; ex:a, ex:g, ex:p)"),
        .init(24, "wasGeneratedBy(ex:g; ex:e, ex:a, -) wasGeneratedBy(ex:h; ex:e, ex:a, -)"),
        .init(25, "wasInvalidatedBy(ex:g; ex:e, ex:a, -) wasInvalidatedBy(ex:h; ex:e, ex:a, -)"),
        .init(26, "wasStartedBy(ex:s; ex:a, -, ex:b, -) wasStartedBy(ex:t; ex:a, -, ex:b, -)"),
        .init(27, "wasEndedBy(ex:s; ex:a, -, ex:b, -) wasEndedBy(ex:t; ex:a, -, ex:b, -)"),
        .init(
            28,
            "activity(ex:a, 2026-01-01T00:00:00, -) wasStartedBy(ex:a, -, -, 2026-01-02T00:00:00)"),
        .init(
            28,
            """
            activity(ex:a) wasStartedBy(ex:s; ex:a, -, -, 2026-01-01T00:00:00)
            wasStartedBy(ex:t; ex:a, -, -, 2026-01-02T00:00:00)
            """),
        .init(
            29,
            "activity(ex:a, -, 2026-01-01T00:00:00) wasEndedBy(ex:a, -, -, 2026-01-02T00:00:00)"),
        .init(42, "entity(ex:e) wasDerivedFrom(ex:e, ex:e)"),
        .init(
            42,
            """
            entity(ex:e) entity(ex:f) entity(ex:g)
            wasDerivedFrom(ex:e, ex:f) wasDerivedFrom(ex:f, ex:g) wasDerivedFrom(ex:g, ex:e)
            """),
        .init(51, "wasDerivedFrom(ex:d; ex:e, ex:f, -, ex:g, -)"),
        .init(51, "wasDerivedFrom(ex:d; ex:e, ex:f, -, -, ex:u)"),
        .init(51, "wasDerivedFrom(ex:d; ex:e, ex:f, -, ex:g, ex:u)"),
        .init(52, "specializationOf(ex:e, ex:f) specializationOf(ex:f, ex:e)"),
        .init(53, "used(ex:u; ex:a, ex:e, -) wasInvalidatedBy(ex:u; ex:e, ex:a, -)"),
        .init(54, "entity(ex:u) used(ex:u; ex:a, ex:e, -)"),
        .init(54, "agent(ex:i) wasInfluencedBy(ex:i; ex:e, ex:f)"),
        .init(55, "entity(ex:e) activity(ex:e)"),
        .init(55, "used(ex:a, ex:e, -) wasInformedBy(ex:b, ex:e)"),
        .init(56, "entity(ex:c, [prov:type='prov:EmptyCollection']) hadMember(ex:c, ex:e)"),
        .init(
            56,
            """
            entity(ex:c, [prov:type='prov:EmptyCollection']) specializationOf(ex:d, ex:c)
            specializationOf(ex:b, ex:d) hadMember(ex:b, ex:e)
            """),
    ]

    static let valid: [RuleCase] = [
        .init(22, "entity(ex:e, [ex:p=1]) entity(ex:e, [ex:p=2])"),
        .init(
            22,
            "activity(ex:a, 2026-01-01T00:00:00Z, -) activity(ex:a, 2026-01-01T01:00:00+01:00, -)"),
        .init(23, "used(ex:a, ex:e, 2026-01-01T00:00:00) used(ex:a, ex:e, 2026-01-02T00:00:00)"),
        .init(23, "wasInfluencedBy(ex:i; ex:e, ex:f) wasDerivedFrom(ex:i; ex:e, ex:f)"),
        .init(
            28,
            """
            wasStartedBy(ex:s; ex:a, -, -, 2026-01-01T00:00:00)
            wasStartedBy(ex:t; ex:a, -, -, 2026-01-02T00:00:00)
            """),
        // Without an entity statement no generation is known that could be out of order.
        .init(42, "wasDerivedFrom(ex:e, ex:e)"),
        .init(55, "entity(ex:e) agent(ex:e)"),
        .init(55, "activity(ex:a) agent(ex:a)"),
        .init(
            56,
            "entity(ex:c, [prov:type='prov:EmptyCollection']) specializationOf(ex:c, ex:d) "
                + "hadMember(ex:d, ex:e)"),
    ]

    /// Documents in which `ex:x` precedes `ex:y` by the constraint and by it alone.
    static let orders: [RuleCase] = [
        .init(30, "wasStartedBy(ex:x; ex:a, -, -, -) wasEndedBy(ex:y; ex:a, -, -, -)"),
        .init(31, "wasStartedBy(ex:x; ex:a, -, -, -) wasStartedBy(ex:y; ex:a, -, -, -)"),
        .init(32, "wasEndedBy(ex:x; ex:a, -, -, -) wasEndedBy(ex:y; ex:a, -, -, -)"),
        .init(33, "wasStartedBy(ex:x; ex:a, -, -, -) used(ex:y; ex:a, ex:e, -)"),
        .init(33, "used(ex:x; ex:a, ex:e, -) wasEndedBy(ex:y; ex:a, -, -, -)"),
        .init(34, "wasStartedBy(ex:x; ex:a, -, -, -) wasGeneratedBy(ex:y; ex:e, ex:a, -)"),
        .init(34, "wasGeneratedBy(ex:x; ex:e, ex:a, -) wasEndedBy(ex:y; ex:a, -, -, -)"),
        .init(36, "wasGeneratedBy(ex:x; ex:e, -, -) wasInvalidatedBy(ex:y; ex:e, -, -)"),
        .init(37, "wasGeneratedBy(ex:x; ex:e, -, -) used(ex:y; ex:a, ex:e, -)"),
        .init(38, "used(ex:x; ex:a, ex:e, -) wasInvalidatedBy(ex:y; ex:e, -, -)"),
        .init(39, "wasGeneratedBy(ex:x; ex:e, -, -) wasGeneratedBy(ex:y; ex:e, -, -)"),
        .init(40, "wasInvalidatedBy(ex:x; ex:e, -, -) wasInvalidatedBy(ex:y; ex:e, -, -)"),
        .init(41, "wasDerivedFrom(ex:e, ex:f, ex:a, ex:y, ex:x)"),
        .init(
            42,
            """
            wasDerivedFrom(ex:e, ex:f) wasGeneratedBy(ex:x; ex:f, -, -)
            wasGeneratedBy(ex:y; ex:e, -, -)
            """),
        .init(43, "wasGeneratedBy(ex:x; ex:e, ex:b, -) wasStartedBy(ex:y; ex:a, ex:e, -, -)"),
        .init(43, "wasStartedBy(ex:x; ex:a, ex:e, -, -) wasInvalidatedBy(ex:y; ex:e, -, -)"),
        .init(44, "wasGeneratedBy(ex:x; ex:e, ex:b, -) wasEndedBy(ex:y; ex:a, ex:e, -, -)"),
        .init(44, "wasEndedBy(ex:x; ex:a, ex:e, -, -) wasInvalidatedBy(ex:y; ex:e, -, -)"),
        .init(
            45,
            """
            specializationOf(ex:e, ex:f) specializationOf(ex:f, ex:g)
            wasGeneratedBy(ex:x; ex:g, -, -) wasGeneratedBy(ex:y; ex:e, -, -)
            """),
        .init(
            46,
            """
            specializationOf(ex:e, ex:f) specializationOf(ex:f, ex:g)
            wasInvalidatedBy(ex:x; ex:e, -, -) wasInvalidatedBy(ex:y; ex:g, -, -)
            """),
        .init(
            47,
            """
            wasAssociatedWith(ex:a, ex:g, -) wasStartedBy(ex:x; ex:a, -, -, -)
            wasInvalidatedBy(ex:y; ex:g, -, -)
            """),
        .init(
            47,
            """
            wasAssociatedWith(ex:a, ex:g, -) wasGeneratedBy(ex:x; ex:g, -, -)
            wasEndedBy(ex:y; ex:a, -, -, -)
            """),
        .init(
            47,
            """
            wasAssociatedWith(ex:a, ex:g, -) wasStartedBy(ex:x; ex:a, -, -, -)
            wasEndedBy(ex:y; ex:g, -, -, -)
            """),
        .init(
            47,
            """
            wasAssociatedWith(ex:a, ex:g, -) wasStartedBy(ex:x; ex:g, -, -, -)
            wasEndedBy(ex:y; ex:a, -, -, -)
            """),
        // By inference 14 both agents of a delegation are associated with its activity.
        .init(
            47,
            """
            actedOnBehalfOf(ex:f, ex:g, ex:a) wasStartedBy(ex:x; ex:a, -, -, -)
            wasInvalidatedBy(ex:y; ex:g, -, -)
            """),
        .init(
            47,
            """
            actedOnBehalfOf(ex:f, ex:g, ex:a) wasStartedBy(ex:x; ex:a, -, -, -)
            wasInvalidatedBy(ex:y; ex:f, -, -)
            """),
        .init(
            48,
            """
            wasAttributedTo(ex:e, ex:g) wasGeneratedBy(ex:x; ex:g, -, -)
            wasGeneratedBy(ex:y; ex:e, -, -)
            """),
        .init(
            48,
            """
            wasAttributedTo(ex:e, ex:g) wasStartedBy(ex:x; ex:g, -, -, -)
            wasGeneratedBy(ex:y; ex:e, -, -)
            """),
        .init(
            49,
            """
            actedOnBehalfOf(ex:f, ex:g, -) wasGeneratedBy(ex:x; ex:g, -, -)
            wasInvalidatedBy(ex:y; ex:f, -, -)
            """),
        .init(
            49,
            """
            actedOnBehalfOf(ex:f, ex:g, -) wasStartedBy(ex:x; ex:g, -, -, -)
            wasEndedBy(ex:y; ex:f, -, -, -)
            """),
    ]
}

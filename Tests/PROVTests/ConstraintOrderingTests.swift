import PROV
import TestSupport
import Testing

/// Which event precedes which, against the table that ProvToolbox's own tests make.
@Suite(.enabled(if: PROVSamples.areInstalled, "the samples folder is absent"))
struct ConstraintOrderingTests {
    @Test(arguments: OrderingRow.all)
    func `orders events as ProvToolbox does`(_ row: OrderingRow) throws {
        let document = try Document(
            provXML: PROVSamples.bytes("prov/constraints/\(row.path)"))
        let constraints = try row.disabled.map { try #require(OrderingRow.rules[$0]) }
        guard let before = row.before, let after = row.after else {
            let cycles = document.validate().violations.filter { !$0.cycle.isEmpty }
            #expect(cycles.isEmpty != row.expected)
            return
        }
        let ordering = EventOrdering(
            document.records, omitting: Set([constraints].compactMap(\.self)))
        let holds =
            row.isStrict
            ? ordering.strictlyPrecedes(before, after) : ordering.precedes(before, after)
        #expect(holds == row.expected)
    }

    @Test func `knows the table`() {
        #expect(OrderingRow.all.count == 39)
    }
}

/// A row of the table.
struct OrderingRow: CustomTestStringConvertible, Sendable {
    let path: String
    let disabled: String?
    let isStrict: Bool
    let before: QualifiedName?
    let after: QualifiedName?
    let expected: Bool
    let testDescription: String

    static let all: [OrderingRow] = ConstraintCase.lines(of: "ORDERING_EXPECTATIONS.tsv")
        .compactMap { fields in
            guard fields.count > 6 else { return nil }
            return OrderingRow(
                path: fields[1], disabled: fields[2].isEmpty ? nil : fields[2],
                isStrict: fields[3] == "strict", before: event(fields[4]),
                after: event(fields[5]), expected: fields[6] == "true" || fields[6] == "yes",
                testDescription: fields.joined(separator: " "))
        }

    /// The constraints by their names in ProvToolbox.
    static let rules: [String: Constraint] = [
        "Config.CONSTRAINT_WASENDEDBY_ORDERING": .endOrdering,
        "Config.CONSTRAINT_GENERATION_PRECEDES_INVALIDATION": .generationPrecedesInvalidation,
        "Config.CONSTRAINT_START_PRECEDES_END": .startPrecedesEnd,
        "Config.CONSTRAINT_GENERATION_WITHIN_ACTIVITY": .generationWithinActivity,
        "Config.CONSTRAINT_INVALIDATION_INVALIDATION_ORDERING": .invalidationInvalidation,
        "Config.CONSTRAINT_END_END_ORDERING": .endEnd,
        "Config.CONSTRAINT_WASASSOCIATEDWITH_ORDERING": .associationOrdering,
        "Config.CONSTRAINT_WASATTRIBUTEDTO_ORDERING": .attributionOrdering,
        "Config.CONSTRAINT_ACTEDONBEHALFOF_ORDERING": .delegationOrdering,
        "Config.CONSTRAINT_SPECIALIZATION_INVALIDATION_ORDERING": .specializationInvalidation,
    ]

    private static func event(_ name: String) -> QualifiedName? {
        name.isEmpty ? nil : QualifiedName(namespace: "http://example.org/", localPart: name)
    }
}

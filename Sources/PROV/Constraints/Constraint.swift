/// A constraint that a valid document satisfies, by its name in PROV-CONSTRAINTS §6.
public enum Constraint: String, CaseIterable, Hashable, Sendable {
    case keyObject = "key-object"
    case keyProperties = "key-properties"
    case uniqueGeneration = "unique-generation"
    case uniqueInvalidation = "unique-invalidation"
    case uniqueStart = "unique-wasStartedBy"
    case uniqueEnd = "unique-wasEndedBy"
    case uniqueStartTime = "unique-startTime"
    case uniqueEndTime = "unique-endTime"
    case startPrecedesEnd = "start-precedes-end"
    case startStart = "start-start-ordering"
    case endEnd = "end-end-ordering"
    case usageWithinActivity = "usage-within-activity"
    case generationWithinActivity = "generation-within-activity"
    case communicationOrdering = "wasInformedBy-ordering"
    case generationPrecedesInvalidation = "generation-precedes-invalidation"
    case generationPrecedesUsage = "generation-precedes-usage"
    case usagePrecedesInvalidation = "usage-precedes-invalidation"
    case generationGeneration = "generation-generation-ordering"
    case invalidationInvalidation = "invalidation-invalidation-ordering"
    case derivationUsageGeneration = "derivation-usage-generation-ordering"
    case derivationGenerationGeneration = "derivation-generation-generation-ordering"
    case startOrdering = "wasStartedBy-ordering"
    case endOrdering = "wasEndedBy-ordering"
    case specializationGeneration = "specialization-generation-ordering"
    case specializationInvalidation = "specialization-invalidation-ordering"
    case associationOrdering = "wasAssociatedWith-ordering"
    case attributionOrdering = "wasAttributedTo-ordering"
    case delegationOrdering = "actedOnBehalfOf-ordering"
    case typing = "typing"
    case impossibleUnspecifiedDerivation = "impossible-unspecified-derivation-generation-use"
    case impossibleSpecializationReflexive = "impossible-specialization-reflexive"
    case impossiblePropertyOverlap = "impossible-property-overlap"
    case impossibleObjectPropertyOverlap = "impossible-object-property-overlap"
    case entityActivityDisjoint = "entity-activity-disjoint"
    case membershipEmptyCollection = "membership-empty-collection"
    /// Every mandatory argument is given; PROV-DM itself requires it, so it has no number.
    case mandatoryArgument = "mandatory-argument"
    /// No two bundles have one name (PROV-CONSTRAINTS §7.2, without a number).
    case distinctBundles = "distinct-bundle-identifiers"
}

extension Constraint {
    /// The number in the Recommendation, 22 to 56; `nil` for what it says without a number.
    public var number: Int? { Self.numbers[self] }

    /// Number and name in words, as in `constraint 30 (start-precedes-end)`.
    public var phrase: String {
        number.map { "constraint \($0) (\(rawValue))" } ?? rawValue
    }

    /// Where the constraint is written down.
    public var clause: String {
        switch self {
        case .mandatoryArgument: "PROV-DM §5"
        case .distinctBundles: "PROV-CONSTRAINTS §7.2"
        default: "PROV-CONSTRAINTS §\(section), Constraint \(number ?? 0)"
        }
    }

    private var section: String {
        switch number ?? 0 {
        case ...29: "6.1"
        case ...49: "6.2"
        case 50: "6.3"
        default: "6.4"
        }
    }

    // The cases are in the order of the Recommendation, whose first constraint is number 22.
    private static let numbers: [Constraint: Int] = Dictionary(
        uniqueKeysWithValues: zip(allCases.dropLast(2), 22...))
}

extension Constraint: CustomStringConvertible {
    /// Number and name, as in `42 derivation-generation-generation-ordering`.
    public var description: String {
        number.map { "\($0) \(rawValue)" } ?? rawValue
    }
}

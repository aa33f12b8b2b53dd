/// A statement of an instance: a record with a term in every place (PROV-CONSTRAINTS §4).
struct Statement {
    /// What the statement says.
    let kind: Record.Kind
    /// The term of its identifier; `nil` where none is given and none could matter.
    let identifier: Int?
    /// The terms of its arguments, in the order of `kind.arguments`; unused places are 0.
    let arguments: [5 of Int]
    /// How many arguments there are.
    let arity: Int
    /// The record that states it, or from which it was inferred.
    let record: Int
    /// The number of the inference that yields it; `nil` where the record itself states it.
    let inference: Int?

    init(
        _ kind: Record.Kind, identifier: Int?, _ arguments: [Int], record: Int,
        inference: Int? = nil
    ) {
        self.kind = kind
        self.identifier = identifier
        self.arguments = [5 of Int] { $0 < arguments.count ? arguments[$0] : 0 }
        arity = min(arguments.count, 5)
        self.record = record
        self.inference = inference
    }

    subscript(_ index: Int) -> Int { arguments[index] }
}

extension Record.Kind {
    /// The arguments that, with the kind, determine the identifier of an event, and by which rule.
    var determinants: (first: Int, second: Int, constraint: Constraint)? {
        switch self {
        case .wasGeneratedBy: (0, 1, .uniqueGeneration)
        case .wasInvalidatedBy: (0, 1, .uniqueInvalidation)
        case .wasStartedBy: (0, 2, .uniqueStart)
        case .wasEndedBy: (0, 2, .uniqueEnd)
        default: nil
        }
    }

    /// Whether a record of this kind is an influence, too, by the same identifier.
    ///
    /// `wasInfluencedBy` itself counts (PROV-CONSTRAINTS, Inference 15). The first two arguments
    /// are then the influencee and the influencer.
    var isInfluence: Bool {
        switch self {
        case .wasGeneratedBy, .used, .wasInformedBy, .wasStartedBy, .wasEndedBy,
            .wasInvalidatedBy, .wasDerivedFrom, .wasAttributedTo, .wasAssociatedWith,
            .actedOnBehalfOf, .wasInfluencedBy:
            true
        default: false
        }
    }

    /// Whether no record of another such kind may have the same identifier (Constraint 53).
    var hasIdentifierOfItsOwn: Bool {
        isInfluence && self != .wasDerivedFrom && self != .wasInfluencedBy
    }

    /// A small number for the kind, by which a bit set can hold it.
    var bit: Int { Self.bits[self] ?? 0 }

    private static let bits: [Self: Int] = Dictionary(
        uniqueKeysWithValues: zip(allCases, 0...))
}

/// A statement of an instance: a record with a term in every place (PROV-CONSTRAINTS §4).
struct Statement {
    /// What the statement says.
    let kind: Record.Kind
    // There may be very many statements: their parts are kept short. -1 stands for no identifier.
    private let name: Int32
    private let terms: [5 of Int32]
    private let count: UInt8
    private let source: Int32
    private let rule: UInt8

    init(
        _ kind: Record.Kind, identifier: Int?, _ arguments: [Int], record: Int,
        inference: Int? = nil
    ) {
        self.kind = kind
        name = Int32(identifier ?? -1)
        terms = [5 of Int32] { $0 < arguments.count ? Int32(arguments[$0]) : 0 }
        count = UInt8(min(arguments.count, 5))
        source = Int32(record)
        rule = UInt8(inference ?? 0)
    }

    /// The term of its identifier; `nil` where none is given and none could matter.
    var identifier: Int? { name < 0 ? nil : Int(name) }

    /// How many arguments there are.
    var arity: Int { Int(count) }

    /// The record that states it, or from which it was inferred.
    var record: Int { Int(source) }

    /// The number of the inference that yields it; `nil` where the record itself states it.
    var inference: Int? { rule == 0 ? nil : Int(rule) }

    /// The term of an argument, in the order of `kind.arguments`; 0 where there is none.
    subscript(_ index: Int) -> Int { Int(terms[index]) }
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

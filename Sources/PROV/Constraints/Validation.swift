/// Whether a document is valid in the sense of PROV-CONSTRAINTS, and what speaks against it.
public struct Validation: Hashable, Sendable {
    /// Each constraint that the document breaks, with the records that break it.
    ///
    /// The toplevel records come first, then the bundles in their order; within each the
    /// violations are in the order of the Recommendation.
    public let violations: [Violation]

    /// Whether the document describes a history that can have happened.
    public var isValid: Bool { violations.isEmpty }
}

/// One break of a constraint.
public struct Violation: Hashable, Sendable {
    /// The constraint that is broken.
    public let constraint: Constraint
    /// The other constraints without which this one would not be broken.
    ///
    /// They are those on whose edges a cycle runs, or that made two statements one.
    public let contributing: Set<Constraint>
    /// The bundle in which it is broken; `nil` outside all bundles.
    public let bundle: QualifiedName?
    /// The identifiers that are concerned.
    public let identifiers: [QualifiedName]
    /// The records that break the constraint together, as the document has them.
    public let records: [Record]
    /// The same records as text, much as PROV-N writes them, without attributes.
    public let statements: [String]
    /// Why, in one sentence.
    public let reason: String
    /// The events that would each have to come before the next, where the order is broken.
    ///
    /// The last leads back to the first.
    public let cycle: [EventOrdering.Step]
}

extension Violation {
    /// The constraint in words, the bundle if there is one, and why.
    public var sentence: String {
        "\(constraint.phrase)\(bundle.map { " in bundle \($0.uri)" } ?? ""): \(reason)"
    }
}

extension Violation: CustomStringConvertible {
    /// The constraint and the sentence.
    public var description: String { "\(constraint): \(reason)" }
}

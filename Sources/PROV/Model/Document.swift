/// A PROV document: records, and bundles of records (PROV-DM, PROV-N).
///
/// Two documents are equal when they say the same (see `Equivalence.swift`): the order of records
/// and attributes, the prefixes, the names of blank identifiers and how often a thing is said do
/// not matter.
public struct Document: Sendable {
    /// The prefixes with which the document is written.
    ///
    /// A writer adds those that are missing, so this may be empty.
    public var namespaces: [Namespace]
    /// The records outside all bundles, in their order.
    public var records: [Record]
    /// The bundles, in their order.
    public var bundles: [Bundle]
    /// What is in the document in addition to PROV, in its order; it has no part in equality.
    public var foreign: [Foreign]

    /// Makes a document of namespaces, records, bundles and what is not PROV.
    public init(
        namespaces: [Namespace] = [], records: [Record] = [], bundles: [Bundle] = [],
        foreign: [Foreign] = []
    ) {
        self.namespaces = namespaces
        self.records = records
        self.bundles = bundles
        self.foreign = foreign
    }
}

/// A named set of records, whose own provenance can be told (PROV-DM).
public struct Bundle: Hashable, Sendable {
    /// The name of the bundle.
    public var identifier: QualifiedName
    /// The records in the bundle, in their order.
    public var records: [Record]

    /// Makes a bundle of an identifier and records.
    public init(identifier: QualifiedName, records: [Record] = []) {
        self.identifier = identifier
        self.records = records
    }
}

extension Document {
    /// The records outside bundles that have an identifier, in their order.
    public func records(named identifier: QualifiedName) -> [Record] {
        records.filter { $0.identifier == identifier }
    }

    /// The records outside bundles that are of a kind, in their order.
    public func records(_ kind: Record.Kind) -> [Record] {
        records.filter { $0.kind == kind }
    }
}

extension Document: Equatable {
    /// Whether two documents say the same, as PROV compares them.
    ///
    /// Records, attributes and bundles are sets; names are compared by URI; records of one
    /// identifier are unified first (see ``unified()``); literals are compared by datatype and
    /// value (see ``Value/canonical``); blank identifiers by what is said about them. Inferences
    /// are not drawn: that is for the normal form of PROV-CONSTRAINTS.
    public static func == (left: Document, right: Document) -> Bool {
        if left.records == right.records, left.bundles == right.bundles { return true }
        return left.statements == right.statements
    }

    /// What `other` does not say of this document, and what it says beyond it.
    ///
    /// Both lists are empty exactly where the documents are equal. Records of a bundle come with
    /// its identifier.
    public func differences(
        from other: Document
    ) -> (
        missing: [(bundle: QualifiedName?, record: Record)],
        added: [(bundle: QualifiedName?, record: Record)]
    ) {
        let (mine, others) = (statements, other.statements)
        return (Self.listing(mine, without: others), Self.listing(others, without: mine))
    }

    private static func listing(
        _ statements: [QualifiedName?: Set<Record>], without others: [QualifiedName?: Set<Record>]
    ) -> [(bundle: QualifiedName?, record: Record)] {
        statements.flatMap { bundle, records in
            records.subtracting(others[bundle] ?? []).map { (bundle, $0) }
        }
        .map { (key: "\($0.0?.uri ?? "")\u{0}\($0.1)", value: (bundle: $0.0, record: $0.1)) }
        .sorted { $0.key < $1.key }
        .map(\.value)
    }

    /// What the document says: canonical records, for each bundle and outside of all (`nil`).
    private var statements: [QualifiedName?: Set<Record>] {
        var bundled: [QualifiedName: [Record]] = [:]
        for bundle in bundles { bundled[bundle.identifier, default: []] += bundle.records }
        var statements: [QualifiedName?: Set<Record>] = [nil: records.statements]
        for (identifier, records) in bundled { statements[identifier] = records.statements }
        return statements
    }
}

extension [Record] {
    /// The records as a set, each thing said once and in one way.
    fileprivate var statements: Set<Record> {
        var canonical: [Record] = []
        canonical.reserveCapacity(count)
        for record in self {
            if record.isSeveralStatements {
                canonical += record.statements.map(\.canonical)
            } else {
                canonical.append(record.canonical)
            }
        }
        var statements = Set<Record>(minimumCapacity: count)
        var named: [Record] = []
        for record in canonical.namingBlanks() {
            if record.identifier == nil { statements.insert(record) } else { named.append(record) }
        }
        for record in named.unified() { statements.insert(record) }
        return statements
    }
}

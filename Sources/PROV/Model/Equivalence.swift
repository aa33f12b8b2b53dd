extension Document: Equatable {
    /// Whether two documents say the same, as PROV compares them.
    ///
    /// Records, attributes and bundles are sets; names are compared by URI; records of one
    /// identifier are unified first (see ``unified()``); literals are compared by datatype and
    /// value (see ``Value/canonical``); blank identifiers by what is said about them. Inferences
    /// are not drawn: that is for the normal form of PROV-CONSTRAINTS.
    public static func == (left: Document, right: Document) -> Bool {
        left.statements == right.statements
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
        let document = unified()
        var statements: [QualifiedName?: Set<Record>] = [nil: document.records.statements]
        for bundle in document.bundles {
            statements[bundle.identifier] = bundle.records.statements
        }
        return statements
    }
}

extension [Record] {
    fileprivate var statements: Set<Record> {
        Set(flatMap(\.statements).map(\.canonical).namingBlanks().map(\.canonical))
    }
}

public import PROV

extension Lineage {
    /// Why the document of a product has no part in that of the path.
    public struct Complaint: Hashable, Sendable {
        /// The product.
        public let name: String
        /// Why.
        public let reason: String
    }

    /// The documents of the whole path as one valid document.
    ///
    /// Where a product has cards only, they become records. An input that was known by its content
    /// when it was used, and has an identifier now, is said to be an alternate of what it is now.
    ///
    /// - Returns: the document, without those that contradict the others or themselves, of which
    ///   the later one is left out; and which those are.
    public func document() -> (document: Document, complaints: [Complaint]) {
        Lineage.document(of: [self])
    }

    /// The documents of several paths as one valid document.
    ///
    /// - Parameter lineages: the paths; what is on several of them counts once.
    /// - Returns: as for one.
    package static func document(
        of lineages: [Lineage]
    ) -> (document: Document, complaints: [Complaint]) {
        var seen: Set<String> = []
        let parts = lineages.flatMap(\.nodes).compactMap { node -> DocumentMerger.Part? in
            if let path = node.path, !seen.insert(path).inserted { return nil }
            return node.told.map { DocumentMerger.Part(name: node.path ?? node.name, document: $0) }
        }
        let merger = DocumentMerger(parts)
        var linked = merger.merged
        linked.records += alternates(of: lineages, in: merger.merged)
        let isValid =
            linked.records.count == merger.merged.records.count || linked.validate().isValid
        return (isValid ? linked : merger.merged, merger.complaints)
    }

    /// That what was used is the same as what has another name now.
    private static func alternates(of lineages: [Lineage], in document: Document) -> [Record] {
        var entities: Set<QualifiedName> = []
        for record in document.records where record.kind == .entity {
            if let name = record.identifier { entities.insert(name) }
        }
        var seen: Set<[QualifiedName]> = []
        return lineages.flatMap(\.pairs).compactMap { then, now in
            guard then != now, entities.contains(then), entities.contains(now),
                seen.insert([then, now]).inserted
            else { return nil }
            return Record(.alternateOf, nil, [.alternate1: .name(then), .alternate2: .name(now)])
        }
    }

    /// What was used, as it was called then and as it is called now.
    private var pairs: [(then: QualifiedName, now: QualifiedName)] {
        edges.compactMap { edge in
            guard edge.isOfKnownProduct(isStamped: nodes[edge.to].isStamped),
                let user = nodes[edge.from].provenance, let product = nodes[edge.to].provenance
            else { return nil }
            return (
                NameMint(namespaces: user.namespaces).name(of: edge.used),
                NameMint(namespaces: product.namespaces).name(of: product.product.identifier)
            )
        }
    }
}

extension Lineage.Edge {
    /// Whether what was used is held to be the product that was found.
    ///
    /// Of files that nobody stamped, names are all that there is.
    fileprivate func isOfKnownProduct(isStamped: Bool) -> Bool {
        switch resolution.state {
        case .confirmed: true
        case .identified, .named: !isStamped
        default: false
        }
    }
}

extension Lineage.Node {
    /// The document of the product: its own, or one made of what is known.
    fileprivate var told: Document? {
        if let document, let told = try? Document(provXML: document.bytes) { return told }
        guard var provenance else { return nil }
        if provenance.product.name.isEmpty { provenance.product.name = name }
        // Two activities without an identifier are not one.
        return provenance.identified(as: provenance.product.identifier).document()
    }
}

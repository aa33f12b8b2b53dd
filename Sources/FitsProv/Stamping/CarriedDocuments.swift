import PROV

extension [StoredDocument] {
    /// The documents of a product and of its ancestors, generation by generation.
    ///
    /// - Parameters:
    ///   - identifier: the product; its own document is the first generation.
    ///   - count: the number of generations.
    /// - Returns: the documents, the product's own first; those of which no path leads from the
    ///   product are left out.
    func generations(from identifier: String, count: Int) -> [StoredDocument] {
        var wanted: Set<String> = [identifier]
        var seen: Set<String> = []
        var carried: [StoredDocument] = []
        var generation = 0
        while generation < count, !wanted.isEmpty {
            let found = filter { wanted.contains($0.subject) && seen.insert($0.subject).inserted }
            carried += found
            wanted = Set(found.flatMap(\.usedIdentifiers)).subtracting(seen)
            generation += 1
        }
        return carried
    }
}

extension StoredDocument {
    /// The identifiers of what the document's product was made from.
    fileprivate var usedIdentifiers: [String] {
        guard let document = try? Document(provXML: bytes),
            let provenance = Provenance(document, of: subject)
        else { return [] }
        return provenance.used.compactMap(\.identifier)
    }
}

import Graphs

extension Lineage {
    /// The products that were made from one another, or from themselves; each group in order.
    ///
    /// These are the strongly connected components of more than one product, and the products
    /// that name themselves.
    public var cycles: [[Int]] {
        let targets = causes.map { $0.map { Int32(edges[$0].to) } }
        var offsets: [Int32] = [0]
        for list in targets { offsets.append(offsets[offsets.count - 1] + Int32(list.count)) }
        let parts = Components(
            count: nodes.count, offsets: offsets, targets: targets.flatMap(\.self))
        let groups = (0..<parts.count).map { parts[$0].map(Int.init).sorted() }
        let found = groups.filter { group in
            group.count > 1 || group.contains { targets[$0].contains(Int32($0)) }
        }
        return found.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    /// For each product, the numbers of the edges to what it was made from.
    public var causes: [[Int]] {
        var causes = [[Int]](repeating: [], count: nodes.count)
        for (number, edge) in edges.enumerated() { causes[edge.from].append(number) }
        return causes
    }

    /// For each product, the numbers of the edges from what was made from it.
    public var effects: [[Int]] {
        var effects = [[Int]](repeating: [], count: nodes.count)
        for (number, edge) in edges.enumerated() { effects[edge.to].append(number) }
        return effects
    }
}

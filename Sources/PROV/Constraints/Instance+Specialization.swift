extension Instance {
    /// That nothing is a specialization of itself, in however many steps
    /// (PROV-CONSTRAINTS §6.4, Constraint 52, with Inference 19).
    mutating func checkSpecializations() {
        let statements = specifics.values.joined().map(\.statement).sorted()
        guard !statements.isEmpty else { return }
        let edges = statements.map { index in
            (
                source: terms.root(self.statements[index][0]),
                target: terms.root(self.statements[index][1])
            )
        }
        let graph = DirectedGraph(nodeCount: terms.count, edges: edges)
        let components = graph.components()
        var reached = [Int](repeating: -1, count: graph.nodeCount)
        var reported: Set<Int> = []
        for (edge, ends) in edges.enumerated() {
            let component = components[ends.source]
            guard components[ends.target] == component, reported.insert(component).inserted,
                let back = graph.path(
                    from: ends.target, to: ends.source, reached: &reached, search: edge,
                    where: { components[$0] == component })
            else { continue }
            let cycle = [edge] + back
            let names = cycle.map { terms.name(edges[$0].source) }
            let records = cycle.map { self.statements[statements[$0]].record }
            findings.append(
                Finding(
                    constraint: .impossibleSpecializationReflexive,
                    subjects: names.compactMap(\.self), records: records
                ) { phrasing in
                    let names = names.map { $0.map(phrasing.phrase) ?? "something" }
                    let way =
                        names.count < 2
                        ? "" : ", by way of \(names.dropFirst().prefix(8).joined(separator: ", "))"
                    return "\(names.first ?? "") would be a specialization of itself" + way
                })
        }
    }
}

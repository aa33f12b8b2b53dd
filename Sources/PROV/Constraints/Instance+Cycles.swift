extension Instance {
    /// That no event comes truly before itself (PROV-CONSTRAINTS §6.2, §7.1).
    ///
    /// Of events that all come before each other one cycle is reported, a shortest one through a
    /// strict edge.
    mutating func checkOrder() {
        let events = EventGraph(self)
        let strict = events.edges.indices.filter { events.edges[$0].isStrict }
        guard !strict.isEmpty else { return }
        let graph = DirectedGraph(events)
        let components = graph.components()
        var reached = [Int](repeating: -1, count: graph.nodeCount)
        var reported: Set<Int> = []
        for edge in strict {
            let (source, target) = (events.edges[edge].source, events.edges[edge].target)
            let component = components[source]
            guard components[target] == component, reported.insert(component).inserted,
                let back = graph.path(
                    from: target, to: source, reached: &reached, search: edge,
                    where: { components[$0] == component })
            else { continue }
            report(cycle: steps(along: [edge] + back, of: events))
        }
    }

    private mutating func report(cycle: [EventOrdering.Step]) {
        var seen: Set<Record> = []
        let constraints = Set(cycle.map(\.constraint))
        findings.append(
            Finding(
                constraint: .derivationGenerationGeneration,
                contributing: constraints.subtracting([.derivationGenerationGeneration]),
                subjects: cycle.compactMap { $0.before.identifier ?? $0.before.entity },
                records: [],
                stated: cycle.flatMap(\.records).filter { seen.insert($0).inserted },
                cycle: cycle
            ) { phrasing in
                guard let first = cycle.first else { return "" }
                let shown = 8
                var text = first.before.phrase(phrasing.phrase)
                for (index, step) in cycle.prefix(shown).enumerated() {
                    text += index == 0 ? " would come " : ", which comes "
                    text += step.isStrict ? "before " : "no later than "
                    text +=
                        index == cycle.count - 1
                        ? "itself" : step.after.phrase(phrasing.phrase)
                    text += " (\(step.constraint.number ?? 0))"
                }
                if cycle.count > shown {
                    text += ", and so on in \(cycle.count - shown) more steps, back to itself"
                }
                return text
            })
    }

    /// The events along edges that form a cycle, as steps from one to the next.
    private func steps(along cycle: [Int], of graph: EventGraph) -> [EventOrdering.Step] {
        let edges = cycle.map { graph.edges[$0] }
        // Where an edge says something, the nodes on its way are those of events or of groups
        // without events; from one of them to the next there is one edge that says something.
        guard let start = edges.firstIndex(where: { graph.isShown($0.source) }) else { return [] }
        var steps: [EventOrdering.Step] = []
        var before = edges[start].source
        var link: EventGraph.Edge?
        for edge in edges[start...] + edges[..<start] {
            if edge.constraint != nil { link = edge }
            guard graph.isShown(edge.target) else { continue }
            if let link, let constraint = link.constraint {
                steps.append(
                    step(before, edge.target, constraint, statement: link.statement, graph))
            }
            before = edge.target
            link = nil
        }
        let first = steps.firstIndex(where: \.isStrict) ?? 0
        return Array(steps[first...] + steps[..<first])
    }

    private func step(
        _ before: Int, _ after: Int, _ constraint: Constraint, statement: Int,
        _ graph: EventGraph
    ) -> EventOrdering.Step {
        let sources = [statement, graph.events[before], graph.events[after]]
        var records: [Int] = []
        for source in sources where source >= 0 && !records.contains(statements[source].record) {
            records.append(statements[source].record)
        }
        return EventOrdering.Step(
            before: event(before, graph), after: event(after, graph), constraint: constraint,
            records: records.map { self.records[$0] })
    }

    private func event(_ node: Int, _ graph: EventGraph) -> Event {
        guard graph.events[node] >= 0 else {
            let group = graph.groups[graph.groupOfNode[node]]
            return Event(
                kind: group.kind, identifier: nil, entity: terms.name(group.subject),
                activity: nil, isInferred: true)
        }
        let statement = statements[graph.events[node]]
        let kind = Event.Kind(statement.kind) ?? .generation
        let names = [terms.name(statement[0]), terms.name(statement[1])]
        let entityIsFirst = kind == .generation || kind == .invalidation
        return Event(
            kind: kind, identifier: statement.identifier.flatMap(terms.name),
            entity: names[entityIsFirst ? 0 : 1], activity: names[entityIsFirst ? 1 : 0],
            isInferred: statement.inference != nil)
    }
}

extension EventGraph {
    /// Whether a node is an event, or stands for one that nobody describes.
    fileprivate func isShown(_ node: Int) -> Bool {
        guard groupOfNode[node] >= 0 else { return true }
        let group = groups[groupOfNode[node]]
        return group.isEmpty && node == group.arrival
    }
}

extension EventGraph {
    /// A node for each event, in the group of its entity or activity.
    mutating func addEvents(_ instance: Instance) {
        for (index, statement) in instance.statements.enumerated() where instance.isAlive(index) {
            guard let kind = Event.Kind(statement.kind) else { continue }
            let node = addNode(event: index)
            guard kind != .usage else { continue }
            addMember(node, to: kind, of: instance.terms.root(statement[0]))
        }
        for group in groups {
            let (one, other) = (group.departure, group.arrival)
            switch group.kind {
            case .start: addEdge(one, other, .startStart)
            case .end: addEdge(one, other, .endEnd)
            case .generation: addEdge(one, other, .generationGeneration)
            case .invalidation: addEdge(one, other, .invalidationInvalidation)
            case .usage: break
            }
            let subject = group.subject
            if group.kind == .start {
                addEdge((.start, subject), (.end, subject), .startPrecedesEnd)
            } else if group.kind == .generation {
                addEdge(
                    (.generation, subject), (.invalidation, subject),
                    .generationPrecedesInvalidation)
            }
        }
    }

    /// The edges that each event and each relation makes (Constraints 33–35, 37, 38, 41–44, 47–49).
    mutating func addEdges(_ instance: Instance) {
        var nodes = [Int](repeating: -1, count: instance.statements.count)
        for (node, statement) in events.enumerated() where statement >= 0 {
            nodes[statement] = node
        }
        for (index, statement) in instance.statements.enumerated() where instance.isAlive(index) {
            let terms = (0..<statement.arity).map { instance.terms.root(statement[$0]) }
            if nodes[index] >= 0 {
                addEdges(of: statement.kind, nodes[index], terms)
            } else {
                addEdges(of: statement.kind, terms, index, instance, nodes)
            }
        }
    }

    private mutating func addEdges(of kind: Record.Kind, _ node: Int, _ terms: [Int]) {
        switch kind {
        case .used:
            around(node, .start, .end, terms[0], .usageWithinActivity, .usageWithinActivity)
            around(
                node, .generation, .invalidation, terms[1], .generationPrecedesUsage,
                .usagePrecedesInvalidation)
        case .wasGeneratedBy:
            around(
                node, .start, .end, terms[1], .generationWithinActivity, .generationWithinActivity)
        case .wasStartedBy:
            around(node, .generation, .invalidation, terms[1], .startOrdering, .startOrdering)
        case .wasEndedBy:
            around(node, .generation, .invalidation, terms[1], .endOrdering, .endOrdering)
        default:
            break
        }
    }

    /// An event between what comes before it and what comes after it.
    private mutating func around(
        _ node: Int, _ before: Event.Kind, _ after: Event.Kind, _ subject: Int,
        _ first: Constraint, _ second: Constraint
    ) {
        if let group = group(before, subject) { addEdge(group.departure, node, first) }
        if let group = group(after, subject) { addEdge(node, group.arrival, second) }
    }

    private mutating func addEdges(
        of kind: Record.Kind, _ terms: [Int], _ index: Int, _ instance: Instance,
        _ nodes: [Int]
    ) {
        switch kind {
        case .wasInformedBy:
            addEdge((.start, terms[1]), (.end, terms[0]), .communicationOrdering, statement: index)
        case .wasDerivedFrom:
            addEdge(
                (.generation, terms[1]), (.generation, terms[0]),
                .derivationGenerationGeneration, statement: index)
            guard terms[2] != instance.terms.placeholder,
                let usage = instance.event(.used, terms[4]).map({ nodes[$0] }),
                let generation = instance.event(.wasGeneratedBy, terms[3]).map({ nodes[$0] })
            else { return }
            addEdge(usage, generation, .derivationUsageGeneration, statement: index)
        case .wasAssociatedWith:
            let (activity, agent) = (terms[0], terms[1])
            for (before, after) in [
                ((Event.Kind.start, activity), (Event.Kind.invalidation, agent)),
                ((.generation, agent), (.end, activity)),
                ((.start, activity), (.end, agent)),
                ((.start, agent), (.end, activity)),
            ] {
                addEdge(before, after, .associationOrdering, statement: index)
            }
        case .wasAttributedTo:
            for before in [Event.Kind.generation, .start] {
                addEdge(
                    (before, terms[1]), (.generation, terms[0]), .attributionOrdering,
                    statement: index)
            }
        case .actedOnBehalfOf:
            addEdge(
                (.generation, terms[1]), (.invalidation, terms[0]), .delegationOrdering,
                statement: index)
            addEdge((.start, terms[1]), (.end, terms[0]), .delegationOrdering, statement: index)
        default:
            break
        }
    }

    /// Constraints 45 and 46, and Inference 19: through an entity between two others, of which no
    /// generation or invalidation is known, the order passes all the same.
    mutating func addSpecializations(_ instance: Instance) {
        var bridged: Set<Int> = []
        for (general, specifics) in instance.specifics.sorted(by: { $0.key < $1.key }) {
            for specialization in specifics {
                let specific = specialization.specific
                for (kind, source, target, constraint) in [
                    (Event.Kind.generation, general, specific, Constraint.specializationGeneration),
                    (.invalidation, specific, general, .specializationInvalidation),
                ] {
                    let (source, target) = (makeGroup(kind, source), makeGroup(kind, target))
                    addEdge(
                        groups[source].departure, groups[target].arrival, constraint,
                        statement: specialization.statement)
                    for group in [source, target] where groups[group].isEmpty {
                        guard bridged.insert(group).inserted else { continue }
                        addEdge(groups[group].arrival, groups[group].departure)
                    }
                }
            }
        }
    }
}

extension Instance {
    /// The statement of the event of a kind with an identifier.
    func event(_ kind: Record.Kind, _ identifier: Int) -> Int? {
        keys[StatementKey(kind: kind, first: identifier, second: nil)].map(representative)
    }
}

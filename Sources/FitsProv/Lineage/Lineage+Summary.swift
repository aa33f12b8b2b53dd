extension Lineage {
    /// How many generations there are, that of the product asked about among them.
    public var levels: Int { (nodes.map(\.level).max() ?? 0) + 1 }

    /// The state of each product: of the references to it, that which asks most for a look.
    ///
    /// Forth, it is that of the references by which the product was found.
    public var states: [Resolution.State?] {
        var states = [Resolution.State?](repeating: nil, count: nodes.count)
        for edge in edges {
            let number = direction == .back ? edge.to : edge.from
            guard number > 0 else { continue }
            let state = edge.resolution.state
            if let known = states[number], known.urgency <= state.urgency { continue }
            states[number] = state
        }
        return states
    }

    /// How many products have each state, those that ask most for a look last.
    public var counts: [(state: Resolution.State, count: Int)] {
        var counts: [Resolution.State: Int] = [:]
        for case let state? in states { counts[state, default: 0] += 1 }
        return counts.sorted { $0.key.urgency > $1.key.urgency }.map { ($0.key, $0.value) }
    }

    /// Whether something that was used is missing or has changed, the product itself was edited
    /// since it was stamped, or products are said to be made from one another.
    public var isBroken: Bool {
        edges.contains { $0.resolution.state.isWrong } || nodes.first?.isIntact == false
            || !cycles.isEmpty
    }

    /// Whether something on the path could not be read, or not all was looked at.
    public var isDoubtful: Bool {
        !cuts.subtracting([.depth]).isEmpty || nodes.contains { $0.problem != nil }
            || searched.contains { !$0.faults.isEmpty }
    }
}

extension Resolution.State {
    /// The order in which states ask for a look; 0 asks most.
    var urgency: Int {
        switch self {
        case .changed: 0
        case .missing: 1
        case .named: 2
        case .outside: 3
        case .carried: 4
        case .identified: 5
        case .confirmed: 6
        }
    }
}

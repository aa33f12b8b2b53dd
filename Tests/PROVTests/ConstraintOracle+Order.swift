import PROV

extension ConstraintOracle {
    /// Constraints 30 to 49: whether an event comes truly before itself.
    var hasStrictCycle: Bool {
        var order = Order()
        let events = facts.filter { Self.isEvent($0.kind) }
        for one in events {
            for other in events { pair(one, other, &order) }
        }
        for fact in facts where !Self.isEvent(fact.kind) {
            for one in events {
                for other in events { relation(fact, one, other, &order) }
            }
            if fact.kind == .wasDerivedFrom, !fact.terms.suffix(3).contains("-") {
                order.add("used" + fact.terms[4], "wasGeneratedBy" + fact.terms[3])
            }
        }
        return order.hasStrictCycle
    }

    private static func isEvent(_ kind: Record.Kind) -> Bool {
        [.wasGeneratedBy, .used, .wasInvalidatedBy, .wasStartedBy, .wasEndedBy].contains(kind)
    }

    private func pair(_ one: Fact, _ other: Fact, _ order: inout Order) {
        let (first, second) = (one.terms, other.terms)
        let holds =
            switch (one.kind, other.kind) {
            case (.wasStartedBy, .wasEndedBy), (.wasStartedBy, .wasStartedBy),
                (.wasEndedBy, .wasEndedBy), (.wasGeneratedBy, .wasGeneratedBy),
                (.wasInvalidatedBy, .wasInvalidatedBy), (.wasGeneratedBy, .wasInvalidatedBy),
                (.wasStartedBy, .used):
                first[0] == second[0]
            case (.used, .wasEndedBy): first[0] == second[0]
            case (.wasStartedBy, .wasGeneratedBy): first[0] == second[1]
            case (.wasGeneratedBy, .wasEndedBy): first[1] == second[0] || first[0] == second[1]
            case (.wasGeneratedBy, .used), (.wasGeneratedBy, .wasStartedBy): first[0] == second[1]
            case (.used, .wasInvalidatedBy), (.wasStartedBy, .wasInvalidatedBy),
                (.wasEndedBy, .wasInvalidatedBy):
                first[1] == second[0]
            default: false
            }
        if holds { order.add(one.node, other.node) }
    }

    private func relation(
        _ fact: Fact, _ one: Fact, _ other: Fact, _ order: inout Order
    ) {
        guard fact.terms.count > 1 else { return }
        let (x, y) = (fact.terms[0], fact.terms[1])
        let straight = one.terms[0] == x && other.terms[0] == y
        let crossed = one.terms[0] == y && other.terms[0] == x
        switch (fact.kind, one.kind, other.kind) {
        case (.wasDerivedFrom, .wasGeneratedBy, .wasGeneratedBy):
            if crossed { order.add(one.node, other.node, strictly: true) }
        case (.wasInformedBy, .wasStartedBy, .wasEndedBy),
            (.specializationOf, .wasGeneratedBy, .wasGeneratedBy),
            (.wasAttributedTo, .wasGeneratedBy, .wasGeneratedBy),
            (.wasAttributedTo, .wasStartedBy, .wasGeneratedBy),
            (.actedOnBehalfOf, .wasGeneratedBy, .wasInvalidatedBy),
            (.actedOnBehalfOf, .wasStartedBy, .wasEndedBy),
            (.wasAssociatedWith, .wasGeneratedBy, .wasEndedBy):
            if crossed { order.add(one.node, other.node) }
        case (.specializationOf, .wasInvalidatedBy, .wasInvalidatedBy),
            (.wasAssociatedWith, .wasStartedBy, .wasInvalidatedBy):
            if straight { order.add(one.node, other.node) }
        case (.wasAssociatedWith, .wasStartedBy, .wasEndedBy):
            if straight || crossed { order.add(one.node, other.node) }
        default: break
        }
    }
}

extension ConstraintOracle.Fact {
    fileprivate var node: String { kind.rawValue + (id ?? "") }
}

/// What precedes what, closed by trying all ways.
private struct Order {
    private var edges: [String: [String: Bool]] = [:]

    mutating func add(_ one: String, _ other: String, strictly: Bool = false) {
        edges[one, default: [:]][other] = strictly || edges[one]?[other] ?? false
    }

    var hasStrictCycle: Bool {
        edges.contains { source, targets in
            targets.contains { $0.value && reaches(from: $0.key, source) }
        }
    }

    private func reaches(from start: String, _ goal: String) -> Bool {
        var (seen, pending) = (Set([start]), [start])
        while let node = pending.popLast() {
            if node == goal { return true }
            for next in (edges[node] ?? [:]).keys where seen.insert(next).inserted {
                pending.append(next)
            }
        }
        return false
    }
}

import PROV

extension ConstraintOracle {
    /// Constraints 22 to 29, until nothing can be merged.
    mutating func merge() {
        while !failed, let (one, other) = inequality() {
            guard one.hasPrefix("?") || other.hasPrefix("?") else {
                failed = true
                return
            }
            let (variable, value) = one.hasPrefix("?") ? (one, other) : (other, one)
            let renamed = facts.map { fact in
                Fact(
                    kind: fact.kind, id: fact.id == variable ? value : fact.id,
                    terms: fact.terms.map { $0 == variable ? value : $0 })
            }
            if empty.remove(variable) != nil { empty.insert(value) }
            (facts, known) = ([], [])
            for fact in renamed { add(fact) }
        }
    }

    /// Two terms that should be equal and are not.
    private func inequality() -> (String, String)? {
        for (index, one) in facts.enumerated() {
            for other in facts[index...] {
                if one.kind == other.kind, let pair = sameKind(one, other) { return pair }
                if let pair = times(one, other) ?? times(other, one) { return pair }
            }
        }
        return nil
    }

    private func sameKind(_ one: Fact, _ other: Fact) -> (String, String)? {
        if let id = one.id, id == other.id {
            if let pair = zip(one.terms, other.terms).first(where: { $0 != $1 }) { return pair }
        }
        let places: [Int]
        switch one.kind {
        case .wasGeneratedBy, .wasInvalidatedBy: places = [0, 1]
        case .wasStartedBy, .wasEndedBy: places = [0, 2]
        default: return nil
        }
        guard places.allSatisfy({ one.terms[$0] == other.terms[$0] }), one.id != other.id,
            let first = one.id, let second = other.id
        else { return nil }
        return (first, second)
    }

    private func times(_ activity: Fact, _ event: Fact) -> (String, String)? {
        guard activity.kind == .activity, event.terms.first == activity.id else { return nil }
        let place: Int? =
            event.kind == .wasStartedBy ? 0 : event.kind == .wasEndedBy ? 1 : nil
        guard let place, event.terms.count > 3, activity.terms[place] != event.terms[3] else {
            return nil
        }
        return (activity.terms[place], event.terms[3])
    }
}

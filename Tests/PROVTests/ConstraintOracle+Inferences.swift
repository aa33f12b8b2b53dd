import PROV

extension ConstraintOracle {
    private mutating func make(_ kind: Record.Kind, _ terms: String?..., id: String? = nil) {
        var filled: [String] = []
        for term in terms { filled.append(term ?? fresh()) }
        add(Fact(kind: kind, id: id ?? fresh(), terms: filled))
    }

    /// Inferences 5 to 21, each where its conclusion does not hold yet.
    mutating func infer() {
        for fact in facts {
            let terms = fact.terms
            switch fact.kind {
            case .wasInformedBy: informed(terms[0], terms[1])
            case .used:
                for generation in all(.wasGeneratedBy) where generation.terms[0] == terms[1] {
                    let (later, earlier) = (terms[0], generation.terms[1])
                    if !has(.wasInformedBy, where: { $0.terms == [later, earlier] }) {
                        make(.wasInformedBy, later, earlier)
                    }
                }
            case .entity: entity(fact)
            case .activity: activity(fact)
            case .wasStartedBy, .wasEndedBy:
                if !has(.wasGeneratedBy, where: { $0.terms.prefix(2) == [terms[1], terms[2]] }) {
                    make(.wasGeneratedBy, terms[1], terms[2], nil)
                }
            case .wasDerivedFrom: derivation(terms)
            case .wasAttributedTo: attribution(terms)
            case .actedOnBehalfOf:
                for agent in terms.prefix(2) {
                    let wanted = [terms[2], agent]
                    if !has(.wasAssociatedWith, where: { Array($0.terms.prefix(2)) == wanted }) {
                        make(.wasAssociatedWith, terms[2], agent, nil)
                    }
                }
            case .specializationOf:
                for other in all(.specializationOf) where other.terms[0] == terms[1] {
                    add(Fact(kind: fact.kind, id: nil, terms: [terms[0], other.terms[1]]))
                }
                add(Fact(kind: .alternateOf, id: nil, terms: terms))
                if has(.entity, where: { $0.id == terms[1] }) {
                    add(Fact(kind: .entity, id: terms[0], terms: []))
                    if empty.contains(terms[1]) { empty.insert(terms[0]) }
                }
            case .alternateOf:
                add(Fact(kind: .alternateOf, id: nil, terms: terms.reversed()))
                for other in all(.alternateOf) where other.terms[0] == terms[1] {
                    add(Fact(kind: .alternateOf, id: nil, terms: [terms[0], other.terms[1]]))
                }
            default: break
            }
            if Self.influences.contains(fact.kind), fact.kind != .wasInfluencedBy {
                add(Fact(kind: .wasInfluencedBy, id: fact.id, terms: Array(terms.prefix(2))))
            }
        }
    }

    private mutating func informed(_ later: String, _ earlier: String) {
        let holds = all(.wasGeneratedBy).contains { generation in
            generation.terms[1] == earlier
                && has(.used, where: { $0.terms[0] == later && $0.terms[1] == generation.terms[0] })
        }
        guard !holds else { return }
        let entity = fresh()
        make(.wasGeneratedBy, entity, earlier, nil)
        make(.used, later, entity, nil)
    }

    private mutating func entity(_ fact: Fact) {
        add(Fact(kind: .alternateOf, id: nil, terms: [fact.id ?? "", fact.id ?? ""]))
        for kind in [Record.Kind.wasGeneratedBy, .wasInvalidatedBy]
        where !has(kind, where: { $0.terms[0] == fact.id }) {
            make(kind, fact.id, nil, nil)
        }
    }

    private mutating func activity(_ fact: Fact) {
        for (kind, time) in zip([Record.Kind.wasStartedBy, .wasEndedBy], fact.terms)
        where !has(kind, where: { $0.terms[0] == fact.id && $0.terms[3] == time }) {
            make(kind, fact.id, nil, nil, time)
        }
    }

    private mutating func derivation(_ terms: [String]) {
        guard !terms.suffix(3).contains("-") else { return }
        let (used, generated) = ([terms[2], terms[1]], [terms[0], terms[2]])
        if !has(.used, where: { $0.id == terms[4] && Array($0.terms.prefix(2)) == used }) {
            make(.used, terms[2], terms[1], nil, id: terms[4])
        }
        if !has(
            .wasGeneratedBy, where: { $0.id == terms[3] && Array($0.terms.prefix(2)) == generated })
        {
            make(.wasGeneratedBy, terms[0], terms[2], nil, id: terms[3])
        }
    }

    private mutating func attribution(_ terms: [String]) {
        let holds = all(.wasGeneratedBy).contains { generation in
            generation.terms[0] == terms[0]
                && has(
                    .wasAssociatedWith,
                    where: { $0.terms[0] == generation.terms[1] && $0.terms[1] == terms[1] })
        }
        guard !holds else { return }
        let activity = fresh()
        make(.wasGeneratedBy, terms[0], activity, nil)
        make(.wasAssociatedWith, activity, terms[1], nil)
    }
}

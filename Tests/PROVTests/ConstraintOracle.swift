import PROV

/// PROV-CONSTRAINTS as it is written, rule by rule and pair by pair: slow, and to be compared with.
///
/// Terms are strings: `?1` is an existential variable, `-` the placeholder, all else a constant.
struct ConstraintOracle {
    struct Fact: Hashable {
        let kind: Record.Kind
        var id: String?
        var terms: [String]
    }

    private(set) var facts: [Fact] = []
    private var known: Set<Fact> = []
    private var empty: Set<String> = []
    private var variables = 0
    /// Whether two statements that had to be merged could not be.
    private(set) var failed = false
    /// Whether the normal form was reached.
    private(set) var ended = false

    init(_ records: [Record]) {
        for record in records { define(record) }
        for _ in 0..<60 where !failed {
            let before = facts
            infer()
            merge()
            if facts == before {
                ended = true
                break
            }
        }
        if failed { ended = true }
    }

    private mutating func fresh() -> String {
        variables += 1
        return "?\(variables)"
    }

    private mutating func add(_ fact: Fact) {
        if known.insert(fact).inserted { facts.append(fact) }
    }

    private mutating func define(_ record: Record) {
        let terms = record.kind.arguments.map { argument -> String in
            switch record[argument] {
            case .name(let name): return Self.term(name)
            case .time(let time): return time
            case .pairs, .keys: return "-"
            case nil:
                let isNone =
                    argument == .plan || record.kind == .wasDerivedFrom && record[.activity] == nil
                return isNone ? "-" : fresh()
            }
        }
        let isNamed = record.kind.isElement || Self.influences.contains(record.kind)
        let id = record.identifier.map(Self.term) ?? (isNamed ? fresh() : nil)
        if record.types.contains(Namespace.prov("EmptyCollection")), let id { empty.insert(id) }
        add(Fact(kind: record.kind, id: id, terms: terms))
    }

    private static func term(_ name: QualifiedName) -> String {
        name.isBlank ? "?\(name.localPart)" : name.localPart
    }

    private func all(_ kind: Record.Kind) -> [Fact] { facts.filter { $0.kind == kind } }

    private func has(_ kind: Record.Kind, where holds: (Fact) -> Bool) -> Bool {
        facts.contains { $0.kind == kind && holds($0) }
    }

    static let influences: [Record.Kind] = [
        .wasGeneratedBy, .used, .wasInformedBy, .wasStartedBy, .wasEndedBy, .wasInvalidatedBy,
        .wasDerivedFrom, .wasAttributedTo, .wasAssociatedWith, .actedOnBehalfOf, .wasInfluencedBy,
    ]
}

extension ConstraintOracle {
    private mutating func make(_ kind: Record.Kind, _ terms: String?..., id: String? = nil) {
        var filled: [String] = []
        for term in terms { filled.append(term ?? fresh()) }
        add(Fact(kind: kind, id: id ?? fresh(), terms: filled))
    }

    /// Inferences 5 to 21, each where its conclusion does not hold yet.
    private mutating func infer() {
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

extension ConstraintOracle {
    /// Constraints 22 to 29, until nothing can be merged.
    private mutating func merge() {
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

extension ConstraintOracle {
    /// The constraints among 42 and 51 to 56 that the normal form breaks.
    var broken: Set<Constraint> {
        var broken: Set<Constraint> = []
        if hasStrictCycle { broken.insert(.derivationGenerationGeneration) }
        if has(.wasDerivedFrom, where: { $0.terms[2] == "-" && $0.terms.suffix(2) != ["-", "-"] }) {
            broken.insert(.impossibleUnspecifiedDerivation)
        }
        if has(.specializationOf, where: { $0.terms[0] == $0.terms[1] }) {
            broken.insert(.impossibleSpecializationReflexive)
        }
        if has(.hadMember, where: { empty.contains($0.terms[0]) }) {
            broken.insert(.membershipEmptyCollection)
        }
        let named = facts.filter { $0.id != nil }
        for one in named {
            for other in named where one.id == other.id && one.kind != other.kind {
                if one.kind.isElement, Self.influences.contains(other.kind) {
                    broken.insert(.impossibleObjectPropertyOverlap)
                }
                let apart = Self.influences.filter {
                    $0 != .wasDerivedFrom && $0 != .wasInfluencedBy
                }
                if apart.contains(one.kind), apart.contains(other.kind) {
                    broken.insert(.impossiblePropertyOverlap)
                }
            }
        }
        let types = facts.flatMap(Self.types)
        let activities = Set(types.filter { $0.1 == "activity" }.map(\.0))
        if types.contains(where: { $0.1 == "entity" && activities.contains($0.0) }) {
            broken.insert(.entityActivityDisjoint)
        }
        return broken
    }

    private static func types(_ fact: Fact) -> [(String, String)] {
        let terms = fact.terms
        let (e, a) = ("entity", "activity")
        switch fact.kind {
        case .entity: return [(fact.id ?? "", e)]
        case .activity: return [(fact.id ?? "", a)]
        case .used: return [(terms[0], a), (terms[1], e)]
        case .wasGeneratedBy, .wasInvalidatedBy: return [(terms[0], e), (terms[1], a)]
        case .wasInformedBy: return [(terms[0], a), (terms[1], a)]
        case .wasStartedBy, .wasEndedBy: return [(terms[0], a), (terms[1], e), (terms[2], a)]
        case .wasDerivedFrom:
            let activity = terms.suffix(3).contains("-") ? [] : [(terms[2], a)]
            return [(terms[0], e), (terms[1], e)] + activity
        case .wasAttributedTo: return [(terms[0], e)]
        case .wasAssociatedWith:
            return [(terms[0], a)] + (terms[2] == "-" ? [] : [(terms[2], e)])
        case .actedOnBehalfOf: return [(terms[2], a)]
        case .alternateOf, .specializationOf, .hadMember: return [(terms[0], e), (terms[1], e)]
        default: return []
        }
    }
}

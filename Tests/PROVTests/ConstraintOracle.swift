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

    var facts: [Fact] = []
    var known: Set<Fact> = []
    var empty: Set<String> = []
    private var variables = 0
    /// Whether two statements that had to be merged could not be.
    var failed = false
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

    mutating func fresh() -> String {
        variables += 1
        return "?\(variables)"
    }

    mutating func add(_ fact: Fact) {
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

    func all(_ kind: Record.Kind) -> [Fact] { facts.filter { $0.kind == kind } }

    func has(_ kind: Record.Kind, where holds: (Fact) -> Bool) -> Bool {
        facts.contains { $0.kind == kind && holds($0) }
    }

    static let influences: [Record.Kind] = [
        .wasGeneratedBy, .used, .wasInformedBy, .wasStartedBy, .wasEndedBy, .wasInvalidatedBy,
        .wasDerivedFrom, .wasAttributedTo, .wasAssociatedWith, .actedOnBehalfOf, .wasInfluencedBy,
    ]
}

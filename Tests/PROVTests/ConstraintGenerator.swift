import PROV
import TestSupport

/// Makes random records of all kinds over few names, so that much of it clashes.
struct RandomRecords {
    var generator: SeededGenerator
    /// How many names of each sort there are.
    var names = 4
    /// Whether names may be where things of another sort belong.
    var isWild = false
    /// Whether agents are entities or activities as well.
    var mixesAgents = false
    /// How likely an optional argument is given.
    var chance = 0.5
    /// How likely a relation has an identifier.
    var identified = 0.4
    /// How likely a name is a blank one.
    var blank = 0.0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A number of records.
    mutating func records(_ count: Int, of kinds: [Record.Kind] = Record.Kind.allCases) -> [Record]
    {
        (0..<count).map { _ in record(kinds.randomElement(using: &generator) ?? .used) }
    }

    private mutating func record(_ kind: Record.Kind) -> Record {
        var arguments: [Record.Argument: Record.Term] = [:]
        for (index, argument) in kind.arguments.enumerated()
        where index < kind.requiredArguments || happens(chance) {
            arguments[argument] = term(argument)
        }
        let sort = ["entity": "e", "activity": "a", "agent": "g"][kind.rawValue]
        var record = Record(kind, nil, arguments)
        if let sort {
            record.identifier = name(sort)
        } else if kind.allowsAttributes, happens(identified) {
            record.identifier = name(relationSort(kind))
        }
        if kind == .entity, happens(0.2) {
            record.attributes = [Attribute(.type, .name(Namespace.prov("EmptyCollection")))]
        }
        return record
    }

    private mutating func happens(_ chance: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < chance
    }

    private mutating func relationSort(_ kind: Record.Kind) -> String {
        happens(0.3) ? "r" : kind.rawValue
    }

    private mutating func term(_ argument: Record.Argument) -> Record.Term {
        switch argument.sort {
        case .time: .time("2026-01-0\(Int.random(in: 1...2, using: &generator))T00:00:00Z")
        case .pairs: .pairs([.init(key: .int(1), entity: name("e"))])
        case .keys: .keys([.int(1)])
        case .name: .name(name(sort(argument)))
        }
    }

    private mutating func sort(_ argument: Record.Argument) -> String {
        if isWild, happens(0.05) {
            return ["e", "a", "g", "r"].randomElement(using: &generator) ?? "e"
        }
        return switch argument {
        case .activity, .informed, .informant, .starter, .ender: "a"
        case .agent, .delegate, .responsible: "g"
        case .generation: "wasGeneratedBy"
        case .usage: "used"
        case .influencee, .influencer: ["e", "a", "g"].randomElement(using: &generator) ?? "e"
        default: "e"
        }
    }

    private mutating func name(_ sort: String) -> QualifiedName {
        let sort = mixesAgents && sort == "g" ? happens(0.5) ? "e" : "a" : sort
        let number = Int.random(in: 0..<names, using: &generator)
        return QualifiedName(
            namespace: happens(blank) ? "_:" : "http://example.org/",
            localPart: "\(sort)\(number)")
    }
}

package import PROV

extension Document {
    /// The part of a document around some of its things, in the words of ProvSAP.
    ///
    /// Relations from effects to causes are followed back, or forth from causes to effects; a derivation counts for
    /// two, since it is a generation and a usage in short. To agents and plans the way leads in either
    /// direction, and from an agent only to whom it acts for, unless it was asked about itself. Members
    /// come along with what they are members of, and so does what is another name of the same.
    ///
    /// - Parameters:
    ///   - starts: the things.
    ///   - depth: how many relations are followed; nil for all.
    ///   - direction: which way.
    /// - Returns: the things that are reached, and the relations between them; no bundles and nothing foreign,
    ///   unless all is followed.
    package func around(
        _ starts: Set<QualifiedName>, depth: Int?, _ direction: Lineage.Direction
    ) -> Document {
        let reached = RelationWays(records, from: starts, direction)
            .reached(from: starts, depth: depth ?? .max)
        var document = keeping(reached.contains)
        if depth != nil {
            document.bundles = []
            document.foreign = []
        }
        return document
    }

    /// The things that a text names.
    ///
    /// - Parameter text: the URI of a name, the name with its prefix, an identifier of the convention, or the name of an
    ///   agent.
    /// - Returns: their names.
    package func names(of text: String) -> Set<QualifiedName> {
        var wanted = text
        if let colon = text.firstIndex(of: ":") {
            let prefix = text[..<colon]
            if let namespace = namespaces.first(where: { $0.prefix == prefix }) {
                wanted = namespace.uri + text[colon...].dropFirst()
            }
        }
        var names: Set<QualifiedName> = []
        for record in records where record.kind.isElement {
            guard let name = record.identifier else { continue }
            let isNamed =
                name.uri == wanted || name.uri == text || record.text(Term.identifier) == text
                || record.kind == .agent && record[ivoa: .name] == text
            if isNamed { names.insert(name) }
        }
        return names
    }
}

/// Which things lead to which others.
private struct RelationWays {
    private var ways: [QualifiedName: [(to: QualifiedName, cost: Int)]] = [:]

    init(
        _ records: [Record], from starts: Set<QualifiedName>, _ direction: Lineage.Direction
    ) {
        for record in records where !record.kind.isElement {
            let arguments = record.kind.arguments
            guard arguments.count > 1, let first = record.name(arguments[0]) else { continue }
            switch record.kind {
            case .hadMember, .alternateOf, .specializationOf, .mentionOf, .hadDictionaryMember:
                for second in record.members {
                    add(first, second, 0)
                    add(second, first, 0)
                }
            case .wasAttributedTo, .wasAssociatedWith, .actedOnBehalfOf:
                for argument in arguments.dropFirst() where argument != .activity {
                    guard let second = record.name(argument) else { continue }
                    add(first, second, 1)
                    if starts.contains(second) { add(second, first, 1) }
                }
            default:
                guard let cause = record.name(arguments[1]) else { continue }
                let cost = record.kind.isInShort ? 2 : 1
                switch direction {
                case .back: add(first, cause, cost)
                case .forth: add(cause, first, cost)
                }
            }
        }
    }

    private mutating func add(_ from: QualifiedName, _ to: QualifiedName, _ cost: Int) {
        ways[from, default: []].append((to, cost))
    }

    /// What is reached, nearest first, without going deeper into the stack with each step.
    func reached(from starts: Set<QualifiedName>, depth: Int) -> Set<QualifiedName> {
        var reached: Set<QualifiedName> = []
        var waiting = [Array(starts)]
        var distance = 0
        while distance < waiting.count {
            while let name = waiting[distance].popLast() {
                guard reached.insert(name).inserted else { continue }
                for (next, cost) in ways[name] ?? []
                where cost <= depth - distance && !reached.contains(next) {
                    while waiting.count <= distance + cost { waiting.append([]) }
                    waiting[distance + cost].append(next)
                }
            }
            distance += 1
        }
        return reached
    }
}

extension Record {
    /// What belongs to the first argument as a member, or is the same under another name.
    fileprivate var members: [QualifiedName] {
        arguments.dropFirst().flatMap { argument, term -> [QualifiedName] in
            switch term {
            case .name(let name): argument == .bundle ? [] : [name]
            case .pairs(let pairs): pairs.map(\.entity)
            case .time, .keys: []
            }
        }
    }
}

extension Record.Kind {
    /// Whether it says in short what a generation and a usage say.
    fileprivate var isInShort: Bool {
        switch self {
        case .wasDerivedFrom, .derivedByInsertionFrom, .derivedByRemovalFrom: true
        default: false
        }
    }
}

/// Makes things and arrows of records.
struct PictureBuilder {
    private(set) var nodes: [Picture.Node] = []
    private(set) var edges: [Picture.Edge] = []
    private var numbers: [Key: Int] = [:]

    /// A thing is drawn once in each bundle that speaks of it.
    private struct Key: Hashable {
        let bundle: Int?
        let name: QualifiedName
    }

    /// Adds the records of one bundle, or those outside all bundles.
    mutating func add(_ records: [Record], bundle: Int?) {
        for record in records {
            guard let name = record.identifier, let style = PictureStyle(record) else { continue }
            let number = node(name, bundle, or: style)
            nodes[number].records.append(record)
            if nodes[number].style.rank < style.rank { nodes[number].style = style }
        }
        for record in records where !record.kind.isElement { addEdges(record, bundle) }
    }

    private mutating func node(
        _ name: QualifiedName, _ bundle: Int?, or style: PictureStyle
    ) -> Int {
        let key = Key(bundle: bundle, name: name)
        if let number = numbers[key] { return number }
        numbers[key] = nodes.count
        nodes.append(
            Picture.Node(bundle: bundle, names: [name], records: [], style: style.undeclared()))
        return nodes.count - 1
    }

    /// The arrow of a relation runs between its first two things; others hang on its middle.
    private mutating func addEdges(_ record: Record, _ bundle: Int?) {
        var ends: [(argument: Record.Argument, node: Int)] = []
        for (argument, term) in record.arguments {
            guard case .name(let name) = term, argument.isThing else { continue }
            ends.append((argument, node(name, bundle, or: argument.style)))
        }
        for pair in record.pairs {
            let member = node(pair.entity, bundle, or: .entity)
            guard record.kind == .hadDictionaryMember, let dictionary = ends.first else {
                ends.append((.keyEntityPairs, member))
                continue
            }
            addEdge(record, dictionary.node, member, suffix: pair.key.text, others: [])
        }
        guard record.kind != .hadDictionaryMember else { return }
        guard ends.count > 1 else {
            if let only = ends.first { nodes[only.node].remarks.append(record) }
            return
        }
        let others = ends.dropFirst(2).map {
            Picture.Other(argument: $0.argument.word, node: $0.node)
        }
        addEdge(record, ends[0].node, ends[1].node, suffix: record.remark, others: others)
    }

    private mutating func addEdge(
        _ record: Record, _ source: Int, _ target: Int, suffix: String?, others: [Picture.Other]
    ) {
        let (line, label) = PictureStyle.line(record)
        edges.append(
            Picture.Edge(
                source: source, target: target,
                label: suffix.map { "\(label)\n\($0)" } ?? label, style: line, records: [record],
                others: others))
    }
}

extension Record {
    /// The members of a dictionary that the record names.
    fileprivate var pairs: [KeyEntityPair] {
        guard case .pairs(let pairs) = self[.keyEntityPairs] else { return [] }
        return pairs
    }

    /// What is worth saying of a relation at its arrow: the role that something played.
    fileprivate var remark: String? {
        let roles = values(.role).map { $0.name?.localPart ?? $0.text }
        if !roles.isEmpty { return roles.joined(separator: ", ") }
        guard case .keys(let keys) = self[.keys] else { return nil }
        return keys.map(\.text).joined(separator: ", ")
    }
}

extension Record.Argument {
    /// Whether what it names is drawn as a thing; events are relations themselves.
    fileprivate var isThing: Bool {
        switch self {
        case .generation, .usage, .bundle: false
        default: true
        }
    }

    /// What a thing looks like that is only known as this argument.
    fileprivate var style: PictureStyle {
        switch self {
        case .activity, .informed, .informant, .starter, .ender: .activity
        case .agent, .delegate, .responsible: .agent
        default: .entity
        }
    }

    /// The argument's name at the line to a further thing.
    fileprivate var word: String { self == .keyEntityPairs ? "member" : rawValue }
}

/// Writes names and records into sentences for people.
struct Phrasing {
    /// The records of the instance that the sentences are about.
    let records: [Record]
    /// The prefixes of the document.
    let prefixes: Prefixes

    /// A name with its prefix, where it has one.
    func phrase(_ name: QualifiedName) -> String {
        let split = prefixes[name]
        return split.prefix.isEmpty ? split.localPart : "\(split.prefix):\(split.localPart)"
    }

    /// What a term stands for.
    func phrase(_ constant: Terms.Constant) -> String {
        switch constant {
        case .name(let name): phrase(name)
        case .time(let time): time
        case .placeholder: "none at all"
        }
    }

    /// A record much as PROV-N writes it, without attributes.
    func phrase(_ record: Record) -> String {
        var arguments = record.kind.arguments.map { argument in
            switch record[argument] {
            case .name(let name): phrase(name)
            case .time(let time): time
            case .pairs, .keys: "{…}"
            case nil: "-"
            }
        }
        while arguments.last == "-", arguments.count > record.kind.requiredArguments {
            arguments.removeLast()
        }
        let list = arguments.joined(separator: ", ")
        let identifier = record.identifier.map(phrase)
        guard !record.kind.isElement else {
            return
                "\(record.kind)(\([identifier ?? "-", list].filter { !$0.isEmpty }.joined(separator: ", ")))"
        }
        return "\(record.kind)(\(identifier.map { "\($0); " } ?? "")\(list))"
    }

    /// A record by its number.
    func phrase(record: Int) -> String { phrase(records[record]) }

    /// Some records by their numbers.
    func phrase(records: [Int]) -> String {
        let phrases = records.map(phrase(record:))
        guard phrases.count > 2 else { return phrases.joined(separator: " and ") }
        return phrases.dropLast().joined(separator: ", ") + " and \(phrases.last ?? "")"
    }
}

/// Writes names and records into sentences for people.
struct Phrasing {
    /// The records of the instance that the sentences are about.
    let records: [Record]
    private let prefixes: [String: String]

    /// Takes the prefixes of a document; of several for one namespace the first.
    init(_ document: Document, records: [Record] = []) {
        self.records = records
        let known: [Namespace] = [.prov, .xsd, .voprov, .dcterms]
        prefixes = Dictionary(
            (known + document.namespaces).map { ($0.uri, $0.prefix) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A name with its prefix where it has one, else its URI.
    func phrase(_ name: QualifiedName) -> String {
        prefixed(name) ?? name.uri
    }

    /// A name with its prefix; `nil` where the document has none for it.
    func prefixed(_ name: QualifiedName) -> String? {
        guard let prefix = prefixes[name.namespace] else { return nil }
        return prefix.isEmpty ? name.localPart : "\(prefix):\(name.localPart)"
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

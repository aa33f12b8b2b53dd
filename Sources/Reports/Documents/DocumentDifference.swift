package import PROV

/// What one document says and another does not, in the notation of PROV-N.
package struct DocumentDifference: Sendable {
    /// A record that only one of the documents has.
    package struct Statement: Sendable {
        /// The bundle that it is in; nil for the document itself.
        package let bundle: QualifiedName?
        /// The record.
        package let record: Record
        /// The record in the notation of PROV-N.
        package fileprivate(set) var provN = ""
    }

    /// A record that both documents have, and of which they say different things.
    package struct Change: Sendable {
        /// The bundle that it is in; nil for the document itself.
        package let bundle: QualifiedName?
        /// Its identifier.
        package let identifier: QualifiedName
        /// Its kind.
        package let kind: Record.Kind
        /// The arguments that differ.
        package let arguments: [Record.Argument]
        /// The attributes that differ.
        package let attributes: [QualifiedName]
        /// The record as the first document has it, with the attributes that differ.
        package fileprivate(set) var first: Statement
        /// The record as the second document has it, with the attributes that differ.
        package fileprivate(set) var second: Statement
    }

    /// What only the first document says.
    package private(set) var onlyInFirst: [Statement] = []
    /// What only the second document says.
    package private(set) var onlyInSecond: [Statement] = []
    /// The records of which the documents say different things.
    package private(set) var changes: [Change] = []
    /// Declarations of prefixes that are in the lines and in neither document.
    package private(set) var prefixes: [String] = []

    /// Whether the documents say the same.
    package var isEmpty: Bool { onlyInFirst.isEmpty && onlyInSecond.isEmpty && changes.isEmpty }

    private let namespaces: [Namespace]

    /// Compares two documents.
    ///
    /// - Parameters:
    ///   - first: a document.
    ///   - second: another one.
    package init(_ first: Document, _ second: Document) {
        namespaces = first.namespaces + second.namespaces
        let (missing, added) = first.differences(from: second)
        let others = Dictionary(grouping: added) { Key($0.bundle, $0.record) }
        let mine = Dictionary(grouping: missing) { Key($0.bundle, $0.record) }
        var paired: Set<Key> = []
        for (bundle, record) in missing {
            let key = Key(bundle, record)
            if let other = others[key], other.count == 1, mine[key]?.count == 1,
                let identifier = record.identifier, !identifier.isBlank
            {
                paired.insert(key)
                changes.append(Change(bundle, identifier, record, other[0].record))
            } else {
                onlyInFirst.append(Statement(bundle: bundle, record: record))
            }
        }
        onlyInSecond = added.filter { !paired.contains(Key($0.bundle, $0.record)) }
            .map { Statement(bundle: $0.bundle, record: $0.record) }
        writeLines()
    }

    /// A name with its prefix where it has one, else its URI.
    ///
    /// - Parameter name: a name.
    /// - Returns: the words for it.
    package func phrase(_ name: QualifiedName) -> String {
        let known = namespaces + [.prov, .xsd]
        guard let namespace = known.first(where: { $0.uri == name.namespace && !$0.prefix.isEmpty })
        else { return name.uri }
        return "\(namespace.prefix):\(name.localPart)"
    }

    /// Writes all records as one document, so that each prefix means one thing in all lines.
    private mutating func writeLines() {
        let records =
            (onlyInFirst + onlyInSecond + changes.map(\.first) + changes.map(\.second))
            .map(\.record)
        let text = Document(namespaces: namespaces, records: records).provN()
        var lines = text.split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self).drop { $0 == " " } }.dropFirst().dropLast()[
                ...]
        let declared = Set(namespaces.map(\.prefix))
        while let line = lines.first, line.hasPrefix("prefix ") {
            let prefix = line.dropFirst("prefix ".count).prefix { $0 != " " }
            if !declared.contains(String(prefix)) { prefixes.append(String(line)) }
            lines.removeFirst()
        }
        var rest = lines.makeIterator()
        func next() -> String { rest.next().map(String.init) ?? "" }
        for index in onlyInFirst.indices { onlyInFirst[index].provN = next() }
        for index in onlyInSecond.indices { onlyInSecond[index].provN = next() }
        for index in changes.indices { changes[index].first.provN = next() }
        for index in changes.indices { changes[index].second.provN = next() }
    }
}

extension DocumentDifference.Change {
    fileprivate init(
        _ bundle: QualifiedName?, _ identifier: QualifiedName, _ first: Record, _ second: Record
    ) {
        let (mine, others) = (Set(first.attributes), Set(second.attributes))
        let different = mine.symmetricDifference(others)
        func reduced(_ record: Record) -> DocumentDifference.Statement {
            var record = record
            record.attributes.removeAll { !different.contains($0) }
            return DocumentDifference.Statement(bundle: bundle, record: record)
        }
        self.bundle = bundle
        self.identifier = identifier
        kind = first.kind
        arguments = first.kind.arguments.filter { first[$0] != second[$0] }
        attributes = Set(different.map(\.name)).sorted { $0.uri < $1.uri }
        self.first = reduced(first)
        self.second = reduced(second)
    }
}

/// What makes two records the same thing in two documents.
private struct Key: Hashable {
    let bundle: QualifiedName?
    let kind: Record.Kind
    let identifier: QualifiedName?

    init(_ bundle: QualifiedName?, _ record: Record) {
        self.bundle = bundle
        kind = record.kind
        identifier = record.identifier
    }
}

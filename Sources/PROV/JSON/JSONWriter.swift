/// Writes PROV-JSON: one record a line, in the order of the kinds.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var prefixes: Prefixes
    private var blankCount = 0
    private let takenBlanks: Set<QualifiedName>

    init(_ document: Document) {
        prefixes = Prefixes(document, reserved: [.prov, .xsd, .blank])
        takenBlanks = document.blankNames
    }

    /// The whole document.
    mutating func write(_ document: Document) -> [UInt8] {
        write(document.records, indent: "  ", isFirst: false)
        if !document.bundles.isEmpty { write(document.unifiedBundles) }
        var head = Array("{\n  \"prefix\": {".utf8)
        let declared = prefixes.namespaces.filter { $0 != .blank }
        for (index, namespace) in declared.enumerated() {
            head += (index == 0 ? "\n    " : ",\n    ").utf8
            head.appendJSON(namespace.prefix)
            head += ": ".utf8
            head.appendJSON(namespace.uri)
        }
        return head + "\n  }".utf8 + bytes + "\n}\n".utf8
    }

    private mutating func write(_ bundles: [Bundle]) {
        bytes += ",\n  \"bundle\": {".utf8
        for (index, bundle) in bundles.enumerated() {
            bytes += (index == 0 ? "\n    " : ",\n    ").utf8
            bytes.appendJSON(lexical(bundle.identifier))
            bytes += ": {".utf8
            write(bundle.records, indent: "      ", isFirst: true)
            bytes += "\n    }".utf8
        }
        bytes += "\n  }".utf8
    }

    private mutating func write(_ records: [Record], indent: String, isFirst: Bool) {
        var isFirst = isFirst
        let byKind = Dictionary(grouping: records, by: \.kind)
        for kind in Record.Kind.allCases {
            guard let records = byKind[kind] else { continue }
            bytes += ((isFirst ? "\n" : ",\n") + indent).utf8
            isFirst = false
            bytes.appendJSON(kind.rawValue)
            bytes += ": {".utf8
            for (index, entry) in entries(records).enumerated() {
                bytes += ((index == 0 ? "\n  " : ",\n  ") + indent).utf8
                bytes.appendJSON(entry.key)
                bytes += ": ".utf8
                if entry.others.isEmpty {
                    write(entry.first)
                } else {
                    list([entry.first] + entry.others) { writer, record in writer.write(record) }
                }
            }
            bytes += ("\n" + indent + "}").utf8
        }
    }

    /// The records of one key of a JSON object.
    private struct Entry {
        let key: String
        let first: Record
        var others: [Record] = []
    }

    private mutating func entries(_ records: [Record]) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(records.count)
        var places: [QualifiedName: Int] = [:]
        for record in records {
            if let identifier = record.identifier {
                if let place = places[identifier] {
                    entries[place].others.append(record)
                    continue
                }
                places[identifier] = entries.count
            }
            entries.append(Entry(key: key(record), first: record))
        }
        return entries
    }

    private mutating func key(_ record: Record) -> String {
        if let identifier = record.identifier { return lexical(identifier) }
        var name: QualifiedName
        repeat {
            blankCount += 1
            name = Namespace.blank("id\(blankCount)")
        } while takenBlanks.contains(name)
        return name.uri
    }

    private mutating func write(_ record: Record) {
        bytes.append(UInt8(ascii: "{"))
        var separator = "\""
        for (argument, term) in zip(record.kind.arguments, record.terms) {
            guard let term else { continue }
            bytes += separator.utf8
            separator = ", \""
            bytes += "prov:".utf8
            bytes += JSONNames.name(argument).utf8
            bytes += "\": ".utf8
            write(term)
        }
        for (name, values) in record.attributes.grouped {
            bytes += separator.dropLast().utf8
            separator = ", \""
            bytes.appendJSON(lexical(name))
            bytes += ": ".utf8
            if values.count == 1 {
                write(values[0])
            } else {
                list(values) { writer, value in writer.write(value) }
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ term: Record.Term) {
        switch term {
        case .name(let name): bytes.appendJSON(lexical(name))
        case .time(let time): bytes.appendJSON(time)
        case .keys(let keys): list(keys) { writer, key in writer.write(key) }
        case .pairs(let pairs):
            list(pairs) { writer, pair in
                writer.bytes += "{\"key\": ".utf8
                writer.write(pair.key)
                writer.bytes += ", \"$\": ".utf8
                writer.bytes.appendJSON(writer.lexical(pair.entity))
                writer.bytes.append(UInt8(ascii: "}"))
            }
        }
    }

    private mutating func write(_ value: Value) {
        switch value {
        case .string(let text):
            bytes.appendJSON(text)
        case .localized(let text, let language):
            writeLiteral(text, "lang", language)
        case .typed(let text, let datatype):
            writeLiteral(text, "type", lexical(datatype))
        case .name(let name):
            writeLiteral(lexical(name), "type", "prov:QUALIFIED_NAME")
        }
    }

    private mutating func writeLiteral(_ text: String, _ key: String, _ value: String) {
        bytes += "{\"$\": ".utf8
        bytes.appendJSON(text)
        bytes += ", \"\(key)\": ".utf8
        bytes.appendJSON(value)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func list<Element>(
        _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func lexical(_ name: QualifiedName) -> String {
        if name.isBlank { return name.uri }
        let split = prefixes.split(name)
        return "\(split.prefix):\(split.localPart)"
    }
}

extension Document {
    /// The bundles, those of one identifier put together, as a JSON object needs them.
    fileprivate var unifiedBundles: [Bundle] {
        Set(bundles.map(\.identifier)).count == bundles.count ? bundles : unified().bundles
    }
}

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
        head += "\n  }".utf8
        bytes += "\n}\n".utf8
        bytes.insert(contentsOf: head, at: 0)
        return bytes
    }

    private mutating func write(_ bundles: [Bundle]) {
        bytes += ",\n  \"bundle\": {".utf8
        for (index, bundle) in bundles.enumerated() {
            bytes += (index == 0 ? "\n    " : ",\n    ").utf8
            append(bundle.identifier)
            bytes += ": {".utf8
            write(bundle.records, indent: "      ", isFirst: true)
            bytes += "\n    }".utf8
        }
        bytes += "\n  }".utf8
    }

    private mutating func write(_ records: [Record], indent: String, isFirst: Bool) {
        var isFirst = isFirst
        var byKind: [Record.Kind: [Int]] = [:]
        for (index, record) in records.enumerated() {
            byKind[record.kind, default: []].append(index)
        }
        for kind in Record.Kind.allCases {
            guard let indices = byKind[kind] else { continue }
            bytes += ((isFirst ? "\n" : ",\n") + indent).utf8
            isFirst = false
            bytes.appendJSON(kind.rawValue)
            bytes += ": {".utf8
            write(records, indices, separator: ",\n  " + indent)
            bytes += ("\n" + indent + "}").utf8
        }
    }

    /// Writes records of one kind, those of one identifier as one member.
    private mutating func write(_ records: [Record], _ indices: [Int], separator: String) {
        let others = others(records, indices)
        var isFirst = true
        for index in indices where others[index]?.isEmpty != true {
            bytes += (isFirst ? Substring(separator.dropFirst()) : Substring(separator)).utf8
            isFirst = false
            if let identifier = records[index].identifier {
                append(identifier)
            } else {
                bytes.appendJSON(freshKey())
            }
            bytes += ": ".utf8
            if let others = others[index] {
                list([index] + others) { writer, index in writer.write(records[index]) }
            } else {
                write(records[index])
            }
        }
    }

    /// The records that follow the first of their identifier, by that; none for themselves.
    private mutating func others(_ records: [Record], _ indices: [Int]) -> [Int: [Int]] {
        var others: [Int: [Int]] = [:]
        var places: [QualifiedName: Int] = [:]
        var namespace = ""
        for index in indices {
            guard let identifier = records[index].identifier else { continue }
            if let place = places[identifier] {
                others[place, default: []].append(index)
                others[index] = []
                continue
            }
            places[identifier] = index
            // Keys are given their prefixes before what is in the records.
            if !identifier.isBlank, identifier.namespace != namespace || namespace.isEmpty {
                namespace = identifier.namespace
                _ = prefixes.split(identifier)
            }
        }
        return others
    }

    private mutating func freshKey() -> String {
        repeat {
            blankCount += 1
        } while !takenBlanks.isEmpty
            && takenBlanks.contains(Namespace.blank("id\(blankCount)"))
        return "_:id\(blankCount)"
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
        var isFirst = separator.utf8.count == 1
        guard !record.attributes.haveDistinctNames else {
            for attribute in record.attributes {
                if !isFirst { bytes += ", ".utf8 }
                isFirst = false
                append(attribute.name)
                bytes += ": ".utf8
                write(attribute.value)
            }
            bytes.append(UInt8(ascii: "}"))
            return
        }
        for (name, values) in record.attributes.grouped {
            if !isFirst { bytes += ", ".utf8 }
            isFirst = false
            append(name)
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
        case .name(let name): append(name)
        case .time(let time): bytes.appendJSON(time)
        case .keys(let keys): list(keys) { writer, key in writer.write(key) }
        case .pairs(let pairs):
            list(pairs) { writer, pair in
                writer.bytes += "{\"key\": ".utf8
                writer.write(pair.key)
                writer.bytes += ", \"$\": ".utf8
                writer.append(pair.entity)
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

    private mutating func append(_ name: QualifiedName) {
        guard !name.isBlank else {
            bytes.appendJSON(name.uri)
            return
        }
        let split = prefixes.split(name)
        // A prefix has nothing to escape.
        bytes.append(UInt8(ascii: "\""))
        bytes += split.prefix.utf8
        bytes.append(UInt8(ascii: ":"))
        bytes.appendJSONCharacters(split.localPart)
        bytes.append(UInt8(ascii: "\""))
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

/// Writes PROV-JSON: one record a line, in the order of the kinds.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var prefixes: Prefixes
    private var blankCount = 0
    private let takenBlanks: Set<QualifiedName>
    /// The arguments of the kind of records that are being written, as keys.
    private var keys: [[UInt8]] = []

    init(_ document: Document) {
        prefixes = Prefixes(document, reserved: [.prov, .xsd, .blank])
        takenBlanks = document.blankNames
        bytes.reserveCapacity(document.expectedSize)
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
        bytes.append("\n}\n")
        bytes.insert(contentsOf: head, at: 0)
        return bytes
    }

    private mutating func write(_ bundles: [Bundle]) {
        bytes.append(",\n  \"bundle\": {")
        for (index, bundle) in bundles.enumerated() {
            bytes += (index == 0 ? "\n    " : ",\n    ").utf8
            append(bundle.identifier)
            bytes.append(": {")
            write(bundle.records, indent: "      ", isFirst: true)
            bytes.append("\n    }")
        }
        bytes.append("\n  }")
    }

    private mutating func write(_ records: [Record], indent: String, isFirst: Bool) {
        var isFirst = isFirst
        for kind in Record.Kind.allCases {
            let indices = records.indices.filter { records[$0].kind == kind }
            guard !indices.isEmpty else { continue }
            bytes += ((isFirst ? "\n" : ",\n") + indent).utf8
            isFirst = false
            bytes.appendJSON(kind.rawValue)
            bytes.append(": {")
            keys = kind.arguments.map { Array("\"prov:\(JSONNames.name($0))\": ".utf8) }
            write(records, indices, separator: "\n  " + indent)
            bytes += ("\n" + indent + "}").utf8
        }
    }

    /// Writes records of one kind, those of one identifier as one member.
    private mutating func write(_ records: [Record], _ indices: [Int], separator: String) {
        let others = others(records, indices)
        var isFirst = true
        for index in indices where others[index]?.isEmpty != true {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            bytes.append(separator)
            isFirst = false
            if let identifier = records[index].identifier {
                append(identifier)
            } else {
                appendFreshKey()
            }
            appendColon()
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

    private mutating func appendFreshKey() {
        repeat {
            blankCount += 1
        } while !takenBlanks.isEmpty
            && takenBlanks.contains(Namespace.blank("id\(blankCount)"))
        bytes.append("\"_:id")
        bytes.append(String(blankCount))
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ record: Record) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (place, term) in record.terms.enumerated() {
            guard let term else { continue }
            if !isFirst { appendComma() }
            isFirst = false
            bytes += keys[place]
            write(term)
        }
        guard !record.attributes.haveDistinctNames else {
            for attribute in record.attributes {
                if !isFirst { appendComma() }
                isFirst = false
                append(attribute.name)
                appendColon()
                write(attribute.value)
            }
            bytes.append(UInt8(ascii: "}"))
            return
        }
        for (name, values) in record.attributes.grouped {
            if !isFirst { appendComma() }
            isFirst = false
            append(name)
            appendColon()
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
                writer.bytes.append("{\"key\": ")
                writer.write(pair.key)
                writer.bytes.append(", \"$\": ")
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
        bytes.append("{\"$\": ")
        bytes.appendJSON(text)
        bytes.append(", \"")
        bytes.append(key)
        bytes.append("\": ")
        bytes.appendJSON(value)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func list<Element>(
        _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { appendComma() }
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func appendComma() {
        bytes.append(UInt8(ascii: ","))
        bytes.append(UInt8(ascii: " "))
    }

    private mutating func appendColon() {
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
    }

    private mutating func append(_ name: QualifiedName) {
        guard !name.isBlank else {
            bytes.appendJSON(name.uri)
            return
        }
        let split = prefixes.split(name)
        // A prefix has nothing to escape.
        bytes.append(UInt8(ascii: "\""))
        bytes.append(split.prefix)
        bytes.append(UInt8(ascii: ":"))
        if name.hasSimpleLocalPart {
            bytes.append(split.localPart)
        } else {
            bytes.appendJSONCharacters(split.localPart)
        }
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

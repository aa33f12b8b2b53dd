/// Writes PROV-N, one record a line.
struct PROVNWriter {
    private var bytes: [UInt8] = []
    private var prefixes: Prefixes

    init(_ document: Document) {
        prefixes = Prefixes(document, reserved: [.prov, .xsd])
        bytes.reserveCapacity(document.expectedSize)
    }

    /// The whole document.
    mutating func write(_ document: Document) -> [UInt8] {
        for record in document.records {
            for statement in record.statements { write(statement, indent: "  ") }
        }
        for case .expression(let expression) in document.foreign {
            bytes += "  ".utf8
            write(expression)
            bytes.append(0x0A)
        }
        for bundle in document.bundles {
            bytes += "  bundle \(lexical(bundle.identifier))\n".utf8
            for record in bundle.records {
                for statement in record.statements { write(statement, indent: "    ") }
            }
            bytes += "  endBundle\n".utf8
        }
        var head = Array("document\n".utf8)
        for namespace in prefixes.namespaces where namespace != .prov && namespace != .xsd {
            head += "  prefix \(namespace.prefix) <".utf8
            head += namespace.uri.provNEscaped { scalar, _ in scalar.isInIRI }.utf8
            head += ">\n".utf8
        }
        bytes += "endDocument\n".utf8
        bytes.insert(contentsOf: head, at: 0)
        return bytes
    }

    private mutating func write(_ record: Record, indent: String) {
        let kind = record.kind
        bytes += indent.utf8
        if kind.isExtension { bytes += "prov:".utf8 }
        bytes += kind.rawValue.utf8
        bytes.append(UInt8(ascii: "("))
        var separator = ""
        if let identifier = record.identifier {
            append(identifier)
            separator = kind.isElement ? ", " : "; "
        }
        var extra: [Attribute] = []
        for argument in kind.arguments[..<record.writtenArguments] {
            bytes += separator.utf8
            separator = ", "
            if case .time(let time) = record[argument], !DateTime.isValid(time) {
                extra.append(Attribute(Namespace.prov(argument.rawValue), .string(time)))
                bytes.append(UInt8(ascii: "-"))
            } else if kind == .hadDictionaryMember, case .pairs(let pairs) = record[argument],
                let pair = pairs.first
            {
                bytes += "\(lexical(pair.entity)), ".utf8
                write(pair.key)
            } else {
                write(record[argument])
            }
        }
        write(extra + record.attributes, separator)
        bytes += ")\n".utf8
    }

    private mutating func write(_ attributes: [Attribute], _ separator: String) {
        guard !attributes.isEmpty else { return }
        bytes += (separator + "[").utf8
        for (index, attribute) in attributes.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            append(attribute.name)
            bytes += " = ".utf8
            write(attribute.value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ term: Record.Term?) {
        switch term {
        case nil: bytes.append(UInt8(ascii: "-"))
        case .name(let name): append(name)
        case .time(let time): bytes += time.utf8.trimmingSpace
        case .keys(let keys):
            list(keys, "{", "}") { (writer, key) in writer.write(key) }
        case .pairs(let pairs):
            list(pairs, "{", "}") { (writer, pair) in
                writer.bytes.append(UInt8(ascii: "("))
                writer.write(pair.key)
                writer.bytes += ", \(writer.lexical(pair.entity)))".utf8
            }
        }
    }

    private mutating func write(_ value: Value) {
        switch value {
        case .string(let text):
            bytes += text.provNString.utf8
        case .localized(let text, let language):
            bytes += text.provNString.utf8
            bytes += "@\(language.provNEscaped { scalar, _ in scalar.isLanguage })".utf8
        case .typed(let text, let datatype):
            bytes += text.provNString.utf8
            bytes += " %% ".utf8
            append(datatype)
        case .name(let name):
            bytes.append(UInt8(ascii: "'"))
            append(name)
            bytes.append(UInt8(ascii: "'"))
        }
    }

    private mutating func write(_ expression: Foreign.Expression) {
        bytes += "\(lexical(expression.name))(".utf8
        if let identifier = expression.identifier { bytes += "\(lexical(identifier)); ".utf8 }
        list(expression.arguments, "", "") { (writer, argument) in
            writer.write(argument)
        }
        write(expression.attributes, ", ")
        bytes.append(UInt8(ascii: ")"))
    }

    // As deep as the expression, which `Limits.depth` bounded when it was read.
    private mutating func write(_ argument: Foreign.Argument) {
        switch argument {
        case .absent: bytes.append(UInt8(ascii: "-"))
        case .reference(let name): bytes += lexical(name).utf8
        case .value(.typed(let time, Namespace.xsd("dateTime"))) where DateTime(time) != nil:
            bytes += time.utf8
        case .value(let value): write(value)
        case .expression(let expression): write(expression)
        case .tuple(let arguments):
            list(arguments, "(", ")") { (writer, argument) in
                writer.write(argument)
            }
        case .set(let arguments):
            list(arguments, "{", "}") { (writer, argument) in
                writer.write(argument)
            }
        }
    }

    private mutating func list<Element>(
        _ elements: [Element], _ open: String, _ close: String,
        _ write: (inout PROVNWriter, Element) -> Void
    ) {
        bytes += open.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            write(&self, element)
        }
        bytes += close.utf8
    }

    private mutating func append(_ name: QualifiedName) {
        let split = prefixes.split(name)
        bytes.append(split.prefix)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(
            name.hasSimpleLocalPart ? split.localPart : split.localPart.provNLocalPart)
    }

    private mutating func lexical(_ name: QualifiedName) -> String {
        let split = prefixes.split(name)
        return "\(split.prefix):\(split.localPart.provNLocalPart)"
    }
}

extension Record {
    /// How many arguments are written, absent ones as `-`: all, or none where PROV-N may leave
    /// all of them out.
    fileprivate var writtenArguments: Int {
        if kind == .activity || kind.requiredArguments == 1 {
            let last = kind.arguments.lastIndex { self[$0] != nil } ?? -1
            return last < kind.requiredArguments ? kind.requiredArguments : kind.arguments.count
        }
        if kind == .wasDerivedFrom, self[.activity] == nil, self[.generation] == nil,
            self[.usage] == nil
        {
            return 2
        }
        if kind == .actedOnBehalfOf, self[.activity] == nil { return 2 }
        return kind.arguments.count
    }
}

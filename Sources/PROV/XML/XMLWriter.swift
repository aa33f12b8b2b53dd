/// Writes PROV-XML, one record after the other.
struct XMLWriter {
    private var bytes: [UInt8] = []
    /// Whether something of ``XMLForm/literal`` has been written.
    var usesLiteral = false
    /// A name that was written though XML can bind no prefix to its namespace.
    private var unbindable: QualifiedName?
    private var prefixes: Prefixes
    private var depth = 1

    init(_ document: Document) {
        prefixes = Prefixes(
            document, reserved: [.prov, .xsi, .xsd, XMLForm.literal], needsNCNames: true)
    }

    /// The whole document, with what has been written in it.
    mutating func finished() throws(PROVError) -> [UInt8] {
        var document = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
        document += "\n<prov:document".utf8
        let needed = prefixes.namespaces.filter { usesLiteral || $0 != XMLForm.literal }
        if let unbindable {
            throw .unwritable("XML cannot bind a prefix for the name '\(unbindable)'")
        }
        for (index, namespace) in needed.enumerated() {
            guard namespace.uri.isXML else {
                throw .unwritable(
                    "XML cannot bind a prefix to the namespace \(namespace.uri.debugDescription)")
            }
            let uri = namespace.uri == Namespace.xsd.uri ? Namespace.xsdWithoutHash : namespace.uri
            document += (index == 0 ? " " : "\n    ").utf8
            document += "xmlns:\(namespace.prefix)=\"\(uri.xmlEscaped)\"".utf8
        }
        document += ">\n".utf8
        bytes += "</prov:document>\n".utf8
        bytes.insert(contentsOf: document, at: 0)
        return bytes
    }

    /// Writes a bundle of records.
    mutating func write(_ bundle: Bundle) throws(PROVError) {
        open("prov:bundleContent", [("prov:id", lexical(bundle.identifier))])
        for record in bundle.records { try write(record) }
        close("prov:bundleContent")
    }

    /// Writes what is not PROV.
    mutating func write(_ foreign: [Foreign]) {
        let elements = foreign.compactMap { part in
            if case .element(let xml) = part { xml } else { nil as String? }
        }
        guard !elements.isEmpty else { return }
        open("prov:other", [])
        for element in elements {
            indent()
            bytes += element.utf8
            bytes.append(0x0A)
        }
        close("prov:other")
    }

    /// Opens an element whose children are to follow, each on lines of its own.
    mutating func open(_ tag: String, _ attributes: [(String, String)]) {
        start(tag, attributes)
        bytes += ">\n".utf8
        depth += 1
    }

    /// Closes the element that was opened last.
    mutating func close(_ tag: String) {
        depth -= 1
        indent()
        bytes += "</".utf8
        bytes += tag.utf8
        bytes += ">\n".utf8
    }

    /// Writes an element without content, or with text only.
    mutating func leaf(_ tag: String, _ attributes: [(String, String)], _ text: String? = nil) {
        start(tag, attributes)
        guard let text else {
            bytes += "/>\n".utf8
            return
        }
        bytes.append(UInt8(ascii: ">"))
        bytes += text.xmlCharacters.utf8
        bytes += "</".utf8
        bytes += tag.utf8
        bytes += ">\n".utf8
    }

    /// Writes the element of an argument that is the name of a record.
    mutating func leaf(_ argument: Record.Argument, reference name: QualifiedName) {
        let split = prefixes.split(name)
        guard !split.prefix.isEmpty else {
            leaf("prov:\(argument.rawValue)", [("prov:ref", lexical(name))])
            return
        }
        indent()
        bytes += "<prov:".utf8
        bytes += argument.rawValue.utf8
        bytes += " prov:ref=\"".utf8
        bytes += split.prefix.utf8
        bytes.append(UInt8(ascii: ":"))
        // A name of XML has nothing to escape.
        bytes += XMLNames.hexadecimal.escape(split.localPart).utf8
        bytes += "\"/>\n".utf8
    }

    /// The name as a QName, escaped where it is none (see ``XMLNames/hexadecimal``).
    mutating func lexical(_ name: QualifiedName) -> String {
        guard let lexical = qualified(name) else {
            unbindable = unbindable ?? name
            return name.uri
        }
        return lexical
    }

    /// The name as a QName; `nil` where XML can bind no prefix to its namespace.
    mutating func qualified(_ name: QualifiedName) -> String? {
        let split = prefixes.split(name)
        guard !split.prefix.isEmpty else { return nil }
        return "\(split.prefix):\(XMLNames.hexadecimal.escape(split.localPart))"
    }

    /// The name as PROV-N writes it; in `<` and `>` where XML can bind no prefix.
    mutating func provN(_ name: QualifiedName) -> String {
        let split = prefixes.split(name)
        guard !split.prefix.isEmpty else {
            return "<\(name.uri.provNEscaped { scalar, _ in scalar.isInIRI })>"
        }
        return "\(split.prefix):\(split.localPart.provNLocalPart)"
    }

    private mutating func start(_ tag: String, _ attributes: [(String, String)]) {
        indent()
        bytes.append(UInt8(ascii: "<"))
        bytes += tag.utf8
        for (name, value) in attributes {
            bytes.append(0x20)
            bytes += name.utf8
            bytes += "=\"".utf8
            bytes += value.xmlEscaped.utf8
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func indent() {
        for _ in 0..<depth {
            bytes.append(0x20)
            bytes.append(0x20)
        }
    }
}

extension String {
    /// Whether XML 1.0 can hold every character of the text (XML 1.0 §2.2).
    var isXML: Bool {
        allBytes { $0 >= 0x20 && $0 < 0x80 } || unicodeScalars.allSatisfy(\.isXML)
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 can hold the character (XML 1.0 §2.2).
    var isXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

extension PROVError {
    static func unwritable(_ reason: String, record: Record? = nil) -> PROVError {
        PROVError(
            .unwritable, operation: "write PROV-XML", place: record.map { .record($0.summary) },
            reason: reason)
    }
}

extension Record {
    /// The kind and the identifier, for messages.
    var summary: String {
        identifier.map { "\(kind.rawValue)(\($0))" } ?? "\(kind.rawValue)(…)"
    }
}

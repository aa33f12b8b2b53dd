/// Writes PROV-XML, one record after the other.
struct XMLWriter {
    var bytes: [UInt8] = []
    /// Whether something of ``XMLForm/literal`` has been written.
    var usesLiteral = false
    /// A name that was written though XML can bind no prefix to its namespace.
    private var unbindable: QualifiedName?
    var prefixes: Prefixes
    var indentation = "  "

    init(_ document: Document) {
        prefixes = Prefixes(
            document, reserved: [.prov, .xsi, .xsd, XMLForm.literal], needsNCNames: true)
        bytes.reserveCapacity(document.expectedSize)
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
        let tag = XMLTag.prov("bundleContent")
        begin(tag)
        attribute(.id, bundle.identifier)
        open()
        for record in bundle.records { try write(record) }
        close(tag)
    }

    /// Writes what is not PROV.
    mutating func write(_ foreign: [Foreign]) {
        let elements = foreign.compactMap { part in
            if case .element(let xml) = part { xml } else { nil as String? }
        }
        guard !elements.isEmpty else { return }
        let tag = XMLTag.prov("other")
        begin(tag)
        open()
        for element in elements {
            bytes.append(indentation)
            bytes.append(element)
            bytes.append(0x0A)
        }
        close(tag)
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

    /// The name as that of an element; `nil` where XML can bind no prefix to its namespace.
    mutating func tag(_ name: QualifiedName) -> XMLTag? {
        let split = prefixes.split(name)
        guard !split.prefix.isEmpty else { return nil }
        return XMLTag(
            prefix: split.prefix + ":",
            local: name.hasSimpleLocalPart
                ? split.localPart : XMLNames.hexadecimal.escape(split.localPart))
    }

    /// The name as PROV-N writes it; in `<` and `>` where XML can bind no prefix.
    mutating func provN(_ name: QualifiedName) -> String {
        let split = prefixes.split(name)
        guard !split.prefix.isEmpty else {
            return "<\(name.uri.provNEscaped { scalar, _ in scalar.isInIRI })>"
        }
        return "\(split.prefix):\(split.localPart.provNLocalPart)"
    }
}

extension String {
    /// Whether XML 1.0 can hold every character of the text (XML 1.0 §2.2).
    var isXML: Bool {
        let bytes = utf8Span.span
        return bytes.first(from: 0) { $0.notPrintable } == bytes.count
            || unicodeScalars.allSatisfy(\.isXML)
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 can hold the character (XML 1.0 §2.2).
    package var isXML: Bool {
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

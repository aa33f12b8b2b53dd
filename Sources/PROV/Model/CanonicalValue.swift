extension Value {
    /// The same value for the same literal, however it was written.
    ///
    /// A string is an `xsd:string`; a language tag has no case; numbers, truth values and times
    /// of XML Schema are compared as such, and a lexical form that does not belong to its
    /// datatype by its characters.
    package var canonical: Value {
        switch self {
        case .string, .name:
            self
        case .localized(let text, let language):
            .localized(text, language: language.lowercased())
        case .typed(let text, let datatype):
            Self.canonical(text, datatype)
        }
    }

    private static func canonical(_ text: String, _ datatype: QualifiedName) -> Value {
        guard datatype.isIn(.xsd) else {
            return .typed(
                datatype == Self.xmlLiteral ? withoutIndentation(text) : text, datatype: datatype)
        }
        let type = datatype.localPart
        let trimmed = String(Substring(text.utf8.trimmingSpace))
        let lexical: String? =
            switch type {
            case "string": nil
            case "normalizedString", "token": text
            case "boolean": ["1": "true", "0": "false"][trimmed] ?? trimmed
            case "double", "float": canonicalNumber(trimmed)
            case "decimal": canonicalDecimal(trimmed)
            case "dateTime": DateTime.canonical(trimmed)
            case let type where integers.contains(type): canonicalDecimal(trimmed)
            case let type where collapsed.contains(type): trimmed
            default: text
            }
        return lexical.map { .typed($0, datatype: datatype) } ?? .string(text)
    }

    /// `rdf:XMLLiteral`, the datatype of values that are XML themselves.
    static let xmlLiteral = Namespace.rdf("XMLLiteral")

    // Tools indent such a literal together with the document that it is in.
    private static func withoutIndentation(_ xml: String) -> String {
        var bytes: [UInt8] = []
        var pending: [UInt8] = []
        for byte in xml.utf8 {
            let isBetweenTags = bytes.isEmpty || bytes.last == UInt8(ascii: ">")
            if byte.isXMLSpace, isBetweenTags {
                pending.append(byte)
                continue
            }
            if byte != UInt8(ascii: "<") { bytes += pending }
            pending = []
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func canonicalNumber(_ text: String) -> String {
        guard !text.isEmpty, text.utf8.allSatisfy(isNumberByte), let number = Double(text) else {
            return text
        }
        return String(number)
    }

    private static func canonicalDecimal(_ text: String) -> String {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
        var whole = digits[..<point]
        var fraction = point == digits.endIndex ? digits[point...] : digits[point...].dropFirst()
        guard !(whole.isEmpty && fraction.isEmpty), whole.allSatisfy(isDigit),
            fraction.allSatisfy(isDigit)
        else { return text }
        while whole.first == UInt8(ascii: "0") { whole.removeFirst() }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        var canonical = whole.isEmpty ? "0" : String(Substring(whole))
        if !fraction.isEmpty { canonical += "." + String(Substring(fraction)) }
        return isNegative && canonical != "0" ? "-" + canonical : canonical
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    // Keeps out what Swift reads as a number and XML Schema does not: "0x1p3", "nan", "infinity".
    private static func isNumberByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }

    /// The other datatypes in which white space at the ends means nothing.
    private static let collapsed: Set<String> = [
        "date", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "duration",
        "dayTimeDuration", "yearMonthDuration", "hexBinary", "base64Binary", "anyURI", "language",
        "Name", "NCName", "NMTOKEN", "QName",
    ]

    private static let integers: Set<String> = [
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
        "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
        "unsignedByte",
    ]
}

extension Record.Term {
    /// The same term for the same meaning: values canonical, pairs and keys in one order.
    package var canonical: Record.Term {
        switch self {
        case .name: self
        case .time(let time):
            .time(DateTime.canonical(time))
        case .pairs(let pairs):
            .pairs(
                Set(pairs.map { .init(key: $0.key.canonical, entity: $0.entity) })
                    .sorted { $0.sortKey < $1.sortKey })
        case .keys(let keys):
            .keys(Set(keys.map(\.canonical)).sorted { $0.sortKey < $1.sortKey })
        }
    }
}

extension Value {
    /// A text by which values can be put into an order that is the same everywhere.
    var sortKey: String {
        switch self {
        case .string(let text): "s\(text)"
        case .localized(let text, let language): "l\(language)\u{0}\(text)"
        case .typed(let text, let datatype): "t\(datatype.uri)\u{0}\(text)"
        case .name(let name): "n\(name.uri)"
        }
    }
}

extension Record.KeyEntityPair {
    fileprivate var sortKey: String { "\(key.sortKey)\u{0}\(entity.uri)" }
}

extension PROVNParser {
    /// A qualified name, resolved; or a URI in `<` and `>`, for names that have no namespace.
    mutating func name() throws(PROVError) -> QualifiedName {
        if scanner.peek() == UInt8(ascii: "<") {
            return QualifiedName(namespace: "", localPart: try scanner.iri())
        }
        let start = scanner.index
        let (lexical, hasPrefix) = try scanner.lexicalName()
        guard let name = hasPrefix ? scope.resolve(lexical) : scope.resolve(local: lexical) else {
            throw scanner.fault(
                "the prefix of '\(lexical)' is not declared", at: start, code: .undeclaredPrefix)
        }
        return name
    }

    /// A time, in the lexical form of `xsd:dateTime`.
    mutating func time() throws(PROVError) -> String {
        scanner.skipSpace()
        let start = scanner.index
        let text = scanner.run { byte in
            byte.isASCIIDigit || byte.isASCIILetter || "-+:.".utf8.contains(byte)
        }
        guard DateTime.isValid(text) else {
            scanner.rewind(to: start)
            throw scanner.expected("a time such as 2012-03-31T09:21:00Z or '-'")
        }
        return text
    }

    /// Attributes in brackets.
    mutating func attributes() throws(PROVError) -> [Attribute] {
        try scanner.expect("[")
        var attributes: [Attribute] = []
        if scanner.take("]") { return attributes }
        repeat {
            attributes.append(try attribute())
            try check(attributes.count)
        } while scanner.take(",")
        guard scanner.take("]") else { throw scanner.expected("',' or ']'") }
        return attributes
    }

    /// An attribute: a name, `=` and a literal.
    mutating func attribute() throws(PROVError) -> Attribute {
        let name = try name()
        try scanner.expect("=")
        return Attribute(name, try literal())
    }

    /// A literal: a string with perhaps a datatype or language, a number, or a name in `'`.
    mutating func literal() throws(PROVError) -> Value {
        switch scanner.peek() {
        case UInt8(ascii: "\""):
            let text = try scanner.string()
            if scanner.take(pair: "%%") { return typed(text, try name()) }
            guard scanner.take("@") else { return .string(text) }
            let language = try scanner.language()
            return .localized(text, language: language)
        case UInt8(ascii: "'"):
            _ = scanner.take("'")
            let name = try name()
            try scanner.expect("'")
            return .name(name)
        case .some(let byte) where byte.isASCIIDigit || byte == UInt8(ascii: "-"):
            let digits = scanner.run { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
            guard digits.dropFirst().allSatisfy({ $0 != "-" }), digits != "-" else {
                throw scanner.expected("a number")
            }
            return .typed(digits, datatype: Value.xsdInt)
        default:
            throw scanner.expected("a value: a string, a number or a name in \"'\"")
        }
    }

    private mutating func typed(_ text: String, _ datatype: QualifiedName) -> Value {
        switch datatype {
        case Value.xsdString, JSONNames.internationalizedString:
            .string(text)
        case Value.qualifiedName, Value.xsdQName:
            scope.resolve(text).map(Value.name) ?? .typed(text, datatype: Value.xsdQName)
        default:
            .typed(text, datatype: datatype)
        }
    }

    /// Refuses more attributes or members than one record may have.
    func check(_ count: Int) throws(PROVError) {
        guard count <= limits.attributes else {
            throw scanner.fault(
                "more attributes or members of one record than \(limits.attributes)", code: .limit)
        }
    }
}

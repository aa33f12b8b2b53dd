extension JSONReader {
    /// Reads the elements of an array, or the value itself where it is none.
    mutating func each(
        _ node: JSONNode, _ read: (inout JSONReader, JSONNode) throws(PROVError) -> Void
    ) throws(PROVError) {
        guard case .array = node.value else {
            try read(&self, node)
            return
        }
        while parser.nextElement() { try read(&self, try parser.value()) }
    }

    /// The value of an attribute.
    mutating func literal(_ node: JSONNode) throws(PROVError) -> Value {
        switch node.value {
        case .string(let text): return .string(string(text))
        case .boolean(let truth): return .boolean(truth)
        case .number(let digits): return number(parser.string(digits))
        case .object: return try typed(node)
        case .null, .array: throw fault("expected a string, a number or a typed literal", node)
        }
    }

    private func number(_ digits: String) -> Value {
        let isInteger = digits.allBytes { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
        let type =
            !isInteger ? Value.xsdDouble : Int32(digits) == nil ? Value.xsdLong : Value.xsdInt
        return .typed(digits, datatype: type)
    }

    /// A literal that is an object: its text as `$`, and a type or a language; each counts once.
    private mutating func typed(_ node: JSONNode) throws(PROVError) -> Value {
        var (text, type, language): (JSONNode?, JSONNode?, JSONNode?) = (nil, nil, nil)
        while let key = try parser.nextKey() {
            let value = try parser.value()
            if parser.is(key, "$") {
                text = text ?? value
            } else if parser.is(key, "type") {
                type = type ?? value
            } else if parser.is(key, "lang") {
                language = language ?? value
            }
            try parser.skipRest(of: value)
        }
        let characters: JSONText?
        switch text?.value {
        case .string(let string), .number(let string): characters = string
        case .boolean: characters = nil
        default: throw fault("expected a typed literal with its text as '$'", node)
        }
        if let language {
            let tag = string(try self.text(language, "lang"))
            return .localized(string(characters, text), language: tag)
        }
        guard let type else { return .string(string(characters, text)) }
        let datatype = try name(try self.text(type, "type"), at: node.offset)
        if datatype == Value.qualifiedName || datatype == Value.xsdQName, let characters,
            let name = resolve(characters)
        {
            return .name(name)
        }
        return typed(string(characters, text), datatype)
    }

    /// The characters of a text, or the word for a truth value.
    private mutating func string(_ text: JSONText?, _ node: JSONNode?) -> String {
        if let text { return string(text) }
        guard case .boolean(let truth) = node?.value else { return "" }
        return truth ? "true" : "false"
    }

    mutating func typed(_ text: String, _ datatype: QualifiedName) -> Value {
        switch datatype {
        case Value.xsdString, JSONNames.internationalizedString:
            .string(text)
        case Value.qualifiedName, Value.xsdQName:
            scope.resolve(text).map(Value.name) ?? .typed(text, datatype: Value.xsdQName)
        default:
            .typed(text, datatype: datatype)
        }
    }

    /// The text that the value of a key must be.
    func text(_ node: JSONNode, _ key: String) throws(PROVError) -> JSONText {
        guard case .string(let text) = node.value else {
            throw fault("expected a string as '\(key)'", node)
        }
        return text
    }
}

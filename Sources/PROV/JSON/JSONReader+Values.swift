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
        let type = !isInteger ? Value.xsdDouble : Int32(digits) == nil ? Value.xsdLong : Value.xsdInt
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

    /// The text that the value of a key must be.
    private func text(_ node: JSONNode, _ key: String) throws(PROVError) -> JSONText {
        guard case .string(let text) = node.value else {
            throw fault("expected a string as '\(key)'", node)
        }
        return text
    }
}

extension JSONReader {
    /// The value of an argument.
    mutating func term(
        _ argument: Record.Argument, _ node: JSONNode
    ) throws(PROVError) -> Record.Term {
        switch argument.sort {
        case .name: return .name(try reference(node))
        case .time:
            return .time(
                try one(node) { (reader, value) throws(PROVError) in
                    let text = try reader.literal(value).text
                    guard DateTime.isValid(text) else {
                        throw reader.fault(DateTime.fault(text, argument.rawValue), node)
                    }
                    return text
                })
        case .pairs: return .pairs(try pairs(node))
        case .keys:
            var keys: [Value] = []
            try each(node) { (reader, element) throws(PROVError) in
                keys.append(try reader.literal(element))
            }
            try check(keys.count, node)
            return .keys(keys)
        }
    }

    /// The record to which an argument refers: a string, or a literal that is a name.
    mutating func reference(_ node: JSONNode) throws(PROVError) -> QualifiedName {
        try one(node) { (reader, value) throws(PROVError) in
            if case .string(let text) = value.value {
                return try reader.name(text, at: value.offset)
            }
            switch try reader.literal(value) {
            case .string(let text):
                guard let name = reader.scope.resolve(text) else {
                    throw reader.undeclared(text, value.offset)
                }
                return name
            case .name(let name): return name
            default: throw reader.fault("expected the identifier of a record", value)
            }
        }
    }

    /// Reads a value, or the only element of an array.
    private mutating func one<Result>(
        _ node: JSONNode, _ read: (inout JSONReader, JSONNode) throws(PROVError) -> Result
    ) throws(PROVError) -> Result {
        guard case .array = node.value else { return try read(&self, node) }
        var count = 0
        while parser.nextElement() {
            try parser.skipValue()
            count += 1
        }
        guard count == 1 else { throw fault("expected one value, found \(count)", node) }
        parser.reenter(node)
        let result = try read(&self, try parser.value())
        _ = parser.nextElement()
        return result
    }

    private mutating func pairs(_ node: JSONNode) throws(PROVError) -> [Record.KeyEntityPair] {
        var pairs: [Record.KeyEntityPair] = []
        if case .object = node.value {
            pairs = try members(node)
        } else {
            try each(node) { (reader, element) throws(PROVError) in
                pairs.append(try reader.pair(element))
            }
        }
        try check(pairs.count, node)
        return pairs
    }

    /// A pair that is an object with `key` and `$`.
    private mutating func pair(_ node: JSONNode) throws(PROVError) -> Record.KeyEntityPair {
        guard case .object = node.value else {
            throw fault("expected a pair of key and entity as an object", node)
        }
        var (key, entity): (JSONNode?, JSONNode?) = (nil, nil)
        while let name = try parser.nextKey() {
            let value = try parser.value()
            if parser.is(name, "key") {
                key = key ?? value
            } else if parser.is(name, "$") {
                entity = entity ?? value
            }
            try parser.skipRest(of: value)
        }
        guard let key, let entity else {
            throw fault("expected a pair with 'key' and '$'", node)
        }
        let end = parser.index
        defer { parser.index = end }
        parser.reenter(key)
        let literal = try literal(key)
        parser.reenter(entity)
        return Record.KeyEntityPair(key: literal, entity: try reference(entity))
    }

    /// The pairs that the members of an object are, keys of one datatype.
    private mutating func members(_ node: JSONNode) throws(PROVError) -> [Record.KeyEntityPair] {
        var type: JSONNode?
        while let key = try parser.nextKey() {
            let value = try parser.value()
            if parser.is(key, JSONNames.keyDatatype) { type = type ?? value }
            try parser.skipRest(of: value)
        }
        var datatype = Value.xsdString
        if let type { datatype = try name(try text(type, JSONNames.keyDatatype), at: node.offset) }
        parser.reenter(node)
        var pairs: [Record.KeyEntityPair] = []
        while let key = try parser.nextKey() {
            let value = try parser.value()
            guard !parser.is(key, JSONNames.keyDatatype) else {
                try parser.skipRest(of: value)
                continue
            }
            let literal = typed(parser.string(key), datatype)
            pairs.append(.init(key: literal, entity: try reference(value)))
        }
        return pairs
    }

    private func check(_ count: Int, _ node: JSONNode) throws(PROVError) {
        guard count <= limits.attributes else {
            throw fault("more members than \(limits.attributes)", node, .limit)
        }
    }
}

extension JSONReader {
    /// The value of an attribute.
    mutating func literal(_ node: JSONNode) throws(PROVError) -> Value {
        switch node.value {
        case .string(let text): return .string(parser.string(text))
        case .boolean(let truth): return .boolean(truth)
        case .number(let digits): return number(parser.string(digits))
        case .object(let members): return try typed(members, node)
        case .null, .array: throw fault("expected a string, a number or a typed literal", node)
        }
    }

    private func number(_ digits: String) -> Value {
        let isInteger = digits.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
        let type = !isInteger ? "double" : Int32(digits) == nil ? "long" : "int"
        return .typed(digits, datatype: Namespace.xsd(type))
    }

    private mutating func typed(
        _ members: [(key: JSONText, value: JSONNode)], _ node: JSONNode
    ) throws(PROVError) -> Value {
        let text: JSONText
        switch member("$", of: members)?.value {
        case .string(let string), .number(let string): text = string
        case .boolean(let truth):
            return try typed(truth ? "true" : "false", members, node)
        default: throw fault("expected a typed literal with its text as '$'", node)
        }
        return try typed(parser.string(text), members, node)
    }

    private mutating func typed(
        _ text: String, _ members: [(key: JSONText, value: JSONNode)], _ node: JSONNode
    ) throws(PROVError) -> Value {
        if let language = try string("lang", of: members) {
            return .localized(text, language: parser.string(language))
        }
        guard let type = try string("type", of: members) else { return .string(text) }
        return try typed(text, name(type, node))
    }

    private mutating func typed(
        _ text: String, _ datatype: QualifiedName
    ) throws(PROVError) -> Value {
        switch datatype {
        case Value.xsdString, JSONNames.internationalizedString:
            .string(text)
        case Value.qualifiedName, Value.xsdQName:
            scope.resolve(text).map(Value.name) ?? .typed(text, datatype: Value.xsdQName)
        default:
            .typed(text, datatype: datatype)
        }
    }

    private func member(
        _ key: String, of members: [(key: JSONText, value: JSONNode)]
    ) -> JSONNode? {
        members.first { parser.is($0.key, key) }?.value
    }

    private func string(
        _ key: String, of members: [(key: JSONText, value: JSONNode)]
    ) throws(PROVError) -> JSONText? {
        guard let node = member(key, of: members) else { return nil }
        guard case .string(let text) = node.value else {
            throw fault("expected a string as '\(key)'", node)
        }
        return text
    }

    /// The value of an argument.
    mutating func term(
        _ argument: Record.Argument, _ node: JSONNode
    ) throws(PROVError) -> Record.Term {
        switch argument.sort {
        case .name: return .name(try reference(node))
        case .time:
            let text = try literal(single(node)).text
            guard DateTime.isValid(text) else {
                throw fault(DateTime.fault(text, argument.rawValue), node)
            }
            return .time(text)
        case .pairs: return .pairs(try pairs(node))
        case .keys:
            var keys: [Value] = []
            for element in elements(node) { keys.append(try literal(element)) }
            try check(keys.count, node)
            return .keys(keys)
        }
    }

    /// The record to which an argument refers: a string, or a literal that is a name.
    mutating func reference(_ node: JSONNode) throws(PROVError) -> QualifiedName {
        let node = try single(node)
        if case .string(let text) = node.value { return try name(text, node) }
        switch try literal(node) {
        case .string(let text): return try name(text, at: node.offset)
        case .name(let name): return name
        default: throw fault("expected the identifier of a record", node)
        }
    }

    private func single(_ node: JSONNode) throws(PROVError) -> JSONNode {
        guard case .array(let elements) = node.value else { return node }
        guard elements.count == 1 else {
            throw fault("expected one value, found \(elements.count)", node)
        }
        return elements[0]
    }

    private mutating func pairs(_ node: JSONNode) throws(PROVError) -> [Record.KeyEntityPair] {
        var pairs: [Record.KeyEntityPair] = []
        guard case .object(let members) = node.value else {
            for element in elements(node) {
                let members = try object(element, "a pair of key and entity")
                guard let key = member("key", of: members),
                    let entity = member("$", of: members)
                else { throw fault("expected a pair with 'key' and '$'", element) }
                pairs.append(.init(key: try literal(key), entity: try reference(entity)))
            }
            try check(pairs.count, node)
            return pairs
        }
        let type = try string(JSONNames.keyDatatype, of: members)
        let datatype = try type.map { (type) throws(PROVError) in try name(type, node) }
        for (key, entity) in members where !parser.is(key, JSONNames.keyDatatype) {
            pairs.append(
                .init(
                    key: try typed(parser.string(key), datatype ?? Value.xsdString),
                    entity: try reference(entity)))
        }
        try check(pairs.count, node)
        return pairs
    }

    private func check(_ count: Int, _ node: JSONNode) throws(PROVError) {
        guard count <= limits.attributes else {
            throw fault("more members than \(limits.attributes)", node, .limit)
        }
    }
}

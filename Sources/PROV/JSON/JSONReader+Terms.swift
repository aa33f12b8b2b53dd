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

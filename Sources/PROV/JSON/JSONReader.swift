/// Reads a document from PROV-JSON that was checked.
struct JSONReader {
    var parser: JSONParser
    let limits: Limits
    var scope = NameScope()
    private(set) var namespaces: [Namespace] = []
    private var recordCount = 0

    init(parser: JSONParser, limits: Limits) {
        self.parser = parser
        self.limits = limits
    }

    /// The document that the value is which is next.
    mutating func document() throws(PROVError) -> Document {
        let members = try members("a PROV-JSON document")
        try bindPrefixes(members)
        var bundles: [Bundle] = []
        for (key, offset) in members where key == "bundle" {
            try enter(offset, "the bundles")
            while let key = try parser.nextKey() {
                bundles.append(try bundle(parser.string(key)))
            }
        }
        return Document(
            namespaces: namespaces, records: try records(members), bundles: bundles)
    }

    private mutating func bundle(_ identifier: String) throws(PROVError) -> Bundle {
        let start = parser.index
        let members = try members("the bundle '\(identifier)'")
        let end = parser.index
        let outer = scope
        defer { scope = outer }
        try bindPrefixes(members)
        let name = try name(identifier, at: start)
        let bundle = Bundle(identifier: name, records: try records(members))
        parser.index = end
        return bundle
    }

    /// The keys of the object that is next, and where their values begin.
    private mutating func members(
        _ what: String
    ) throws(PROVError) -> [(key: String, offset: Int)] {
        try enter(parser.index, what)
        var members: [(key: String, offset: Int)] = []
        while let key = try parser.nextKey() {
            members.append((parser.string(key), parser.index))
            try parser.skipValue()
        }
        return members
    }

    private mutating func enter(_ offset: Int, _ what: String) throws(PROVError) {
        parser.index = offset
        guard parser.enterObject() else {
            throw parser.fault("expected \(what) as an object", at: offset, code: .content)
        }
    }

    private mutating func bindPrefixes(
        _ members: [(key: String, offset: Int)]
    ) throws(PROVError) {
        var declared: Set<String> = []
        for (key, offset) in members where key == "prefix" {
            try enter(offset, "the prefixes")
            while let key = try parser.nextKey() {
                let prefix = parser.string(key)
                let node = try parser.value()
                guard case .string(let text) = node.value else {
                    throw fault("expected a URI for the prefix '\(prefix)'", node)
                }
                guard declared.insert(prefix).inserted else {
                    throw fault("the prefix '\(prefix)' is declared twice", node)
                }
                if let reason = NameScope.fault(
                    ofBinding: prefix, to: parser.string(text))
                {
                    throw fault(reason, node)
                }
                try bind(prefix == "default" ? "" : prefix, to: parser.string(text), offset)
            }
        }
    }

    private mutating func bind(
        _ prefix: String, to uri: String, _ offset: Int
    ) throws(PROVError) {
        scope.bind(prefix, to: uri)
        if !namespaces.contains(where: { $0.prefix == prefix }) {
            namespaces.append(Namespace(prefix: prefix, uri: scope.uri(prefix) ?? uri))
        }
        guard namespaces.count <= limits.namespaces else {
            throw parser.fault(
                "more namespaces than \(limits.namespaces)", at: offset, code: .limit)
        }
    }

    private mutating func records(
        _ members: [(key: String, offset: Int)]
    ) throws(PROVError) -> [Record] {
        var records: [Record] = []
        for (key, offset) in members where key != "prefix" && key != "bundle" {
            guard let form = JSONForm(key) else {
                throw parser.fault(
                    "'\(key)' is not a kind of record in PROV", at: offset, code: .content)
            }
            try enter(offset, "the records of '\(key)'")
            while let key = try parser.nextKey() {
                let content = try parser.value()
                guard case .array(let elements) = content.value else {
                    try append(form, key, content, to: &records)
                    continue
                }
                for node in elements { try append(form, key, node, to: &records) }
            }
        }
        recordCount += records.count
        return records.droppingUnreferencedBlanks()
    }

    private mutating func append(
        _ form: JSONForm, _ identifier: JSONText, _ node: JSONNode, to records: inout [Record]
    ) throws(PROVError) {
        var record = Record(form.kind, try name(identifier, node))
        let members = try read(&record, form, identifier, node)
        if members.isEmpty { records.append(record) }
        for member in members {
            record[.entity] = .name(member)
            records.append(record)
        }
        guard recordCount + records.count <= limits.records else {
            throw fault("more records than \(limits.records)", node, .limit)
        }
    }

    /// Reads the arguments and attributes of a record; gives the members of a collection.
    private mutating func read(
        _ record: inout Record, _ form: JSONForm, _ identifier: JSONText, _ node: JSONNode
    ) throws(PROVError) -> [QualifiedName] {
        if let type = form.type { record.attributes.append(Attribute(.type, .name(type))) }
        var members: [QualifiedName] = []
        guard case .object(let parts) = node.value else {
            throw fault(
                "expected the record '\(parser.string(identifier))' as an object", node)
        }
        for (key, value) in parts {
            let name = try form.rename(self.name(key, value))
            guard let argument = JSONNames.argument(name, of: form.kind) else {
                if case .array(let elements) = value.value {
                    for element in elements {
                        record.attributes.append(Attribute(name, try literal(element)))
                    }
                } else {
                    record.attributes.append(Attribute(name, try literal(value)))
                }
                guard record.attributes.count <= limits.attributes else {
                    throw fault("more attributes than \(limits.attributes)", value, .limit)
                }
                continue
            }
            guard record[argument] == nil else {
                throw fault("'\(parser.string(key))' is given twice", value)
            }
            if form.kind == .hadMember, argument == .entity {
                for element in elements(value) { members.append(try reference(element)) }
            } else {
                record[argument] = try term(argument, value)
            }
        }
        return members
    }
}

extension JSONReader {
    /// The members of an object; `what` names it in the fault where the value is none.
    func object(
        _ node: JSONNode, _ what: String
    ) throws(PROVError) -> [(key: JSONText, value: JSONNode)] {
        guard case .object(let members) = node.value else {
            throw fault("expected \(what) as an object", node)
        }
        return members
    }

    /// The elements of an array, or the value itself where it is none.
    func elements(_ node: JSONNode) -> [JSONNode] {
        guard case .array(let elements) = node.value else { return [node] }
        return elements
    }

    /// The name that a text stands for.
    mutating func name(_ text: JSONText, _ node: JSONNode) throws(PROVError) -> QualifiedName {
        let name =
            text.hasEscapes
            ? scope.resolve(parser.string(text)) : scope.resolve(text.range, of: parser.bytes)
        guard let name else { throw undeclared(parser.string(text), node.offset) }
        return name
    }

    /// The name that a text without escapes stands for.
    mutating func name(_ lexical: String, at offset: Int) throws(PROVError) -> QualifiedName {
        guard let name = scope.resolve(lexical) else { throw undeclared(lexical, offset) }
        return name
    }

    private func undeclared(_ lexical: String, _ offset: Int) -> PROVError {
        parser.fault(
            "the prefix of '\(lexical)' is not declared", at: offset, code: .undeclaredPrefix)
    }

    /// A fault at a value.
    func fault(
        _ reason: String, _ node: JSONNode, _ code: PROVError.Code = .content
    ) -> PROVError {
        parser.fault(reason, at: node.offset, code: code)
    }
}

/// Reads a document from the values of PROV-JSON.
struct JSONReader {
    private let parser: JSONParser
    let limits: Limits
    var scope = NameScope()
    private(set) var namespaces: [Namespace] = []
    private var recordCount = 0

    init(parser: JSONParser, limits: Limits) {
        self.parser = parser
        self.limits = limits
    }

    /// The document that a value is.
    mutating func document(_ node: JSONNode) throws(PROVError) -> Document {
        let members = try object(node, "a PROV-JSON document")
        try bindPrefixes(members)
        var bundles: [Bundle] = []
        for (key, value) in members where key == "bundle" {
            for (identifier, content) in try object(value, "the bundles") {
                bundles.append(try bundle(identifier, content))
            }
        }
        return Document(
            namespaces: namespaces, records: try records(members), bundles: bundles)
    }

    private mutating func bundle(
        _ identifier: String, _ node: JSONNode
    ) throws(PROVError) -> Bundle {
        let members = try object(node, "the bundle '\(identifier)'")
        let outer = scope
        defer { scope = outer }
        try bindPrefixes(members)
        return Bundle(
            identifier: try name(identifier, node), records: try records(members))
    }

    private mutating func bindPrefixes(
        _ members: [(key: String, value: JSONNode)]
    ) throws(PROVError) {
        for (key, value) in members where key == "prefix" {
            for (prefix, uri) in try object(value, "the prefixes") {
                guard case .string(let uri) = uri.value else {
                    throw fault("expected a URI for the prefix '\(prefix)'", uri)
                }
                let prefix = prefix == "default" ? "" : prefix
                scope.bind(prefix, to: uri)
                if !namespaces.contains(where: { $0.prefix == prefix }) {
                    namespaces.append(
                        Namespace(prefix: prefix, uri: scope.uri(prefix) ?? uri))
                }
                guard namespaces.count <= limits.namespaces else {
                    throw fault("more namespaces than \(limits.namespaces)", value, .limit)
                }
            }
        }
    }

    private mutating func records(
        _ members: [(key: String, value: JSONNode)]
    ) throws(PROVError) -> [Record] {
        var records: [Record] = []
        for (key, value) in members where key != "prefix" && key != "bundle" {
            guard let form = JSONForm(key) else {
                throw fault("'\(key)' is no kind of record in PROV", value)
            }
            for (identifier, content) in try object(value, "the records of '\(key)'") {
                for node in elements(content) {
                    records += try self.records(form, identifier, node)
                    guard recordCount + records.count <= limits.records else {
                        throw fault("more records than \(limits.records)", node, .limit)
                    }
                }
            }
        }
        recordCount += records.count
        return records.droppingUnreferencedBlanks()
    }

    private mutating func records(
        _ form: JSONForm, _ identifier: String, _ node: JSONNode
    ) throws(PROVError) -> [Record] {
        var record = Record(form.kind, try name(identifier, node))
        if let type = form.type { record.attributes.append(Attribute(.type, .name(type))) }
        var members: [QualifiedName] = []
        for (key, value) in try object(node, "the record '\(identifier)'") {
            let name = try form.rename(self.name(key, value))
            guard let argument = JSONNames.argument(name, of: form.kind) else {
                for element in elements(value) {
                    record.attributes.append(Attribute(name, try literal(element)))
                }
                guard record.attributes.count <= limits.attributes else {
                    throw fault("more attributes than \(limits.attributes)", value, .limit)
                }
                continue
            }
            guard record[argument] == nil else {
                throw fault("'\(key)' is given twice", value)
            }
            if form.kind == .hadMember, argument == .entity {
                for element in elements(value) { members.append(try reference(element)) }
            } else {
                record[argument] = try term(argument, value)
            }
        }
        guard !members.isEmpty else { return [record] }
        return members.map { member in
            var copy = record
            copy[.entity] = .name(member)
            return copy
        }
    }
}

extension JSONReader {
    /// The members of an object; `what` names it in the fault where the value is none.
    func object(
        _ node: JSONNode, _ what: String
    ) throws(PROVError) -> [(key: String, value: JSONNode)] {
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
    mutating func name(_ lexical: String, _ node: JSONNode) throws(PROVError) -> QualifiedName {
        guard let name = scope.resolve(lexical) else {
            throw fault("nothing declares the prefix of '\(lexical)'", node, .undeclaredPrefix)
        }
        return name
    }

    /// A fault at a value.
    func fault(
        _ reason: String, _ node: JSONNode, _ code: PROVError.Code = .content
    ) -> PROVError {
        parser.fault(reason, at: node.offset, code: code)
    }
}

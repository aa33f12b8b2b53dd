/// Reads a document from PROV-JSON that was checked.
struct JSONReader {
    var parser: JSONParser
    let limits: Limits
    var scope = NameScope()
    var texts = RecentTexts()
    var recordCount = 0
    private(set) var namespaces: [Namespace] = []

    init(parser: JSONParser, limits: Limits) {
        self.parser = parser
        self.limits = limits
    }

    /// The document that the value is which is next.
    mutating func document() throws(PROVError) -> Document {
        let start = parser.index
        guard parser.enterObject() else { throw expectedObject("a PROV-JSON document", start) }
        let members = parser.outline
        try bindPrefixes(members)
        var bundles: [Bundle] = []
        for member in members {
            let key = try key(of: member)
            guard parser.is(key, "bundle") else { continue }
            try enter("the bundles")
            while let key = try parser.nextKey() { bundles.append(try bundle(key)) }
        }
        return Document(
            namespaces: namespaces, records: try records(members), bundles: bundles)
    }

    private mutating func bundle(_ key: JSONText) throws(PROVError) -> Bundle {
        let start = parser.index
        guard let members = try parser.members() else {
            throw expectedObject("the bundle '\(parser.string(key))'", start)
        }
        let end = parser.index
        let outer = scope
        defer { scope = outer }
        try bindPrefixes(members)
        let name = try name(key, at: start)
        let bundle = Bundle(identifier: name, records: try records(members))
        parser.index = end
        return bundle
    }

    /// Goes to the value of a member and gives its key.
    mutating func key(of member: JSONMember) throws(PROVError) -> JSONText {
        parser.index = member.start
        let key = try parser.key()
        parser.skipSpace()
        return key
    }

    /// Takes the beginning of the object that must be next.
    mutating func enter(_ what: String) throws(PROVError) {
        let start = parser.index
        guard parser.enterObject() else { throw expectedObject(what, start) }
    }

    private func expectedObject(_ what: String, _ offset: Int) -> PROVError {
        parser.fault("expected \(what) as an object", at: offset, code: .content)
    }

    private mutating func bindPrefixes(_ members: [JSONMember]) throws(PROVError) {
        var declared: Set<String> = []
        for member in members {
            let key = try key(of: member)
            guard parser.is(key, "prefix") else { continue }
            let offset = parser.index
            try enter("the prefixes")
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
}

extension JSONReader {
    /// The name that a text stands for; `offset` is where it is said to be in the fault.
    mutating func name(_ text: JSONText, at offset: Int) throws(PROVError) -> QualifiedName {
        guard let name = resolve(text) else { throw undeclared(parser.string(text), offset) }
        return name
    }

    /// The fault that a name has a prefix which is not declared.
    func undeclared(_ lexical: String, _ offset: Int) -> PROVError {
        parser.fault(
            "the prefix of '\(lexical)' is not declared", at: offset, code: .undeclaredPrefix)
    }

    /// The name that a text stands for; `nil` where its prefix is not declared.
    mutating func resolve(_ text: JSONText) -> QualifiedName? {
        if text.hasEscapes { return scope.resolve(parser.string(text)) }
        let bytes = parser.bytes
        return scope.resolve(bytes.span.extracting(text.range))
    }

    /// The characters of a text.
    mutating func string(_ text: JSONText) -> String {
        if text.hasEscapes { return parser.string(text) }
        let bytes = parser.bytes
        return texts.text(bytes.span.extracting(text.range))
    }

    /// A fault at a value.
    func fault(
        _ reason: String, _ node: JSONNode, _ code: PROVError.Code = .content
    ) -> PROVError {
        parser.fault(reason, at: node.offset, code: code)
    }
}

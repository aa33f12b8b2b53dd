/// Puts a document together from the elements of PROV-XML as they come.
struct XMLDocumentBuilder {
    let limits: Limits
    private(set) var resolver: XMLResolver
    private(set) var document = Document()
    /// The element that is open below the document or bundle, with all that is in it so far.
    var tree = XMLTree()

    /// What the element that is open is part of.
    private var level = Level.outside
    private var draft = RecordDraft()
    /// The records so far of the document or bundle that is open.
    private var records: [Record] = []
    /// The bundle that is open, and the records before it that are in none.
    private var bundle: (identifier: QualifiedName, before: [Record])?
    /// The prefixes in force, innermost last, each with the depth of the element that binds them.
    private var scopes: [(scope: XMLScope, depth: Int)] = [(XMLScope(), 0)]
    private var depth = 0
    private var namespaceCount = 0
    private var recordCount = 0
    private var nodeCount = 0

    private enum Level { case outside, document, bundle, finished }

    init(limits: Limits, names: XMLNames) {
        self.limits = limits
        resolver = XMLResolver(names)
    }

    /// Whether character data means nothing here.
    var ignoresText: Bool { tree.depth == 0 || tree.depth == 1 && isRecord }

    /// Whether the outermost open element is a record, in which text is but indentation.
    private var isRecord: Bool {
        tree.outermost.map { $0.isPROV && $0.local != "other" } ?? false
    }

    /// An element begins, to which as many attributes belong as were added to the tree last.
    mutating func start(
        _ name: XMLName, attributeCount: Int, bindings: [(String, String)], line: Int
    ) throws(PROVError) {
        depth += 1
        try bind(bindings, line)
        guard let (scope, _) = scopes.last else { return }
        guard depth <= limits.depth else {
            throw .limit("elements nested deeper", limits.depth, line)
        }
        nodeCount = tree.depth == 0 ? 1 : nodeCount + 1
        tree.start(name, attributeCount: attributeCount, scope, line: line)
        switch level {
        case .outside:
            guard name.isPROV, name.local == "document" else {
                throw .content(line, "expected the element prov:document, found \(name.local)")
            }
            level = .document
            tree.clear()
        case .document where tree.depth == 1 && name.isPROV && name.local == "bundleContent":
            try openBundle(line)
            level = .bundle
            tree.clear()
        case .finished:
            tree.clear()
        default:
            guard nodeCount + attributeCount <= limits.attributes else {
                throw .limit("more attributes of one record", limits.attributes, line)
            }
        }
    }

    /// The innermost element ends.
    mutating func end() throws(PROVError) {
        if let scope = scopes.last, scope.depth == depth { scopes.removeLast() }
        depth -= 1
        guard tree.depth > 0 else {
            closeContainer()
            return
        }
        tree.end()
        guard tree.depth == 0 else { return }
        try finish()
        tree.clear()
    }

    private mutating func openBundle(_ line: Int) throws(PROVError) {
        guard let element = tree.element(), let id = element.attribute(.id) else {
            throw .content(line, "a prov:bundleContent has no prov:id")
        }
        bundle = (try element.identifier(id, &resolver), records)
        records = []
    }

    private mutating func closeContainer() {
        let records = records.droppingUnreferencedBlanks()
        if level == .bundle, let bundle {
            document.bundles.append(Bundle(identifier: bundle.identifier, records: records))
            self.records = bundle.before
            self.bundle = nil
            level = .document
        } else if level == .document {
            document.records = records
            self.records = []
            level = .finished
        }
    }

    private mutating func finish() throws(PROVError) {
        guard let element = tree.element() else { return }
        guard element.isPROV(), element.name.local != "other" else {
            try finishForeign(element)
            return
        }
        if element.isPROV("bundle"), let content = try oldBundle(element) {
            document.bundles.append(content)
            return
        }
        try append(element)
    }

    private mutating func append(_ element: XMLElement) throws(PROVError) {
        let before = records.count
        try draft.append(element, &resolver, to: &records)
        recordCount += records.count - before
        guard recordCount <= limits.records else {
            throw .limit("more records", limits.records, element.line)
        }
    }

    /// The bundle that a `prov:bundle` is which has records in it, as in drafts of the schema.
    private mutating func oldBundle(_ element: XMLElement) throws(PROVError) -> Bundle? {
        let content = element.children.filter { $0.name.form != nil }
        guard !content.isEmpty, let id = element.attribute(.id) else { return nil }
        let before = records
        records = []
        for child in content { try append(child) }
        let identifier = try element.identifier(id, &resolver)
        let bundle = Bundle(
            identifier: identifier, records: records.droppingUnreferencedBlanks())
        records = before
        return bundle
    }

    private mutating func finishForeign(_ element: XMLElement) throws(PROVError) {
        guard let annotation = element.annotation else {
            document.foreign += element.foreignStatements
            return
        }
        guard let last = records.indices.last else { return }
        try records[last].annotate(annotation, &resolver)
    }

    private mutating func bind(_ bindings: [(String, String)], _ line: Int) throws(PROVError) {
        guard !bindings.isEmpty, var (scope, _) = scopes.last else { return }
        namespaceCount += bindings.count
        guard namespaceCount <= limits.namespaces else {
            throw .limit("more namespaces", limits.namespaces, line)
        }
        for (prefix, uri) in bindings {
            scope.bind(prefix, to: uri, version: namespaceCount)
            let namespace = Namespace(
                prefix: prefix,
                uri: uri == Namespace.xsdWithoutHash ? Namespace.xsd.uri : uri)
            if !uri.isEmpty, !document.namespaces.contains(where: { $0.prefix == prefix }) {
                document.namespaces.append(namespace)
            }
        }
        scopes.append((scope, depth))
    }
}

extension PROVError {
    static func content(_ line: Int, _ reason: String) -> PROVError {
        PROVError(.content, operation: readXML, place: .line(line), reason: reason)
    }

    fileprivate static func limit(_ what: String, _ limit: Int, _ line: Int) -> PROVError {
        PROVError(
            .limit, operation: readXML, place: .line(line), reason: "\(what) than \(limit)")
    }
}

/// Puts a document together from the elements of PROV-XML as they come.
struct XMLDocumentBuilder {
    let limits: Limits
    private let resolver: XMLResolver
    private(set) var document = Document()

    /// What the element that is open is part of.
    private var level = Level.outside
    private var bundle: Bundle?
    /// The elements that are open below the document or bundle, outermost first.
    private var open: [XMLElement] = []
    private var pendingText = ""
    private var scopes: [XMLScope] = [XMLScope()]
    private var namespaceCount = 0
    private var recordCount = 0
    private var nodeCount = 0

    private enum Level { case outside, document, bundle, finished }

    init(limits: Limits, names: XMLNames) {
        self.limits = limits
        resolver = XMLResolver(names)
    }

    /// Whether character data means nothing here.
    var ignoresText: Bool { open.isEmpty || open.count == 1 && isRecord }

    /// Whether the outermost open element is a record, in which text is but indentation.
    private var isRecord: Bool { open.first.map { $0.isPROV() && $0.name != "other" } ?? false }

    /// An element begins.
    mutating func start(
        namespace: String, name: String, attributes: [XMLAttribute],
        bindings: [(String, String)], line: Int
    ) throws(PROVError) {
        flushText()
        try bind(bindings, line)
        guard let scope = scopes.last else { return }
        guard scopes.count - 1 <= limits.depth else {
            throw .limit("elements nested deeper", limits.depth, line)
        }
        let element = XMLElement(
            namespace: namespace, name: name, attributes: attributes, scope: scope, line: line)
        switch level {
        case .outside:
            guard element.isPROV("document") else {
                throw .content(line, "expected the element prov:document, found \(name)")
            }
            level = .document
        case .document where open.isEmpty && element.isPROV("bundleContent"):
            guard let id = element.attribute(Namespace.prov.uri, "id") else {
                throw .content(line, "a prov:bundleContent has no prov:id")
            }
            bundle = Bundle(identifier: try element.identifier(id, resolver))
            level = .bundle
        case .finished:
            break
        default:
            nodeCount = open.isEmpty ? 1 : nodeCount + 1
            guard nodeCount + attributes.count <= limits.attributes else {
                throw .limit("more attributes of one record", limits.attributes, line)
            }
            open.append(element)
        }
    }

    /// Character data within an element; long text comes in pieces.
    mutating func append(_ text: String) {
        pendingText += text
    }

    private mutating func flushText() {
        guard !pendingText.isEmpty else { return }
        if let last = open.indices.last { open[last].content.append(.text(pendingText)) }
        pendingText = ""
    }

    /// The innermost element ends.
    mutating func end() throws(PROVError) {
        scopes.removeLast()
        flushText()
        guard let element = open.popLast() else {
            closeContainer()
            return
        }
        if let parent = open.indices.last {
            open[parent].content.append(.element(element))
        } else {
            try finish(element)
        }
    }

    private mutating func closeContainer() {
        if level == .bundle, var bundle {
            bundle.records = bundle.records.droppingUnreferencedBlanks()
            document.bundles.append(bundle)
            self.bundle = nil
            level = .document
        } else {
            document.records = document.records.droppingUnreferencedBlanks()
            level = .finished
        }
    }

    private mutating func finish(_ element: XMLElement) throws(PROVError) {
        guard element.isPROV(), element.name != "other" else {
            try finishForeign(element)
            return
        }
        if element.isPROV("bundle"), let content = try oldBundle(element) {
            document.bundles.append(content)
            return
        }
        let records = try self.records(element)
        if bundle == nil {
            document.records += records
        } else {
            bundle?.records += records
        }
    }

    private mutating func records(_ element: XMLElement) throws(PROVError) -> [Record] {
        let records = try Record.records(element, resolver)
        recordCount += records.count
        guard recordCount <= limits.records else {
            throw .limit("more records", limits.records, element.line)
        }
        return records
    }

    /// The bundle that a `prov:bundle` is which has records in it, as in drafts of the schema.
    private mutating func oldBundle(_ element: XMLElement) throws(PROVError) -> Bundle? {
        let content = element.children.filter { $0.isPROV() && XMLForm(element: $0.name) != nil }
        guard !content.isEmpty, let id = element.attribute(Namespace.prov.uri, "id") else {
            return nil
        }
        var records: [Record] = []
        for child in content { records += try self.records(child) }
        return Bundle(
            identifier: try element.identifier(id, resolver),
            records: records.droppingUnreferencedBlanks())
    }

    private mutating func finishForeign(_ element: XMLElement) throws(PROVError) {
        guard let annotation = element.annotation else {
            document.foreign += element.foreignStatements
            return
        }
        if bundle == nil {
            guard !document.records.isEmpty else { return }
            try document.records[document.records.count - 1].annotate(annotation, resolver)
        } else if let last = bundle?.records.indices.last {
            try bundle?.records[last].annotate(annotation, resolver)
        }
    }

    private mutating func bind(_ bindings: [(String, String)], _ line: Int) throws(PROVError) {
        guard var scope = scopes.last else { return }
        guard !bindings.isEmpty else {
            scopes.append(scope)
            return
        }
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
        scopes.append(scope)
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

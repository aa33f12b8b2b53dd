/// Parses PROV-N by recursive descent (PROV-N).
struct PROVNParser {
    var scanner: PROVNScanner
    let limits: Limits
    var scope = NameScope()
    private var document = Document()
    private var recordCount = 0

    init(_ bytes: [UInt8], limits: Limits) {
        scanner = PROVNScanner(bytes)
        self.limits = limits
    }

    /// The document that the whole input is.
    mutating func parse() throws(PROVError) -> Document {
        if let fault = scanner.encodingFault { throw fault }
        guard scanner.take(word: "document") else { throw scanner.expected("'document'") }
        _ = try namespaceDeclarations()
        document.records = try records()
        while scanner.take(word: "bundle") { document.bundles.append(try bundle()) }
        guard scanner.take(word: "endDocument") else {
            throw scanner.expected(
                document.bundles.isEmpty
                    ? "a record, 'bundle' or 'endDocument'" : "'bundle' or 'endDocument'")
        }
        guard scanner.peek() == nil else { throw scanner.expected("the end of the document") }
        return document
    }

    private mutating func bundle() throws(PROVError) -> Bundle {
        var outer: NameScope? = scope
        defer { if let outer { scope = outer } }
        // The bundle's name may have a prefix that only the bundle declares.
        let start = scanner.index
        _ = try scanner.name()
        let end = scanner.index
        // Where the bundle declares nothing, the names that are known stay so, and are not copied.
        if try !namespaceDeclarations() { outer = nil }
        let content = scanner.index
        scanner.rewind(to: start)
        let identifier = try name()
        scanner.rewind(to: max(content, end))
        let records = try records()
        guard scanner.take(word: "endBundle") else {
            throw scanner.expected("a record or 'endBundle'")
        }
        return Bundle(identifier: identifier, records: records)
    }

    /// Takes the declarations that are next; false where there are none.
    private mutating func namespaceDeclarations() throws(PROVError) -> Bool {
        var declared: Set<String> = []
        while true {
            scanner.skipSpace()
            let start = scanner.index
            let prefix: String
            if scanner.take(word: "default") {
                prefix = ""
            } else if scanner.take(word: "prefix") {
                prefix = try scanner.name()
            } else {
                return !declared.isEmpty
            }
            guard declared.insert(prefix).inserted else {
                throw scanner.fault(
                    prefix.isEmpty
                        ? "the default namespace is declared twice"
                        : "the prefix '\(prefix)' is declared twice", at: start, code: .content)
            }
            let uri = try scanner.iri()
            if let reason = NameScope.fault(ofBinding: prefix, to: uri) {
                throw scanner.fault(reason, at: start, code: .content)
            }
            scope.bind(prefix, to: uri)
            if !document.namespaces.contains(where: { $0.prefix == prefix }) {
                document.namespaces.append(
                    Namespace(prefix: prefix, uri: scope.uri(prefix) ?? ""))
            }
            guard document.namespaces.count <= limits.namespaces else {
                throw scanner.fault("more namespaces than \(limits.namespaces)", code: .limit)
            }
        }
    }

    private mutating func records() throws(PROVError) -> [Record] {
        var records: [Record] = []
        while let next = scanner.peek(), next != UInt8(ascii: "(") {
            let start = scanner.index
            let keyword = try scanner.name()
            if ["endDocument", "endBundle", "bundle"].contains(keyword) {
                scanner.rewind(to: start)
                break
            }
            if let record = try expression(keyword, from: start) {
                records.append(record)
                recordCount += 1
                guard recordCount <= limits.records else {
                    throw scanner.fault("more records than \(limits.records)", code: .limit)
                }
            }
        }
        return records.droppingUnreferencedBlanks()
    }

    private mutating func expression(
        _ keyword: String, from start: Int
    ) throws(PROVError) -> Record? {
        let local = keyword.hasPrefix("prov:") ? String(keyword.dropFirst(5)) : keyword
        if let kind = Record.Kind.named[local], kind.isExtension || local == keyword {
            return try record(kind)
        }
        guard keyword.contains(":") else {
            throw scanner.fault("'\(keyword)' is not a kind of record in PROV-N", at: start)
        }
        scanner.rewind(to: start)
        document.foreign.append(.expression(try foreignExpression(depth: 1)))
        return nil
    }
}

/// The prefixes with which a document is written, one for each namespace that it needs.
///
/// Names are given prefixes as they are written, so the declarations are known at the end.
///
/// The document's own prefixes are kept where they can be; `prov` and `xsd` always mean what they
/// mean; the default namespace gets a prefix, so that no name depends on where it is.
struct Prefixes: Sendable {
    /// The namespaces to declare, in an order that depends on the document alone.
    private(set) var namespaces: [Namespace]
    private var prefixes: [ExactText: String] = [:]
    private var taken: Set<String> = []

    /// A name as a prefix and a local part.
    struct Split: Hashable, Sendable {
        let prefix: String
        let localPart: String
    }

    private let needsNCNames: Bool
    private var resplitCount = 0
    private var mintedCount = 0
    /// Namespaces that were found last; most names are in one of a few.
    private var recent: [Namespace] = []
    private static let recentLimit = 6

    /// Chooses prefixes for a document; `reserved` ones are declared as well.
    ///
    /// Where local parts must be names of XML, what is none goes into the namespace as far as it
    /// can: `run/7/a.fits` becomes `a.fits` in a namespace that ends with `run/7/`. To PROV, which
    /// knows URIs, it is the same name, and so it is to every tool.
    init(_ document: Document, reserved: [Namespace], needsNCNames: Bool = false) {
        self.needsNCNames = needsNCNames
        namespaces = []
        taken = ["_", "default"]
        for namespace in reserved { add(namespace) }
        taken.formUnion(document.unresolvedPrefixes)
        var seen: Set<String> = []
        for namespace in document.namespaces where seen.insert(namespace.prefix).inserted {
            if Self.isPrefix(namespace.prefix), !namespace.uri.isEmpty { add(namespace) }
        }
    }

    private mutating func add(_ namespace: Namespace) {
        guard prefixes[ExactText(namespace.uri)] == nil, taken.insert(namespace.prefix).inserted
        else {
            return
        }
        prefixes[ExactText(namespace.uri)] = namespace.prefix
        namespaces.append(namespace)
    }

    /// How many namespaces may be declared for names alone that would else be no names of XML.
    private static let resplitLimit = 50

    /// The name as it is written.
    ///
    /// The prefix is empty where XML can bind none to the namespace.
    mutating func split(_ name: QualifiedName) -> Split {
        let (uri, local) = (name.namespace, name.localPart)
        for namespace in recent where namespace.uri.isSame(as: uri) {
            guard !needsNCNames || name.hasSimpleLocalPart || XMLNames.isNCName(local) else {
                break
            }
            return Split(prefix: namespace.prefix, localPart: local)
        }
        var (namespace, localPart) =
            uri.isEmpty ? name.splitAnew : (uri, local)
        if needsNCNames, !name.isBlank, let start = localPart.trailingNCName {
            let longer = namespace + localPart[..<start]
            let isDeclared = prefixes[ExactText(longer)] != nil
            if isDeclared || resplitCount < Self.resplitLimit {
                if !isDeclared { resplitCount += 1 }
                (namespace, localPart) = (longer, String(localPart[start...]))
            }
        }
        if prefixes[ExactText(namespace)] == nil, !(needsNCNames && namespace.isEmpty) {
            let preferred = Namespace.known.first { $0.uri == namespace }?.prefix
            add(Namespace(prefix: free(preferred), uri: namespace))
        }
        let prefix = prefixes[ExactText(namespace)] ?? ""
        if !prefix.isEmpty, !recent.contains(where: { $0.uri.isSame(as: namespace) }) {
            if recent.count == Self.recentLimit { recent.removeFirst() }
            recent.append(Namespace(prefix: prefix, uri: namespace))
        }
        return Split(prefix: prefix, localPart: localPart)
    }

    private mutating func free(_ preferred: String?) -> String {
        if let preferred, !taken.contains(preferred) { return preferred }
        repeat { mintedCount += 1 } while taken.contains("ns\(mintedCount)")
        return "ns\(mintedCount)"
    }

    // What every format takes for a prefix: a letter, then letters, digits, '-' and '_'.
    private static func isPrefix(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter,
            !text.lowercased().utf8.starts(with: "xml".utf8)
        else { return false }
        return text.utf8.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_")
        }
    }
}

extension UInt8 {
    /// Whether the byte is a letter of ASCII.
    var isASCIILetter: Bool {
        let lower = self | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    /// Whether the byte is a digit of ASCII.
    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension String {
    /// Where the longest name of XML begins with which the text ends; `nil` where the text is one
    /// already, or ends with none.
    fileprivate var trailingNCName: String.Index? {
        guard !isEmpty, !XMLNames.isNCName(self) else { return nil }
        let tail = unicodeScalars.reversed().prefix(while: XMLNames.isNameCharacter)
        let start = unicodeScalars.index(endIndex, offsetBy: -tail.count)
        return unicodeScalars[start...].firstIndex(where: XMLNames.isNameStart)
    }
}

extension QualifiedName {
    /// A namespace and local part for a name that came without: split after the last `#` or `/`.
    fileprivate var splitAnew: (String, String) {
        let separators: [UInt8] = [UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: ":")]
        guard let index = uri.utf8.lastIndex(where: separators.contains) else { return ("", uri) }
        let end = uri.utf8.index(after: index)
        return (String(uri[..<end]), String(uri[end...]))
    }
}

extension Document {
    /// The prefixes of values that are names whose prefix nothing declared.
    ///
    /// Nothing may declare them when the document is written, or they would be other values.
    fileprivate var unresolvedPrefixes: Set<String> {
        var prefixes: Set<String> = []
        func look(at value: Value) {
            guard case .typed(let text, let datatype) = value,
                datatype == Value.xsdQName || datatype == Value.qualifiedName
            else { return }
            let trimmed = text.utf8.trimmingSpace
            prefixes.insert(String(Substring(trimmed.prefix { $0 != UInt8(ascii: ":") })))
        }
        for records in [records] + bundles.map(\.records) {
            for record in records {
                for attribute in record.attributes { look(at: attribute.value) }
                for term in record.terms {
                    switch term {
                    case .pairs(let pairs): for pair in pairs { look(at: pair.key) }
                    case .keys(let keys): for key in keys { look(at: key) }
                    case nil, .name, .time: break
                    }
                }
            }
        }
        return prefixes
    }
}

extension Namespace {
    /// Namespaces whose usual prefix is taken where a document has none for them.
    fileprivate static let known: [Namespace] = [
        .prov, .xsd, .xsi, .voprov, .dcterms, .rdf, .blank,
    ]
}

/// The prefixes that are bound at some place of a document.
struct XMLScope: Sendable {
    /// URI by prefix; the default namespace has the empty prefix.
    private(set) var uris: [ExactText: String] = [:]
    /// Prefixes by URI, in order.
    private var prefixes: [ExactText: [String]] = [:]
    /// A number that two scopes share only if the one is the other.
    private(set) var version = 0

    /// Binds a prefix, or unbinds it where the URI is empty.
    ///
    /// `version` is a number that no scope had before.
    mutating func bind(_ prefix: String, to uri: String, version: Int) {
        let key = ExactText(prefix)
        if let former = uris[key] {
            prefixes[ExactText(former)]?.removeAll { $0.isSame(as: prefix) }
        }
        uris[key] = uri.isEmpty ? nil : uri
        if !uri.isEmpty {
            var others = prefixes[ExactText(uri)] ?? []
            others.insert(prefix, at: others.firstIndex { $0 > prefix } ?? others.endIndex)
            prefixes[ExactText(uri)] = others
        }
        self.version = version
    }

    /// The first prefix of a namespace, the empty one only where it is allowed.
    func prefix(_ uri: String, allowsDefault: Bool) -> String? {
        prefixes[ExactText(uri)]?.first { allowsDefault || !$0.isEmpty }
    }
}

/// Finds the names that lexical QNames stand for, each once.
struct XMLResolver {
    let names: XMLNames
    private var known = ByteTable<QualifiedName>()
    private var version = 0
    private var texts = RecentTexts()

    /// Makes a resolver that undoes the escapes of names by a rule.
    init(_ names: XMLNames) {
        self.names = names
    }

    /// The name that a lexical QName stands for in a scope; `nil` where its prefix is not bound.
    ///
    /// The local part is all that follows the first colon, as other tools write names that are no
    /// QName. `xsd` names get the URI with `#`, by which PROV-N and PROV-JSON know them.
    mutating func resolve(_ lexical: Span<UInt8>, in scope: XMLScope) -> QualifiedName? {
        if scope.version != version {
            known = ByteTable()
            version = scope.version
        }
        if let name = known.element(lexical) { return name }
        let trimmed = String(Substring(String(checked: lexical).utf8.trimmingSpace))
        guard !trimmed.isEmpty else { return nil }
        let colon = trimmed.utf8.firstIndex(of: UInt8(ascii: ":"))
        let prefix = colon.map { String(trimmed[..<$0]) } ?? ""
        let local = colon.map(trimmed.text(after:)) ?? trimmed
        guard
            let uri = scope.uris[ExactText(prefix)]
                ?? Namespace.wellKnown.first(where: { $0.prefix == prefix })?.uri
        else { return nil }
        let name = QualifiedName(
            namespace: uri == Namespace.xsdWithoutHash ? Namespace.xsd.uri : uri,
            localPart: names.unescape(local))
        known.insert(name, lexical)
        return name
    }

    /// The characters that bytes are.
    mutating func text(_ bytes: Span<UInt8>) -> String { texts.text(bytes) }
}

extension XMLNames {
    /// The name of an attribute that is an element or attribute of a foreign namespace.
    func name(_ namespace: String, _ local: String) -> QualifiedName {
        QualifiedName(
            namespace: namespace == Namespace.xsdWithoutHash ? Namespace.xsd.uri : namespace,
            localPart: unescape(local))
    }
}

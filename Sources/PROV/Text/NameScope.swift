/// The prefixes that are declared at some place of a PROV-JSON or PROV-N document.
struct NameScope: Sendable {
    private var uris: [ExactText: String] = [:]
    private var known = ByteTable<QualifiedName>()
    /// Whether a blank name was among those that were resolved.
    private(set) var hasBlanks = false

    /// Begins with prefixes that are declared already, or with none.
    init(_ uris: [ExactText: String] = [:]) { self.uris = uris }

    /// The reason why a prefix may not stand for a URI; `nil` where it may.
    ///
    /// `prov` and `xsd` are declared for every document, as what they are (PROV-N §3.7).
    static func fault(ofBinding prefix: String, to uri: String) -> String? {
        guard let own = [Namespace.prov, .xsd].first(where: { $0.prefix == prefix }),
            uri != own.uri, own != .xsd || uri != Namespace.xsdWithoutHash
        else { return nil }
        return "the prefix '\(prefix)' means \(own.uri) in every document"
    }

    /// Declares a prefix; the default namespace has the empty one.
    mutating func bind(_ prefix: String, to uri: String) {
        uris[ExactText(prefix)] = uri
        known = ByteTable()
    }

    /// The name that `prefix:local` stands for; `nil` where nothing declares the prefix.
    ///
    /// A full `http` or `urn` URI stands for itself, where its scheme is not a prefix.
    mutating func resolve(_ lexical: String) -> QualifiedName? {
        resolve(lexical.utf8Span.span)
    }

    /// The name for which bytes stand that are `prefix:local`, as ``resolve(_:)`` finds it.
    mutating func resolve(_ lexical: Span<UInt8>) -> QualifiedName? {
        if let name = known.element(lexical) { return name }
        guard let name = resolveAnew(String(checked: lexical)) else { return nil }
        known.insert(name, lexical)
        hasBlanks = hasBlanks || name.isBlank
        return name
    }

    /// The name for which bytes stand, where it was resolved before.
    mutating func known(_ lexical: Span<UInt8>) -> QualifiedName? { known.element(lexical) }

    /// The name in the default namespace, whatever colons it has; `nil` where there is no default.
    func resolve(local: String) -> QualifiedName? {
        uri("").map { QualifiedName(namespace: $0, localPart: local) }
    }

    private func resolveAnew(_ lexical: String) -> QualifiedName? {
        let colon = lexical.utf8.firstIndex(of: UInt8(ascii: ":"))
        let prefix = colon.map { String(lexical[..<$0]) } ?? ""
        let local = colon.map(lexical.text(after:)) ?? lexical
        if let uri = uri(prefix) { return QualifiedName(namespace: uri, localPart: local) }
        return Self.fullName(lexical)
    }

    /// The name that a full `http` or `urn` URI is; `nil` where the text is none.
    static func fullName(_ text: String) -> QualifiedName? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            text.utf8[colon...].starts(with: "://".utf8) || text[..<colon] == "urn"
        else { return nil }
        return QualifiedName(namespace: "", localPart: text)
    }

    /// The URI for which a prefix stands; `nil` where nothing declares it.
    func uri(_ prefix: String) -> String? {
        if let uri = uris[ExactText(prefix)] {
            return uri == Namespace.xsdWithoutHash ? Namespace.xsd.uri : uri
        }
        if prefix == "_" { return Namespace.blank.uri }
        return Namespace.wellKnown.first { $0.prefix == prefix }?.uri
    }
}

/// The prefixes that are declared at some place of a PROV-JSON or PROV-N document.
struct NameScope: Sendable {
    private var uris: [String: String] = [:]
    private var known: [String: QualifiedName] = [:]

    /// Declares a prefix; the default namespace has the empty one.
    mutating func bind(_ prefix: String, to uri: String) {
        uris[prefix] = uri == Namespace.xsdWithoutHash ? Namespace.xsd.uri : uri
        known = [:]
    }

    /// The name that `prefix:local` stands for; `nil` where nothing declares the prefix.
    ///
    /// A full `http` or `urn` URI stands for itself, where its scheme is no prefix.
    mutating func resolve(_ lexical: String) -> QualifiedName? {
        if let name = known[lexical] { return name }
        let colon = lexical.utf8.firstIndex(of: UInt8(ascii: ":"))
        let prefix = colon.map { String(lexical[..<$0]) } ?? ""
        let local = colon.map { String(lexical[$0...].dropFirst()) } ?? lexical
        let name: QualifiedName?
        if let uri = uri(prefix) {
            name = QualifiedName(namespace: uri, localPart: local)
        } else if colon != nil, local.hasPrefix("//") || prefix == "urn" {
            name = QualifiedName(namespace: "", localPart: lexical)
        } else {
            name = nil
        }
        known[lexical] = name
        return name
    }

    /// The URI for which a prefix stands; `nil` where nothing declares it.
    func uri(_ prefix: String) -> String? {
        if let uri = uris[prefix] { return uri }
        if prefix == "_" { return Namespace.blank.uri }
        return Namespace.wellKnown.first { $0.prefix == prefix }?.uri
    }
}

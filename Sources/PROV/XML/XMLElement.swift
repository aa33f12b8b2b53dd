/// An element of PROV-XML below the document or a bundle, with all that is in it.
///
/// Documents are read one record at a time, so only one of these trees exists at once.
struct XMLElement: Sendable {
    let namespace: String
    let name: String
    let attributes: [XMLAttribute]
    /// The prefixes in force at this element.
    let scope: XMLScope
    /// The line on which it begins, from 1.
    let line: Int
    var content: [XMLNode] = []

    /// The character data directly in the element.
    var text: String {
        if content.count == 1, case .text(let text) = content[0] { return text }
        return content.reduce(into: "") { text, node in
            if case .text(let part) = node { text += part }
        }
    }

    /// The child elements.
    var children: [XMLElement] {
        content.compactMap { node in
            guard case .element(let element) = node else { return nil }
            return element
        }
    }

    /// Whether this is an element of PROV's namespace, of a name if one is given.
    func isPROV(_ name: String? = nil) -> Bool {
        namespace == Namespace.prov.uri && (name == nil || name == self.name)
    }

    /// The value of an attribute, or `nil`.
    func attribute(_ namespace: String, _ name: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == namespace }?.value
    }
}

/// An attribute of an element; `namespace` is empty where it has none.
struct XMLAttribute: Hashable, Sendable {
    let namespace: String
    let name: String
    let value: String
}

/// What an element contains, in its order.
enum XMLNode: Sendable {
    case text(String)
    case element(XMLElement)
}

/// The prefixes that are bound at some place of a document.
struct XMLScope: Hashable, Sendable {
    /// URI by prefix; the default namespace has the empty prefix.
    private(set) var uris: [String: String] = [:]

    /// Binds a prefix; the empty URI unbinds it.
    mutating func bind(_ prefix: String, to uri: String) {
        uris[prefix] = uri.isEmpty ? nil : uri
    }

    /// The name that a lexical QName stands for here; `nil` where its prefix is not bound.
    ///
    /// The local part is all that follows the first colon, as other tools write names that are no
    /// QName. `xsd` names get the URI with `#`, by which PROV-N and PROV-JSON know them.
    func resolve(_ lexical: String, names: XMLNames) -> QualifiedName? {
        let trimmed = Substring(lexical.utf8.trimmingSpace)
        guard !trimmed.isEmpty else { return nil }
        let colon = trimmed.utf8.firstIndex(of: UInt8(ascii: ":"))
        let prefix = colon.map { String(trimmed[..<$0]) } ?? ""
        let local = colon.map { trimmed[$0...].dropFirst() } ?? trimmed
        guard
            let uri = uris[prefix]
                ?? Namespace.wellKnown.first(where: { $0.prefix == prefix })?.uri
        else { return nil }
        return QualifiedName(
            namespace: uri == Namespace.xsdWithoutHash ? Namespace.xsd.uri : uri,
            localPart: names.unescape(String(local)))
    }
}

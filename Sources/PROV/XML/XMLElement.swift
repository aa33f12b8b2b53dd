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

    /// Whether there are no elements in it.
    var isSimple: Bool {
        content.allSatisfy { node in
            if case .text = node { true } else { false }
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

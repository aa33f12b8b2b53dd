import PROV

/// Names that documents of the convention have for products and activities.
package enum DocumentName {
    /// The identifier that a name was minted from, where the name still tells it: of a UUID.
    ///
    /// - Parameter text: `urn:fitsprov:id:u7c9e…`, or with its prefix, `id:u7c9e…`; behind a dot is the name of a part.
    /// - Returns: `urn:uuid:7c9e…`; nil for any other text.
    package static func identifier(of text: String) -> String? {
        let start = [Namespace.id.uri, Namespace.id.prefix + ":"].first { text.hasPrefix($0) }
        guard let start else { return nil }
        let name = text.dropFirst(start.count)
        let digits = name.dropFirst().prefix { $0 != "." }
        guard name.first == "u", !digits.isEmpty else { return nil }
        return "urn:uuid:\(digits)"
    }
}

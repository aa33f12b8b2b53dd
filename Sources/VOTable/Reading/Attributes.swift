/// The attributes of a tag.
struct Attributes {
    private var values: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String) { values.append((name, value)) }

    mutating func removeAll() { values.removeAll(keepingCapacity: true) }

    /// The value of an attribute; `nil` where there is none.
    subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// The value without blanks around it; `nil` where nothing is left.
    func token(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let token = value.trimmed
        return token.isEmpty ? nil : token
    }

    var isEmpty: Bool { values.isEmpty }
}

extension String {
    /// The text without blanks, TABs and line ends around it.
    var trimmed: String {
        guard let first = utf8.firstIndex(where: { !$0.isXMLSpace }),
            let last = utf8.lastIndex(where: { !$0.isXMLSpace })
        else { return "" }
        return String(self[first...last])
    }
}

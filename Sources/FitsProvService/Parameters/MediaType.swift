/// A media type of a header, with its parameters (RFC 9110 §8.3).
struct MediaType: Hashable, Sendable {
    /// Such as `multipart/form-data`, in lower case.
    let name: String
    /// The parameters: names in lower case, values without quotes.
    let parameters: [String: String]

    /// Reads the value of a header such as `Content-Type` or `Content-Disposition`.
    ///
    /// - Parameter text: the value.
    init(_ text: String) {
        var rest = text.utf8[...]
        name = String(Substring(rest.word(upTo: UInt8(ascii: ";")))).trimmed.lowercased()
        var parameters: [String: String] = [:]
        while !rest.isEmpty {
            rest = rest.dropFirst()
            let key = String(
                Substring(rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }))
            rest = rest.dropFirst(key.utf8.count)
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst()
            let value = rest.value()
            let name = key.trimmed.lowercased()
            if parameters[name] == nil { parameters[name] = value }
        }
        self.parameters = parameters
    }
}

extension Substring.UTF8View {
    /// Takes what is before a byte.
    fileprivate mutating func word(upTo end: UInt8) -> Substring.UTF8View {
        let word = prefix { $0 != end }
        self = dropFirst(word.count)
        return word
    }

    /// Takes a value, and what is behind it up to the next `;`.
    fileprivate mutating func value() -> String {
        let blanks = prefix { $0 == UInt8(ascii: " ") }
        guard dropFirst(blanks.count).first == UInt8(ascii: "\"") else {
            return String(Substring(word(upTo: UInt8(ascii: ";")))).trimmed
        }
        self = dropFirst(blanks.count + 1)
        var bytes: [UInt8] = []
        var isEscaped = false
        while let byte = first {
            self = dropFirst()
            if isEscaped || (byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"")) {
                bytes.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                break
            }
        }
        _ = word(upTo: UInt8(ascii: ";"))
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The text without blanks and tabs around it.
    var trimmed: String {
        let blanks: Set<Character> = [" ", "\t", "\r", "\n"]
        guard let first = firstIndex(where: { !blanks.contains($0) }),
            let last = lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(self[first...last])
    }
}

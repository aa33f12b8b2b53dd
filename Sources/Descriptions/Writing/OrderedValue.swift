import PROV

/// A value of JSON or YAML whose keys stay in order.
///
/// It is as deep as a description, and no deeper.
indirect enum OrderedValue {
    /// A text.
    case text(String)
    /// A number or a truth, as it is.
    case plain(String)
    /// A list.
    case list([OrderedValue])
    /// Keys and values.
    case map([(key: String, value: OrderedValue)])

    /// A number if JSON can hold it with all its digits, else a text.
    static func number(_ text: String) -> OrderedValue {
        text.isJSONNumber ? .plain(text) : .text(text)
    }

    /// A map without what has no value.
    static func map(_ members: KeyValuePairs<String, OrderedValue?>) -> OrderedValue {
        .map(members.compactMap { key, value in value.map { (key, $0) } })
    }

    /// The value as JSON on several lines, without a newline at its end.
    var json: String {
        var bytes: [UInt8] = []
        appendJSON(to: &bytes, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendJSON(to bytes: inout [UInt8], depth: Int) {
        func line(_ depth: Int) {
            bytes += "\n".utf8
            bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
        }
        switch self {
        case .text(let text): bytes.appendJSON(text)
        case .plain(let text): bytes += text.utf8
        case .list(let values):
            bytes += "[".utf8
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ",".utf8 }
                line(depth + 1)
                value.appendJSON(to: &bytes, depth: depth + 1)
            }
            if !values.isEmpty { line(depth) }
            bytes += "]".utf8
        case .map(let members):
            bytes += "{".utf8
            for (index, member) in members.enumerated() {
                if index > 0 { bytes += ",".utf8 }
                line(depth + 1)
                bytes.appendJSON(member.key)
                bytes += ": ".utf8
                member.value.appendJSON(to: &bytes, depth: depth + 1)
            }
            if !members.isEmpty { line(depth) }
            bytes += "}".utf8
        }
    }
}

extension String {
    /// Whether the text is a number of JSON (RFC 8259 §6) that readers can hold, too.
    var isJSONNumber: Bool {
        // A longer number has digits that most readers lose.
        guard utf8.count <= 17, let value = Double(self), value.isFinite else { return false }
        var rest = utf8[...]
        func digits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let beginsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, whole == 1 || !beginsWithZero else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard digits() > 0 else { return false }
        }
        if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            // What is almost nothing is an error to some readers.
            guard value.isNormal else { return false }
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

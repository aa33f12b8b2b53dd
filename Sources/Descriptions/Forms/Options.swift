/// Values allowed, in one text with bars as in `CEL|GAL`, or with commas.
enum Options {
    /// The values of a text that has any of these separators.
    static func read(_ text: String?) -> [String] {
        let text = text ?? ""
        return split(text, at: hasBars(text) ? "|" : ",").filter { !$0.isEmpty }
    }

    /// Whether a text has bars; an accent may follow one, and is no part of it.
    static func hasBars(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "|")) }

    /// The parts of a text without blanks around them.
    static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
        text.unicodeScalars.split(separator: separator).map { String($0).trimmed }
    }
}

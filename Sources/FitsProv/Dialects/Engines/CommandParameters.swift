/// Parameters as on a command line: `name=value`, values in quotes where they have blanks.
enum CommandParameters {
    /// The parameters of a command.
    ///
    /// A word without a `=` goes on with the value before it.
    ///
    /// - Parameter text: the parameters, with blanks between them.
    /// - Returns: the names and values in order, values without the quotes around them.
    static func pairs(_ text: String) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for word in words(text) {
            let bytes = word.utf8
            if let equals = bytes.firstIndex(of: UInt8(ascii: "=")),
                isName(bytes[..<equals])
            {
                let value = bytes[bytes.index(after: equals)...]
                pairs.append((String(Substring(bytes[..<equals])), unquoted(Substring(value))))
            } else if !pairs.isEmpty {
                pairs[pairs.count - 1].value += " " + word
            }
        }
        return pairs
    }

    /// The values of a list in a value, as in `"a.ds" "b.ds"`.
    ///
    /// - Parameter value: a value without the quotes around it.
    /// - Returns: its words without quotes.
    static func list(_ value: String) -> [String] {
        words(value).map { unquoted($0) }.filter { !$0.isEmpty }
    }

    private static func isName(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, UInt8(ascii: "A")...UInt8(ascii: "z") ~= first else {
            return false
        }
        return bytes.allSatisfy {
            UInt8(ascii: "A")...UInt8(ascii: "z") ~= $0
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                || $0 == UInt8(ascii: "-")
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
    }

    private static func unquoted(_ text: Substring) -> String {
        let bytes = text.utf8
        guard bytes.count > 1, let first = bytes.first, isQuote(first), bytes.last == first else {
            return String(text)
        }
        return String(Substring(bytes.dropFirst().dropLast()))
    }

    /// The words: blanks between quotes are no borders.
    ///
    /// A quote counts at the beginning of a word or of a value, and only if it is closed.
    private static func words(_ text: String) -> [Substring] {
        let bytes = Array(text.utf8)
        var words: [Substring] = []
        var start: Int?
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: " ") {
                if let from = start { words.append(piece(bytes[from..<index])) }
                start = nil
            } else {
                let isFirst = start == nil || bytes[index - 1] == UInt8(ascii: "=")
                if start == nil { start = index }
                if isFirst, isQuote(byte), let close = closing(byte, bytes, index) { index = close }
            }
            index += 1
        }
        if let from = start { words.append(piece(bytes[from...])) }
        return words
    }

    private static func piece(_ bytes: ArraySlice<UInt8>) -> Substring {
        Substring(String(decoding: bytes, as: UTF8.self))
    }

    /// The quote that closes one.
    private static func closing(_ quote: UInt8, _ bytes: [UInt8], _ open: Int) -> Int? {
        bytes[(open + 1)...].firstIndex(of: quote)
    }
}

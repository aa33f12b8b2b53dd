/// The bytes of ASCII characters that FITS gives a meaning.
enum ASCII {
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "'")
    static let slash = UInt8(ascii: "/")
    static let equals = UInt8(ascii: "=")
    static let ampersand = UInt8(ascii: "&")

    /// The characters that a header may hold: space to tilde (FITS 4.0 §4.1.2.2 and 3.2).
    static let printable: ClosedRange<UInt8> = 0x20...0x7E
}

extension Collection where Element == UInt8 {
    /// The text of header bytes: UTF-8 where they are, else one character for each byte.
    var headerText: String {
        // Most are ASCII, which needs no validating: that is ten times slower.
        if allSatisfy({ $0 < 0x80 }) { return String(decoding: self, as: UTF8.self) }
        return String(validating: self, as: UTF8.self)
            ?? String(String.UnicodeScalarView(map { Unicode.Scalar($0) }))
    }
}

extension BidirectionalCollection where Element == UInt8 {
    /// The bytes without the blanks at their end.
    var trimmingEnd: SubSequence {
        guard let last = lastIndex(where: { $0 != ASCII.space }) else {
            return self[startIndex..<startIndex]
        }
        return self[...last]
    }
}

extension Collection where Element == UInt8 {
    /// The bytes without the blanks before them.
    var trimmingStart: SubSequence {
        drop { $0 == ASCII.space }
    }
}

extension String {
    /// The text without blanks at either end.
    package var trimmed: String {
        guard utf8.first == ASCII.space || utf8.last == ASCII.space else { return self }
        return String(Substring(utf8.trimmingEnd.trimmingStart))
    }
}

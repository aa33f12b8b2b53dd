/// Values of cards in a buffer, if they are written the way that everybody does; else nothing.
enum PlainCard {
    /// The most digits that surely fit 64 bits.
    private static let mostDigits = 18

    /// Whether the value indicator `= ` follows the keyword.
    static func hasValue(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        bytes[start + CardLayout.keywordSize] == ASCII.equals
            && bytes[start + CardLayout.keywordSize + 1] == ASCII.space
    }

    /// An integer, with nothing behind it but blanks and a comment.
    static func integer(_ bytes: Span<UInt8>, at start: Int) -> Int? {
        let end = start + Card.size
        var index = firstOfValue(bytes, at: start)
        var isNegative = false
        if index < end, bytes[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        var value = 0
        var digits = 0
        while index < end, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9"),
            digits < mostDigits
        {
            value = value &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
            digits += 1
            index += 1
        }
        guard digits > 0, isRestEmpty(bytes, from: index, to: end) else { return nil }
        return isNegative ? -value : value
    }

    /// `T` or `F`, with nothing behind it but blanks and a comment.
    static func logical(_ bytes: Span<UInt8>, at start: Int) -> Bool? {
        let end = start + Card.size
        let index = firstOfValue(bytes, at: start)
        guard index < end, isRestEmpty(bytes, from: index + 1, to: end) else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "T"): return true
        case UInt8(ascii: "F"): return false
        default: return nil
        }
    }

    /// Whether the value is this string, blanks at its end aside.
    static func isString(_ bytes: Span<UInt8>, at start: Int, _ text: StaticString) -> Bool {
        let end = start + Card.size
        var index = firstOfValue(bytes, at: start)
        guard index < end, bytes[index] == ASCII.quote else { return false }
        index += 1
        for offset in 0..<text.utf8CodeUnitCount {
            guard index < end, unsafe bytes[index] == text.utf8Start[offset] else { return false }
            index += 1
        }
        while index < end, bytes[index] == ASCII.space { index += 1 }
        guard index < end, bytes[index] == ASCII.quote else { return false }
        return index + 1 == end || bytes[index + 1] != ASCII.quote
    }

    /// Where the slash before the comment is, or the end of the card without one; nil where it takes
    /// more to tell.
    static func slash(_ bytes: Span<UInt8>, at start: Int) -> Int? {
        let end = start + Card.size
        var index = firstOfValue(bytes, at: start)
        guard index < end else { return end }
        switch bytes[index] {
        case UInt8(ascii: "("): return nil
        case ASCII.quote:
            index += 1
            while index < end, bytes[index] != ASCII.quote { index += 1 }
            guard index < end else { return nil }
            index += 1
            while index < end, bytes[index] == ASCII.space { index += 1 }
            return index == end || bytes[index] == ASCII.slash ? index : nil
        default:
            while index < end, bytes[index] != ASCII.slash { index += 1 }
            return index
        }
    }

    /// Where the first character of the value is, or the end of the card.
    private static func firstOfValue(_ bytes: Span<UInt8>, at start: Int) -> Int {
        var index = start + CardLayout.valueStart
        while index < start + Card.size, bytes[index] == ASCII.space { index += 1 }
        return index
    }

    private static func isRestEmpty(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var index = start
        while index < end, bytes[index] == ASCII.space { index += 1 }
        return index >= end || bytes[index] == ASCII.slash
    }
}

extension HeaderScan {
    /// A value that is one string, decimal number or logical in printable ASCII; else nil.
    func plainValue(at start: Int) -> CardValue? {
        let bytes = cards.span.extracting(start..<start + Card.size)
        guard PlainCard.hasValue(bytes, at: 0) else { return nil }
        var first = CardLayout.valueStart
        while first < Card.size, bytes[first] == ASCII.space { first += 1 }
        guard first < Card.size else { return nil }
        if bytes[first] == ASCII.quote { return plainString(bytes, start, from: first + 1) }
        if let number = PlainCard.integer(bytes, at: 0) { return .integer(number) }
        if let truth = PlainCard.logical(bytes, at: 0) { return .logical(truth) }
        var end = first
        while end < Card.size, bytes[end] != ASCII.slash { end += 1 }
        while end > first, bytes[end - 1] == ASCII.space { end -= 1 }
        guard NumberText.isNumber(bytes.extracting(first..<end)),
            !(first..<end).contains(where: { bytes[$0] | 0x20 == UInt8(ascii: "d") }),
            (first..<end).contains(where: { bytes[$0] == UInt8(ascii: ".") })
        else { return nil }
        return Double(String(decoding: cards[start + first..<start + end], as: UTF8.self))
            .map(CardValue.real)
    }

    /// Where the comment of a card is that is printable ASCII and has a slash before it.
    ///
    /// - Returns: nil for any other card; empty where there is no comment.
    func plainComment(at start: Int) -> Range<Int>? {
        let bytes = cards.span.extracting(start..<start + Card.size)
        guard PlainCard.hasValue(bytes, at: 0), let slash = PlainCard.slash(bytes, at: 0) else {
            return nil
        }
        var first = min(slash + 1, Card.size)
        if first < Card.size, bytes[first] == ASCII.space { first += 1 }
        var end = Card.size
        while end > first, bytes[end - 1] == ASCII.space { end -= 1 }
        for index in first..<end where !ASCII.printable.contains(bytes[index]) { return nil }
        return start + first..<start + end
    }

    /// A string without quotes in it that is closed on its card.
    private func plainString(_ bytes: Span<UInt8>, _ start: Int, from first: Int) -> CardValue? {
        var end = first
        while end < Card.size, bytes[end] != ASCII.quote {
            guard ASCII.printable.contains(bytes[end]) else { return nil }
            end += 1
        }
        guard end < Card.size, end + 1 == Card.size || bytes[end + 1] != ASCII.quote else {
            return nil
        }
        while end > first, bytes[end - 1] == ASCII.space { end -= 1 }
        return .string(String(decoding: cards[start + first..<start + end], as: UTF8.self))
    }
}

extension NumberText {
    /// Whether the bytes are a decimal number: `[+-]digits[.digits][(E|D)[+-]digits]`.
    static func isNumber(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        func digits(_ index: inout Int) -> Int {
            let start = index
            while index < bytes.count, bytes[index] >= UInt8(ascii: "0"),
                bytes[index] <= UInt8(ascii: "9")
            {
                index += 1
            }
            return index - start
        }
        func sign(_ index: inout Int) {
            guard index < bytes.count else { return }
            if bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
        }
        sign(&index)
        var mantissa = digits(&index)
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            mantissa += digits(&index)
        }
        guard mantissa > 0 else { return false }
        guard index < bytes.count else { return true }
        guard [UInt8(ascii: "e"), UInt8(ascii: "d")].contains(bytes[index] | 0x20) else {
            return false
        }
        index += 1
        sign(&index)
        return digits(&index) > 0 && index == bytes.count
    }
}

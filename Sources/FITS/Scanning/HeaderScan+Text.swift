extension HeaderScan {
    /// What the text of a value stands for.
    package enum TextForm: Hashable, Sendable {
        /// A character string, without its quotes, or the text of a commentary card.
        case string
        /// An integer or real number, as it is written in the card.
        case number
        /// `T` or `F`.
        case logical
        /// A complex number, or what follows none of the standard's forms.
        case other
        /// Nothing: the value field is empty.
        case undefined
    }

    /// Writes the value of a hit behind some bytes, with no more made of it than is needed.
    ///
    /// - Parameters:
    ///   - hit: one of ``hits``.
    ///   - text: where the value goes, as UTF-8: strings as in ``value(_:)``, all else as written.
    /// - Returns: what the text stands for, and whether it holds printable ASCII alone.
    package func appendText(
        of hit: Hit, to text: inout [UInt8]
    ) -> (form: TextForm, isPlain: Bool) {
        let start = text.count
        if hit.count == 1, !hit.isCommentary, let form = appendPlainText(at: hit.start, to: &text) {
            return (form, true)
        }
        text.removeSubrange(start...)
        let card = Card(storage: cards, offset: hit.start)
        let (form, written): (TextForm, String) =
            switch value(hit) {
            case .string(let string): (.string, string)
            case .logical: (.logical, card.valueText)
            case .integer, .bigInteger, .real: (.number, card.valueText)
            case .complex, .invalid: (.other, card.valueText)
            case .undefined: (.undefined, "")
            case nil: (.string, card.comment)
            }
        text += written.utf8
        return (form, text[start...].allSatisfy { ASCII.printable.contains($0) })
    }

    /// The text of a value that is one string, number or logical in printable ASCII; else nil.
    private func appendPlainText(at start: Int, to text: inout [UInt8]) -> TextForm? {
        let bytes = cards.span.extracting(start..<start + Card.size)
        guard PlainCard.hasValue(bytes, at: 0) else { return nil }
        var index = CardLayout.valueStart
        while index < Card.size, bytes[index] == ASCII.space { index += 1 }
        guard index < Card.size else { return nil }
        if bytes[index] == ASCII.quote { return appendString(bytes, from: index + 1, &text) }
        let first = index
        while index < Card.size, bytes[index] != ASCII.slash { index += 1 }
        while index > first, bytes[index - 1] == ASCII.space { index -= 1 }
        for place in first..<index { text.append(bytes[place]) }
        if index == first + 1,
            bytes[first] == UInt8(ascii: "T") || bytes[first] == UInt8(ascii: "F")
        {
            return .logical
        }
        return NumberText.isNumber(bytes.extracting(first..<index)) ? .number : nil
    }

    private func appendString(
        _ bytes: Span<UInt8>, from first: Int, _ text: inout [UInt8]
    ) -> TextForm? {
        let start = text.count
        var index = first
        while index < Card.size {
            let byte = bytes[index]
            if byte == ASCII.quote {
                guard index + 1 < Card.size, bytes[index + 1] == ASCII.quote else { break }
                index += 1
            }
            guard ASCII.printable.contains(byte) else { return nil }
            text.append(byte)
            index += 1
        }
        guard index < Card.size else { return nil }
        while text.count > start, text[text.count - 1] == ASCII.space { text.removeLast() }
        return .string
    }
}

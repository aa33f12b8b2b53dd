extension Card {
    /// The keyword: eight characters at most, or the blank-separated name of a `HIERARCH` card.
    ///
    /// The word `HIERARCH` itself is left out: `HIERARCH ESO PRO CATG = …` has the keyword
    /// `ESO PRO CATG`. The case of letters is kept.
    public var keyword: String {
        if isHierarch, let equals = hierarchEquals {
            let name = storage[offset + CardLayout.keywordSize..<equals]
            return name.split(separator: ASCII.space).map(\.headerText).joined(separator: " ")
        }
        return storage[offset..<offset + CardLayout.keywordSize].trimmingEnd.headerText
    }

    /// The value, or nil if the card is a commentary card or `END`.
    ///
    /// A `CONTINUE` card gives the piece of the string that it carries.
    public var value: CardValue? {
        valueField.map { ValueField($0).value }
    }

    /// The comment behind the value; the text of a commentary card; empty if there is none.
    public var comment: String {
        guard let field = valueField else {
            if kind == .end { return "" }
            return storage[offset + CardLayout.keywordSize..<offset + Card.size]
                .trimmingEnd.headerText
        }
        return ValueField(field).comment
    }

    /// The text of the value as it is written in the card, quotes included.
    public var valueText: String {
        valueField.map { ValueField($0).token.headerText } ?? ""
    }

    /// The bytes behind the value indicator, or nil if the card has none.
    private var valueField: ArraySlice<UInt8>? {
        switch kind {
        case .commentary, .end:
            return nil
        case .continuation:
            return storage[offset + CardLayout.valueStart..<offset + Card.size]
        case .value:
            let start = isHierarch ? hierarchEquals.map { $0 + 1 } : nil
            return storage[(start ?? offset + CardLayout.valueStart)..<offset + Card.size]
        }
    }
}

/// A value field split into the value's token and the comment (FITS 4.0 §4.1.2.3, 4.2).
struct ValueField {
    let token: ArraySlice<UInt8>
    private let rest: ArraySlice<UInt8>

    init(_ field: ArraySlice<UInt8>) {
        let text = field.trimmingStart
        let end: Int
        switch text.first {
        case ASCII.quote:
            end = ValueField.endOfString(text)
        case UInt8(ascii: "("):
            end = text.firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? text.endIndex
        default:
            end = text.firstIndex(of: ASCII.slash) ?? text.endIndex
        }
        token = text[..<end].trimmingEnd
        rest = text[end...]
    }

    var comment: String {
        let text = rest.trimmingStart
        guard text.first == ASCII.slash else { return text.trimmingEnd.headerText }
        let words = text.dropFirst()
        return (words.first == ASCII.space ? words.dropFirst() : words).trimmingEnd.headerText
    }

    var value: CardValue {
        guard let first = token.first else { return .undefined }
        switch first {
        case ASCII.quote:
            return ValueField.unquote(token).map(CardValue.string) ?? .invalid(token.headerText)
        case UInt8(ascii: "("):
            return ValueField.complex(token) ?? .invalid(token.headerText)
        case UInt8(ascii: "T") where token.count == 1:
            return .logical(true)
        case UInt8(ascii: "F") where token.count == 1:
            return .logical(false)
        default:
            return NumberText(token).value ?? .invalid(token.headerText)
        }
    }

    /// The index behind the closing quote of a string, or the end of the field without one.
    private static func endOfString(_ text: ArraySlice<UInt8>) -> Int {
        var index = text.startIndex + 1
        while index < text.endIndex {
            if text[index] == ASCII.quote {
                guard index + 1 < text.endIndex, text[index + 1] == ASCII.quote else {
                    return index + 1
                }
                index += 1
            }
            index += 1
        }
        return text.endIndex
    }

    private static func unquote(_ token: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var index = token.startIndex + 1
        while index < token.endIndex {
            if token[index] == ASCII.quote {
                if index + 1 == token.endIndex { return text.trimmingEnd.headerText }
                index += 1
            }
            text.append(token[index])
            index += 1
        }
        return nil
    }

    private static func complex(_ token: ArraySlice<UInt8>) -> CardValue? {
        guard token.last == UInt8(ascii: ")") else { return nil }
        let parts = token.dropFirst().dropLast().split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2,
            let real = NumberText(parts[0].trimmingStart.trimmingEnd).value?.number,
            let imaginary = NumberText(parts[1].trimmingStart.trimmingEnd).value?.number
        else { return nil }
        return .complex(real, imaginary)
    }
}

/// The text of a number: `[+-]digits[.digits][(E|D)[+-]digits]` (FITS 4.0 §4.2.3, 4.2.4).
struct NumberText {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The number, or nil if the text is none; infinity, NaN and hexadecimal are none.
    var value: CardValue? {
        var digits = 0
        var isReal = false
        var exponentDigits: Int?
        for (index, byte) in zip(bytes.indices, bytes) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if let count = exponentDigits { exponentDigits = count + 1 } else { digits += 1 }
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard index == bytes.startIndex || isExponent(bytes[index - 1]) else { return nil }
            case UInt8(ascii: "."):
                guard !isReal else { return nil }
                isReal = true
            default:
                guard isExponent(byte), digits > 0, exponentDigits == nil else { return nil }
                isReal = true
                exponentDigits = 0
            }
        }
        guard digits > 0, exponentDigits != 0 else { return nil }
        return isReal ? real : integer
    }

    private func isExponent(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "e"), UInt8(ascii: "d"): true
        default: false
        }
    }

    private var integer: CardValue {
        let text = bytes.headerText
        return Int(text).map(CardValue.integer) ?? .bigInteger(text)
    }

    private var real: CardValue? {
        let text = String(bytes.headerText.map { $0 == "D" || $0 == "d" ? "E" : $0 })
        return Double(text).map(CardValue.real)
    }
}

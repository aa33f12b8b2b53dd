/// Where the parts of a card are in its 80 bytes.
enum CardLayout {
    /// Bytes of the keyword field.
    static let keywordSize = 8
    /// Where the value begins behind the value indicator `= `.
    static let valueStart = 10
    /// The last column of a fixed-format logical or number, counted from 0 (FITS 4.0 §4.2).
    static let fixedEnd = 30
    /// Where the comment's slash comes after a fixed-format value.
    static let commentSlash = 31
    /// The most bytes of `HIERARCH`, its keyword and ` = `: enough of the card is left for a value.
    static let longestHierarch = 60
    /// The most bytes between the quotes of one string card.
    static let stringCapacity = Card.size - valueStart - 2
}

/// What kind of keyword record a card is (FITS 4.0 §4.1.2 and 4.4.2.4).
enum CardKind: Hashable {
    /// `KEYWORD = value / comment`, or `HIERARCH … = value / comment`.
    case value
    /// A `CONTINUE` card, whose string belongs to the card before it.
    case continuation
    /// `COMMENT`, `HISTORY`, a blank keyword, or any other card without a value indicator.
    case commentary
    /// The `END` card.
    case end
}

extension Card {
    /// The eight bytes of the keyword field as one number, for comparing.
    var keywordField: UInt64 {
        KeywordField.load(storage, at: offset)
    }

    var kind: CardKind {
        switch keywordField {
        case KeywordField.comment, KeywordField.history, KeywordField.blank:
            return .commentary
        case KeywordField.end:
            return .end
        case KeywordField.continue:
            let gap = storage[offset + 8..<offset + CardLayout.valueStart]
            return gap.allSatisfy { $0 == ASCII.space } ? .continuation : .commentary
        case KeywordField.hierarch where storage[offset + 8] == ASCII.space:
            return hierarchEquals == nil ? .commentary : .value
        default:
            let indicator = storage[offset + 8] == ASCII.equals
            return indicator && storage[offset + 9] == ASCII.space ? .value : .commentary
        }
    }

    /// Where the `=` of a `HIERARCH` card is: before any quote, else there is none.
    var hierarchEquals: Int? {
        let end = offset + Card.size
        for index in offset + CardLayout.keywordSize..<end {
            if storage[index] == ASCII.equals { return index }
            if storage[index] == ASCII.quote { return nil }
        }
        return nil
    }

    var isHierarch: Bool {
        keywordField == KeywordField.hierarch && storage[offset + 8] == ASCII.space
    }

    /// Whether ``keyword`` of a `HIERARCH` card is this one, told without making a text of it.
    ///
    /// - Parameter name: the bytes of a keyword in ASCII, words with one blank between them.
    /// - Returns: whether it is this card's.
    func hasHierarchName(_ name: [UInt8]) -> Bool {
        guard isHierarch else { return false }
        guard let equals = hierarchEquals else { return name.elementsEqual("HIERARCH".utf8) }
        var matched = 0
        var index = offset + CardLayout.keywordSize
        while true {
            let start = index
            while index < equals, storage[index] == ASCII.space { index += 1 }
            if index == equals { return matched == name.count }
            if matched > 0, index > start {
                guard matched < name.count, name[matched] == ASCII.space else { return false }
                matched += 1
            }
            guard matched < name.count, name[matched] == storage[index] else { return false }
            matched += 1
            index += 1
        }
    }
}

/// Keyword fields of eight bytes as numbers, so that one comparison finds a keyword.
enum KeywordField {
    static let blank = make("")
    static let end = make("END")
    static let comment = make("COMMENT")
    static let history = make("HISTORY")
    static let `continue` = make("CONTINUE")
    static let hierarch = make("HIERARCH")
    static let checksum = make("CHECKSUM")
    static let datasum = make("DATASUM")
    static let extend = make("EXTEND")

    /// The field of a keyword of at most eight ASCII characters.
    static func make(_ keyword: String) -> UInt64 {
        var padded = Array(keyword.utf8.prefix(CardLayout.keywordSize))
        padded += repeatElement(ASCII.space, count: CardLayout.keywordSize - padded.count)
        return load(padded, at: 0)
    }

    static func load(_ bytes: [UInt8], at offset: Int) -> UInt64 {
        var field: UInt64 = 0
        for index in offset..<offset + CardLayout.keywordSize {
            field = field << 8 | UInt64(bytes[index])
        }
        return field
    }
}

public import FITS

/// The block of cards that a stamp is, found in a primary header.
public struct StampBlock: Sendable {
    /// The primary header that the block stands in.
    public let header: Header
    /// The indices of the stamp's own cards, from `PROVVERS` to `PROVEND`.
    ///
    /// Cards that another tool has put between them are not among these.
    public let ownCards: [Int]
    /// The keyword records of the stamp, by keyword.
    private let entries: [String: Header.Entry]

    /// Finds the stamp of a file; nil if it has none.
    ///
    /// - Parameter header: the header of the primary HDU.
    public init?(in header: Header) {
        guard let first = header.index(of: Keyword.version.rawValue),
            header.entry(at: first).value?.string?.hasPrefix(Keyword.conventionName) == true
        else { return nil }
        let last = header.index(of: Keyword.last.rawValue).flatMap { $0 > first ? $0 : nil }
        let listed = header.string(Keyword.fields.rawValue) ?? ""
        let fields = Set(listed.split(separator: " ").map(String.init))
        var own: [Int] = []
        var entries: [String: Header.Entry] = [:]
        var index = first
        while index < header.count {
            let entry = header.entry(at: index)
            index = entry.cards.upperBound
            guard StampBlock.isOwn(entry, fields) else {
                // Without its last card, the block ends where something else begins.
                if last == nil { break }
                continue
            }
            own += entry.cards
            if entries[entry.keyword] == nil { entries[entry.keyword] = entry }
            if let last, entry.cards.lowerBound >= last { break }
        }
        self.header = header
        self.entries = entries
        ownCards = own
    }

    /// Whether the block has its last card, `PROVEND`.
    public var isComplete: Bool {
        entries[Keyword.last.rawValue] != nil
    }

    /// The value of one of the convention's cards.
    func string(_ keyword: Keyword) -> String? {
        entries[keyword.rawValue]?.value?.text
    }

    func value(_ keyword: String) -> CardValue? {
        entries[keyword]?.value
    }

    func entry(_ keyword: String) -> Header.Entry? {
        entries[keyword]
    }

    /// The field cards, each with the name of its field.
    var fields: [Field] {
        ownCards.compactMap { index in
            let entry = header.entry(at: index)
            guard entry.cards.lowerBound == index, let value = entry.value,
                let name = StampBlock.fieldName(entry)
            else { return nil }
            return Field(name: name, value: value.text)
        }
    }

    /// The identifier of the product, `PROVID`.
    public var identifier: String? { string(.identifier) }
    /// The digest of the content, `PROVHASH`.
    public var digest: String? { string(.digest) }

    /// The inputs that have cards, in order.
    public var inputs: [UsedEntity] {
        let count = min(
            entries[Keyword.inputs.rawValue]?.value?.integer ?? 0, Keyword.mostInputCards)
        guard count > 0 else { return [] }
        return (1...count).compactMap { number in
            guard let location = value(InputKeyword.location.numbered(number))?.string else {
                return nil
            }
            var input = UsedEntity(location: location)
            input.identifier = value(InputKeyword.identifier.numbered(number))?.string
            input.digest = value(InputKeyword.digest.numbered(number))?.string
            return input
        }
    }

    /// Whether a keyword record between `PROVVERS` and `PROVEND` is the stamp's own.
    private static func isOwn(_ entry: Header.Entry, _ fields: Set<String>) -> Bool {
        guard entry.value != nil else { return false }
        return isConventions(entry.keyword) || fields.contains(entry.keyword)
            || entry.keyword.hasPrefix(Keyword.fieldPrefix + " ") && fieldName(entry) != nil
    }

    /// Whether a keyword is one that the convention itself gives a meaning.
    static func isConventions(_ keyword: String) -> Bool {
        Keyword(rawValue: keyword) != nil || InputKeyword.matches(keyword)
            || SavedCard.matches(keyword)
    }

    /// The field that a card holds: its comment is the field's name, and perhaps a unit in brackets.
    private static func fieldName(_ entry: Header.Entry) -> String? {
        guard !isConventions(entry.keyword), !entry.comment.isEmpty else { return nil }
        let word = String(entry.comment.prefix { $0 != " " })
        let rest = entry.comment.dropFirst(word.count)
        guard Field.isName(word), rest.isEmpty || rest.hasPrefix(" [") && rest.hasSuffix("]")
        else { return nil }
        return word
    }
}

extension Field {
    /// Whether a name can be that of a field: a lower-case letter, then letters, digits and `_`.
    static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z")
        else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}

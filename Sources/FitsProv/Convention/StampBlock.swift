package import FITS

/// The block of cards that a stamp is, found in a primary header.
package struct StampBlock: Sendable {
    /// The primary header that the block is in.
    package let header: Header
    /// The indices of the stamp's own cards, from `PROVVERS` to `PROVEND`.
    ///
    /// Cards that another tool has put between them are not among these.
    package let ownCards: [Int]
    /// The keyword records of the stamp, in order; each keyword appears once.
    let records: [Header.Entry]
    /// How many blank cards behind `PROVFILL` belong to the block.
    let fillCards: Int
    /// What `PROVFLDS` lists.
    let fieldList: FieldList
    /// The keyword records of the stamp, by keyword.
    private let entries: [String: Header.Entry]

    /// Finds the stamp of a file; nil if it has none.
    ///
    /// - Parameter header: the header of the primary HDU.
    package init?(in header: Header) {
        guard let first = StampBlock.start(in: header) else { return nil }
        let last = StampBlock.index(of: .last, in: header, from: first + 1)
        let list = StampBlock.index(of: .fields, in: header, from: first + 1)
            .flatMap { $0 < last ?? header.count ? $0 : nil }
        let fieldList = FieldList(list.flatMap { header.entry(at: $0).value?.string } ?? "")
        let listed = Set(fieldList.inBlock)
        var own: [Int] = []
        var records: [Header.Entry] = []
        var entries: [String: Header.Entry] = [:]
        var fillCards = 0
        var index = first
        while index < header.count {
            let entry = header.entry(at: index)
            index = entry.cards.upperBound
            // Where a keyword appears twice, the second is somebody else's.
            guard entries[entry.keyword] == nil,
                StampBlock.isOwn(entry, header[entry.cards.lowerBound], listed)
            else {
                // Without its last card, the block ends where something else begins.
                if last == nil { break }
                continue
            }
            own += entry.cards
            records.append(entry)
            entries[entry.keyword] = entry
            if entry.keyword == Keyword.fill.rawValue, let wanted = entry.value?.integer {
                let fill = header[index...].prefix { $0.isBlank }.prefix(max(0, wanted))
                own += fill.indices
                fillCards = fill.count
                index = fill.endIndex
            }
            if let last, entry.cards.lowerBound >= last { break }
        }
        self.header = header
        self.records = records
        self.entries = entries
        self.fillCards = fillCards
        self.fieldList = fieldList
        ownCards = own
    }

    /// Whether the block has its last card, `PROVEND`.
    package var isComplete: Bool {
        entries[Keyword.last.rawValue] != nil
    }

    /// The value of one of the convention's cards.
    ///
    /// A card that every stamp has may be outside of the block, if it said the same before.
    func string(_ keyword: Keyword) -> String? {
        if let entry = entries[keyword.rawValue] { return entry.value?.text }
        return Keyword.mayStandOutside.contains(keyword)
            ? header.value(keyword.rawValue)?.text : nil
    }

    func value(_ keyword: String) -> CardValue? {
        entries[keyword]?.value
    }

    func entry(_ keyword: String) -> Header.Entry? {
        entries[keyword]
    }

    /// The identifier of the product, `PROVID`.
    package var identifier: String? { string(.identifier) }
    /// The digest of the content, `PROVHASH`; nil if the content was not recorded.
    package var digest: String? {
        let text = string(.digest)
        return text == ContentDigest.unrecorded ? nil : text
    }
    /// Whether the stamp says that the content was not recorded.
    var isContentUnrecorded: Bool { string(.digest) == ContentDigest.unrecorded }

    /// The inputs that have cards, in order.
    package var inputs: [UsedEntity] {
        let count = min(string(.inputs).flatMap { Int($0) } ?? 0, Keyword.mostInputCards)
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
}

extension StampBlock {
    /// The first card `PROVVERS` that begins a stamp.
    private static func start(in header: Header) -> Int? {
        // Nearly every file has none, and this way to know it is the fastest.
        guard var index = header.index(of: Keyword.version.rawValue) else { return nil }
        while true {
            let entry = header.entry(at: index)
            let isFound =
                isPlain(header[index])
                && entry.value?.string?.hasPrefix(Keyword.conventionName) == true
            if isFound { return index }
            guard let next = self.index(of: .version, in: header, from: index + 1) else {
                return nil
            }
            index = next
        }
    }

    /// The first card of a keyword with a value, from an index on.
    private static func index(of keyword: Keyword, in header: Header, from start: Int) -> Int? {
        let name = keyword.rawValue + String(repeating: " ", count: 8 - keyword.rawValue.count)
        let field = Array("\(name)= ".utf8)
        return (start..<max(start, header.count)).first { header[$0].bytes.starts(with: field) }
    }

    /// Whether a card has its keyword in the first eight bytes, and not behind `HIERARCH`.
    static func isPlain(_ card: Card) -> Bool {
        !card.bytes.starts(with: "HIERARCH ".utf8)
    }

    /// Whether a keyword is none of the words that begin with `PROV`, so one that others may use.
    static func isPlainKeyword(_ keyword: String) -> Bool {
        !keyword.hasPrefix(Keyword.fieldPrefix + " ")
    }

    /// Whether a keyword record between `PROVVERS` and `PROVEND` is the stamp's own.
    private static func isOwn(_ entry: Header.Entry, _ card: Card, _ fields: Set<String>) -> Bool {
        guard entry.value != nil else { return false }
        let keyword = entry.keyword
        if isConventions(keyword) { return isPlain(card) }
        if StructuralKeyword.matches(keyword) { return false }
        if fields.contains(keyword) {
            return isPlain(card) == (keyword.utf8.count <= 8 && !keyword.contains(" "))
        }
        guard let name = fieldName(entry) else { return false }
        return keyword == FieldCard.keyword(of: name) && !isPlain(card)
    }

    /// Whether a keyword is one that the convention itself gives a meaning.
    static func isConventions(_ keyword: String) -> Bool {
        Keyword(rawValue: keyword) != nil || InputKeyword.number(keyword) != nil
            || SavedCard.number(keyword) != nil
    }

    /// The field that a card holds: its comment is the field's name, and perhaps a unit in brackets.
    static func fieldName(_ entry: Header.Entry) -> String? {
        guard !isConventions(entry.keyword), !entry.comment.isEmpty else { return nil }
        let word = String(entry.comment.prefix { $0 != " " })
        let rest = entry.comment.dropFirst(word.count)
        guard Field.isName(word), rest.isEmpty || rest.hasPrefix(" [") && rest.hasSuffix("]")
        else { return nil }
        return word
    }
}

import FITS

/// The cards of a stamp, in the order of the convention (docs/convention.md, part 1).
struct StampCards {
    /// The stamp's own cards.
    private(set) var cards: [Card] = []
    /// The original's cards without those that were replaced.
    private(set) var others: Header
    private let path: String
    private let replaces: Bool
    private var original: Header
    private var saved: [SavedCard] = []
    /// What `PROVFLDS` will list.
    private var fieldList = FieldList()
    /// The keywords of fields.
    private var taken: Set<String> = []
    /// Where the keywords of ``others`` are.
    private var places: KeywordIndex

    /// Makes the cards, but for the last three, which depend on the whole header.
    ///
    /// - Throws: `conflict` where a card outside of the stamp has another value.
    init(
        _ provenance: Provenance, original: Header, path: String, replaces: Bool
    ) throws {
        self.path = path
        self.replaces = replaces
        self.original = original
        others = original
        places = KeywordIndex(original)
        try add(.version, Keyword.convention)
        for card in StatementCard.all { try add(card.keyword, card.text(provenance)) }
        try add(Keyword.inputs.rawValue, .integer(provenance.used.count), Keyword.inputs.comment)
        for (index, input) in provenance.used.prefix(Keyword.mostInputCards).enumerated() {
            for keyword in InputKeyword.allCases {
                guard let text = keyword.text(input) else { continue }
                try add(
                    keyword.numbered(index + 1), .string(text.onCard), keyword.comment(index + 1))
            }
        }
        for (field, card) in zip(provenance.fields, provenance.fieldCards) {
            try add(field, card)
        }
        if !fieldList.text.isEmpty {
            cards += try Card.make(
                Keyword.fields.rawValue, .string(fieldList.text), comment: Keyword.fields.comment)
        }
    }

    private mutating func add(_ keyword: Keyword, _ text: String?) throws {
        guard let text else { return }
        try add(keyword.rawValue, .string(text.onCard), keyword.comment)
    }

    private mutating func add(_ field: Field, _ card: FieldCard) throws {
        guard let value = field.cardValue(card.type) else {
            throw FitsProvError(
                .badRecord, path: path,
                "\(field.name) must be of type \(card.type.rawValue): '\(field.value)'")
        }
        let isTaken = taken.contains(card.keyword)
        guard !StructuralKeyword.matches(card.keyword), !StampBlock.isConventions(card.keyword),
            !isTaken
        else {
            let why = isTaken ? "is the keyword of another field" : "cannot be that of a field"
            throw FitsProvError(.badRecord, path: path, "\(card.keyword) \(why): \(field.name)")
        }
        // Whose card it is, readers know by the comment, so that must be whole.
        let count = cards.count
        try add(card.keyword, value, card.comment, wholeComment: true)
        if cards.count == count {
            fieldList.add(field.name, outside: card.keyword)
            taken.insert(card.keyword)
        } else if card.keyword != FieldCard.keyword(of: field.name) {
            fieldList.add(card.keyword)
            taken.insert(card.keyword)
        }
    }

    /// Adds a card, unless one outside of the stamp says the same already.
    private mutating func add(
        _ keyword: String, _ value: CardValue, _ comment: String, wholeComment: Bool = false
    ) throws {
        if let entry = places[keyword].map(others.entry(at:)) {
            if entry.value == value { return }
            let former = entry.value?.text ?? ""
            guard replaces else {
                throw FitsProvError(
                    .conflict, path: path,
                    "\(keyword) is '\(former)' in the header, and would be '\(value.text)'",
                    hint: "--replace puts the new value in its place; strip restores the old one")
            }
            try save(entry, keyword)
        }
        cards += try Card.make(keyword, value, comment: comment, wholeComment: wholeComment)
    }

    private mutating func save(_ entry: Header.Entry, _ keyword: String) throws(FitsProvError) {
        guard entry.cards.count == 1, saved.count < SavedCard.most else {
            throw FitsProvError(
                .conflict, path: path,
                "\(keyword) cannot be replaced: it is too long, or one card too many")
        }
        var kept = Array(others)
        let card = kept.remove(at: entry.cards.lowerBound)
        others = Header(kept)
        places = KeywordIndex(others)
        let index = original.firstIndex(of: card) ?? entry.cards.lowerBound
        saved.append(SavedCard(index: index, card: card))
        saved.sort { $0.index < $1.index }
    }

    /// The cards that keep what was replaced, in the order of the original header.
    func savedCards() throws(FITSError) -> [Card] {
        var cards: [Card] = []
        for (index, card) in saved.enumerated() {
            cards += try Card.make(
                SavedCard.prefix + String(index + 1), .string(card.text),
                comment: "card before the stamp")
        }
        return cards
    }
}

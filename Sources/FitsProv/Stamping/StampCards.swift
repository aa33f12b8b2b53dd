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
    /// The keywords of field cards, but for those whose name says already that they are the stamp's.
    private var fieldKeywords: [String] = []

    /// Keywords that describe the HDU itself, or are rewritten by any tool: never those of fields.
    private static let structural: Set<String> = [
        "SIMPLE", "BITPIX", "NAXIS", "EXTEND", "XTENSION", "PCOUNT", "GCOUNT", "GROUPS", "BLOCKED",
        "END", "COMMENT", "HISTORY", "CONTINUE", "CHECKSUM", "DATASUM", "BSCALE", "BZERO", "BLANK",
        "INHERIT", "LONGSTRN",
    ]

    /// Makes the cards, but for the last three, which depend on the whole header.
    ///
    /// - Throws: `conflict` where a card outside of the stamp has another value.
    init(
        _ provenance: Provenance, profile: Profile, original: Header, path: String, replaces: Bool
    ) throws {
        self.path = path
        self.replaces = replaces
        self.original = original
        others = original
        try add(.version, Keyword.convention)
        try add(.identifier, provenance.product.identifier)
        try add(.digest, provenance.product.digest)
        try add(.activity, provenance.activity.name)
        try add(.execution, provenance.activity.identifier)
        try add(.software, provenance.software.first?.name)
        try add(.softwareVersion, provenance.software.first?.version)
        try add(.start, provenance.activity.start)
        try add(.end, provenance.activity.end)
        try add(.agent, provenance.agents.first?.name)
        try add(Keyword.inputs.rawValue, .integer(provenance.used.count), Keyword.inputs.comment)
        for (index, input) in provenance.used.prefix(Keyword.mostInputCards).enumerated() {
            let values: [(InputKeyword, String?)] = [
                (.location, input.location), (.identifier, input.identifier),
                (.digest, input.digest),
            ]
            for (keyword, value) in values {
                guard let value else { continue }
                try add(
                    keyword.numbered(index + 1), .string(value.onCard), keyword.comment(index + 1))
            }
        }
        for field in provenance.fields { try add(field, profile) }
        if !fieldKeywords.isEmpty {
            try add(.fields, fieldKeywords.joined(separator: " "))
        }
    }

    private mutating func add(_ keyword: Keyword, _ text: String?) throws {
        guard let text else { return }
        try add(keyword.rawValue, .string(text.onCard), keyword.comment)
    }

    private mutating func add(_ field: Field, _ profile: Profile) throws {
        let definition = profile[field.name]
        let keyword = definition?.keyword ?? "\(Keyword.fieldPrefix) \(field.name.uppercased())"
        let unit = definition?.unit.map { " [\($0)]" } ?? ""
        guard let value = field.cardValue(definition?.type ?? .string) else {
            throw FitsProvError(
                .badRecord, path: path,
                "\(field.name) must be of type \(definition?.type?.rawValue ?? "string"): "
                    + "'\(field.value)'")
        }
        let isAxis = keyword.hasPrefix("NAXIS") && Int(keyword.dropFirst(5)) != nil
        guard !StampCards.structural.contains(keyword), !isAxis, !StampBlock.isConventions(keyword)
        else {
            throw FitsProvError(
                .badRecord, path: path, "\(keyword) cannot be the keyword of a field: \(field.name)"
            )
        }
        // Whose card it is, readers know by the comment, so that must be whole.
        let count = cards.count
        try add(keyword, value, field.name + unit, wholeComment: true)
        if cards.count > count, definition?.keyword != nil { fieldKeywords.append(keyword) }
    }

    /// Adds a card, unless one outside of the stamp says the same already.
    private mutating func add(
        _ keyword: String, _ value: CardValue, _ comment: String, wholeComment: Bool = false
    ) throws {
        if let entry = others.entry(keyword) {
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

    private mutating func save(_ entry: Header.Entry, _ keyword: String) throws {
        guard entry.cards.count == 1, saved.count < SavedCard.most else {
            throw FitsProvError(
                .conflict, path: path,
                "\(keyword) cannot be replaced: it is too long, or one too many")
        }
        var kept = Array(others)
        let card = kept.remove(at: entry.cards.lowerBound)
        others = Header(kept)
        let index = original.firstIndex(of: card) ?? entry.cards.lowerBound
        saved.append(SavedCard(index: index, card: card))
        saved.sort { $0.index < $1.index }
    }

    /// The cards that keep what was replaced, in the order of the original header.
    func savedCards() throws -> [Card] {
        try saved.enumerated().flatMap { index, card in
            try Card.make(
                SavedCard.prefix + String(index + 1), .string(card.text),
                comment: "card before the stamp")
        }
    }
}

extension Field {
    /// The value as it is written on a card; nil if it is not of that type.
    fileprivate func cardValue(_ type: FieldDefinition.ValueType) -> CardValue? {
        switch type {
        case .string: .string(value.onCard)
        case .integer: Int(value).map(CardValue.integer)
        // Not what only Swift takes for numbers: 0x10, infinity, nan.
        case .real where value.allSatisfy { "0123456789+-.eE".contains($0) }:
            Double(value).flatMap { $0.isFinite ? .real($0) : nil }
        case .real: nil
        case .logical:
            switch value.lowercased() {
            case "t", "true": .logical(true)
            case "f", "false": .logical(false)
            default: nil
            }
        }
    }
}

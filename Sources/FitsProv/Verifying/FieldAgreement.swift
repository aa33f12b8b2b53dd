import FITS

/// Compares the field cards of a stamp with the fields of its document.
struct FieldAgreement {
    /// One line for each difference.
    private(set) var differences: [String] = []
    private let block: StampBlock
    private let provenance: Provenance

    init(_ block: StampBlock, _ provenance: Provenance, _ profile: Profile) {
        self.block = block
        self.provenance = provenance
        if provenance.product.former == nil, provenance.fieldCards.isEmpty {
            compareFormer(profile)
        } else {
            compareCards()
        }
        compareOrder()
    }

    /// The document says on which card each field is.
    private mutating func compareCards() {
        var cards: [String: FieldCard] = [:]
        for card in provenance.fieldCards { cards[card.name] = card }
        var explained: Set<String> = []
        for field in provenance.fields {
            guard let card = cards[field.name] else {
                differences.append("the document does not say which card holds \(field.name)")
                continue
            }
            explained.insert(card.keyword)
            if let entry = block.entry(card.keyword) {
                if entry.comment != card.comment {
                    differences.append(
                        "\(card.keyword) has the comment '\(entry.comment)', "
                            + "and should have '\(card.comment)'")
                }
                compare(field, entry.value, card.type)
            } else {
                let isListed = block.fieldList.outside[field.name] == card.keyword
                compare(field, isListed ? block.outsideValue(card.keyword) : nil, card.type)
            }
        }
        for entry in block.fieldRecords where !explained.contains(entry.keyword) {
            unexplained(entry)
        }
        compareList(cards)
    }

    /// What `PROVFLDS` lists outside of the block, the document says too; one of before says none.
    private mutating func compareList(_ cards: [String: FieldCard]) {
        let outside = block.fieldList.outside.sorted { $0.key < $1.key }
        for (name, keyword) in outside where cards[name]?.keyword != keyword {
            differences.append("PROVFLDS lists \(name)=\(keyword), which the document does not say")
        }
    }

    /// The document is one of before, and names fields without their cards.
    ///
    /// The comment of a card names its field, and the card itself is of the type of its value. A
    /// field without a card in the block had one with the same value in the header.
    private mutating func compareFormer(_ profile: Profile) {
        var missing: [String: Field] = [:]
        for field in provenance.fields { missing[field.name] = field }
        for entry in block.fieldRecords {
            guard let name = StampBlock.fieldName(entry),
                let field = missing.removeValue(forKey: name)
            else {
                unexplained(entry)
                continue
            }
            let definition = profile[name].flatMap { $0.keyword == entry.keyword ? $0 : nil }
            if let definition, FieldCard(name, definition).comment != entry.comment {
                differences.append(
                    "\(entry.keyword) has the comment '\(entry.comment)', "
                        + "and should have '\(FieldCard(name, definition).comment)'")
            }
            let type = definition.map { $0.type ?? .string } ?? entry.value?.type ?? .string
            compare(field, entry.value, type)
        }
        for field in provenance.fields where missing[field.name] != nil {
            let keyword = profile[field.name]?.keyword ?? FieldCard.keyword(of: field.name)
            if let value = block.outsideValue(keyword), value.isSame(as: field.value) { continue }
            // A profile that is not here may have named any keyword.
            let isThere = block.header.entries.contains { entry in
                entry.value?.isSame(as: field.value) == true && block.entry(entry.keyword) == nil
            }
            if !isThere { compare(field, nil, .string) }
        }
        compareList([:])
    }

    /// The field cards are in the order of the fields.
    private mutating func compareOrder() {
        let names = block.fieldRecords.compactMap(StampBlock.fieldName)
        let inBlock = Set(names)
        let wanted = provenance.fields.map(\.name).filter(inBlock.contains)
        if differences.isEmpty, names != wanted {
            differences.append("the field cards are not in the order of the document's fields")
        }
    }

    private mutating func unexplained(_ entry: Header.Entry) {
        differences.append(
            "\(entry.keyword) is in the block, but the document names no field for it")
    }

    private mutating func compare(
        _ field: Field, _ card: CardValue?, _ type: FieldDefinition.ValueType
    ) {
        let text = field.value.onCard
        guard let card else {
            differences.append("\(field.name) is missing; the document says '\(text)'")
            return
        }
        if field.cardValue(type)?.isSame(as: card) != true {
            differences.append("\(field.name) is '\(card.text)', the document says '\(text)'")
        }
    }
}

extension CardValue {
    /// The type of a field that such a value is of.
    fileprivate var type: FieldDefinition.ValueType {
        switch self {
        case .integer, .bigInteger: .integer
        case .real: .real
        case .logical: .logical
        default: .string
        }
    }

    /// Whether a card with this value can be that of a field with this text, whatever its type.
    fileprivate func isSame(as text: String) -> Bool {
        Field(name: "", value: text).cardValue(type)?.isSame(as: self) == true
    }

    /// Whether two cards say the same; a real number may be written without a point.
    fileprivate func isSame(as other: CardValue) -> Bool {
        if self == other { return true }
        if case .real(let number) = self { return other.number == number }
        if case .string(let text) = self { return .text(text) == other }
        return false
    }
}

extension Card {
    /// The keyword: eight characters at most, or the blank-separated name of a `HIERARCH` card.
    ///
    /// The word `HIERARCH` itself is left out: `HIERARCH ESO PRO CATG = …` has the keyword
    /// `ESO PRO CATG`. The case of letters is kept.
    public var keyword: String {
        if isHierarch, let equals = hierarchEquals {
            return Card.name(storage[offset + CardLayout.keywordSize..<equals])
        }
        return storage[offset..<offset + CardLayout.keywordSize].trimmingEnd.headerText
    }

    /// The words of a name, with one blank between them.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        let name = bytes.trimmingStart.trimmingEnd
        var last: UInt8 = 0
        for byte in name {
            guard byte < 0x80, byte != ASCII.space || last != ASCII.space else {
                return name.split(separator: ASCII.space).map(\.headerText).joined(separator: " ")
            }
            last = byte
        }
        return name.headerText
    }

    /// The value, or nil if the card is a commentary card or `END`.
    ///
    /// A `CONTINUE` card gives the piece of the string that it carries.
    public var value: CardValue? {
        field(of: kind)?.value
    }

    /// The comment behind the value; the text of a commentary card; empty if there is none.
    public var comment: String {
        let kind = kind
        return comment(of: kind, field(of: kind))
    }

    /// The text of the value as it is written in the card, quotes included.
    public var valueText: String {
        field(of: kind)?.token.headerText ?? ""
    }

    /// The comment of a card of this kind, whose value field was split already.
    func comment(of kind: CardKind, _ field: ValueField?) -> String {
        if let field { return field.comment }
        if kind == .end { return "" }
        return storage[offset + CardLayout.keywordSize..<offset + Card.size]
            .trimmingEnd.headerText
    }

    /// What is behind the value indicator of a card of this kind; nil if it has none.
    func field(of kind: CardKind) -> ValueField? {
        switch kind {
        case .commentary, .end:
            return nil
        case .continuation:
            return ValueField(storage[offset + CardLayout.valueStart..<offset + Card.size])
        case .value:
            let start = isHierarch ? hierarchEquals.map { $0 + 1 } : nil
            return ValueField(
                storage[(start ?? offset + CardLayout.valueStart)..<offset + Card.size])
        }
    }
}

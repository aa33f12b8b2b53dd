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

/// Which cards of a header have one of many keywords, each of which stands for some numbers.
package struct KeywordTags: Sendable {
    private var short: [UInt64: [Int]] = [:]
    private var all: [String: [Int]] = [:]

    /// Knows no keyword yet.
    package init() {}

    /// Adds a number to those that a keyword stands for.
    ///
    /// - Parameters:
    ///   - tag: the number.
    ///   - name: the keyword.
    package mutating func add(_ tag: Int, to name: KeywordIndex.Name) {
        if let field = name.field { short[field, default: []].append(tag) }
        all[name.keyword, default: []].append(tag)
    }

    /// What the keyword of a card stands for, which ``KeywordIndex`` finds under it.
    ///
    /// - Parameter card: a card.
    /// - Returns: the numbers; none if it has another keyword, or no value indicator behind it.
    package func tags(of card: Card) -> [Int] {
        if let tags = short[card.keywordField] { return card.kind == .value ? tags : [] }
        return card.isHierarch ? all[card.keyword] ?? [] : []
    }
}

extension Card {
    /// Whether it is a card of `HISTORY`.
    package var isHistory: Bool { keywordField == KeywordField.history }

    /// The bytes behind the keyword field, blanks before them left out.
    package var textBytes: ArraySlice<UInt8> {
        storage[offset + CardLayout.keywordSize..<offset + Card.size].trimmingStart
    }
}

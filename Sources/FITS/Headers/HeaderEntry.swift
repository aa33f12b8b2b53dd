extension Header {
    /// One keyword record: a card with the `CONTINUE` cards that belong to it.
    public struct Entry: Hashable, Sendable {
        /// The keyword, without the word `HIERARCH`.
        public let keyword: String
        /// The whole value, or nil for a commentary card.
        public let value: CardValue?
        /// The comment, joined over all its cards with blanks; a commentary card's text.
        public let comment: String
        /// The indices of its cards in the header.
        public let cards: Range<Int>
    }

    /// All keyword records in order.
    public var entries: some Sequence<Entry> {
        sequence(state: 0) { (index: inout Int) -> Entry? in
            guard index < count else { return nil }
            let entry = entry(at: index)
            index = entry.cards.upperBound
            return entry
        }
    }

    /// The keyword record that begins with the card at `index`.
    ///
    /// - Parameter index: an index from 0 to below `count`.
    /// - Returns: the record; a dangling `&` without a `CONTINUE` behind it belongs to the value.
    public func entry(at index: Int) -> Entry {
        let card = self[index]
        let kind = card.kind
        let field = card.field(of: kind)
        let value = kind == .continuation ? nil : field?.value
        let comment = card.comment(of: kind, field)
        guard case .string(let first)? = value, first.utf8.last == ASCII.ampersand,
            index + 1 < count, self[index + 1].kind == .continuation
        else {
            return Entry(
                keyword: card.keyword, value: value, comment: comment, cards: index..<index + 1)
        }
        var comments = [comment]
        var next = index + 1
        // In bytes: to take the last character off a string copies it.
        var text = Array(first.utf8)
        while text.last == ASCII.ampersand, next < count, self[next].kind == .continuation,
            case .string(let piece)? = self[next].value
        {
            text.removeLast()
            text += piece.utf8
            comments.append(self[next].comment)
            next += 1
        }
        // Blanks before a `&` count, but those at the end of the whole string do not (§4.2.1.1).
        let whole = String(decoding: text.trimmingEnd, as: UTF8.self)
        return Entry(
            keyword: card.keyword, value: .string(whole),
            comment: comments.filter { !$0.isEmpty }.joined(separator: " "), cards: index..<next)
    }

    /// The index of the first value card with this keyword.
    ///
    /// - Parameter keyword: as in ``Card/keyword``; for `HIERARCH` cards the blank-separated name.
    /// - Returns: its index, or nil if the header has none.
    public func index(of keyword: String) -> Int? {
        if keyword.utf8.count <= CardLayout.keywordSize, !keyword.utf8.contains(ASCII.space) {
            let field = KeywordField.make(keyword)
            let short = (0..<count).first {
                KeywordField.load(bytes, at: $0 * Card.size) == field && self[$0].kind == .value
            }
            if let short { return short }
        }
        let name = Array(keyword.utf8)
        // What is not ASCII in a card is no byte of its text.
        guard name.allSatisfy({ $0 < 0x80 }) else {
            return (0..<count).first { self[$0].isHierarch && self[$0].keyword == keyword }
        }
        return (0..<count).first { self[$0].hasHierarchName(name) }
    }

    /// The first keyword record with this keyword.
    public func entry(_ keyword: String) -> Entry? {
        index(of: keyword).map(entry(at:))
    }

    /// The value of the first card with this keyword, `CONTINUE` cards included.
    public func value(_ keyword: String) -> CardValue? {
        entry(keyword)?.value
    }

    /// The value of a keyword if it is a string.
    public func string(_ keyword: String) -> String? {
        value(keyword)?.string
    }
}

extension Header {
    /// The digest of the cards, without those that other tools change at will.
    ///
    /// Every card's 80 bytes in order, without `CHECKSUM`, `DATASUM`, `EXTEND` if it is a logical,
    /// `END` and blank cards (docs/convention.md, part 3).
    ///
    /// - Parameter cards: the cards to digest; all cards of the header if nil.
    /// - Returns: the SHA-256 digest.
    package static func digest(of cards: some Sequence<Card>) -> Digest {
        var hashing = Hashing()
        for card in cards where card.isDigested { hashing.add(card.bytes) }
        return hashing.finished()
    }
}

extension Card {
    /// Whether the card has a part in the digest of its header.
    package var isDigested: Bool {
        switch keywordField {
        case KeywordField.checksum, KeywordField.datasum, KeywordField.end: false
        // What is not a logical is not a statement about extensions, and anything may be there.
        case KeywordField.extend: value?.logical == nil
        case KeywordField.blank: !isBlank
        default: true
        }
    }
}

import FITS

/// Compares what the cards of a stamp say with what its document says.
///
/// Each card of the block is one that the document explains, and the other way round. Text is
/// compared as text; numbers are only where the document says so.
struct CardAgreement {
    /// One line for each difference.
    private(set) var differences: [String] = []
    private let block: StampBlock

    init(_ block: StampBlock, _ provenance: Provenance, _ profile: Profile) {
        self.block = block
        for card in StatementCard.all {
            compare(card.keyword.rawValue, card.text(provenance).map(CardValue.text))
        }
        compare(Keyword.inputs.rawValue, .integer(provenance.used.count))
        for number in 1...Keyword.mostInputCards {
            let input = number <= provenance.used.count ? provenance.used[number - 1] : nil
            for keyword in InputKeyword.allCases {
                let text = input.flatMap { keyword.text($0) }
                compare(keyword.numbered(number), text.map(CardValue.text))
            }
        }
        if let former = provenance.product.former { compare(former) }
        let fields = FieldAgreement(block, provenance, profile)
        differences += fields.differences
    }

    /// What the document says of the header before the stamp.
    private mutating func compare(_ former: FormerHeader) {
        compare(Keyword.last.rawValue, .integer(former.blocks))
        compare(Keyword.extend.rawValue, former.extend.map(CardValue.logical))
        compare(Keyword.checksum.rawValue, former.checksum.map(CardValue.text))
    }

    private mutating func compare(_ keyword: String, _ document: CardValue?) {
        // A card that said the same before the stamp stays where it is.
        let card =
            block.entry(keyword)?.value ?? (document == nil ? nil : block.header.value(keyword))
        switch (card, document) {
        case (nil, nil): break
        case (let card?, nil):
            differences.append("\(keyword) is '\(card.text)', which the document does not say")
        case (nil, let document?):
            differences.append("\(keyword) is missing; the document says '\(document.text)'")
        case (let card?, let document?):
            guard card != document else { return }
            differences.append(
                "\(keyword) is '\(card.text)', the document says '\(document.text)'")
        }
    }
}

extension CardValue {
    /// A text of a document as a card holds it: ASCII, without the blanks at its end.
    static func text(_ text: String) -> CardValue {
        var text = text.onCard
        while text.last == " " { text.removeLast() }
        return .string(text)
    }
}

@testable import FITS

/// Headers, without a file.
enum HeaderTarget {
    static func cards(_ bytes: [UInt8]) {
        guard let header = Header(bytes: MadeFile.header([], MadeFile.cards(bytes))) else { return }
        for card in header {
            _ = (card.keyword, card.comment, card.valueText, card.text)
            guard let value = card.value else { continue }
            _ = (value.text, value.integer, value.number, value.logical)
        }
        for entry in header.entries {
            precondition(!entry.cards.isEmpty, "a keyword record without a card")
            guard let value = entry.value, entry.cards.count < 100 else { continue }
            // What is written must be read as what it was.
            guard let written = try? Card.make(entry.keyword, value, comment: entry.comment) else {
                continue
            }
            precondition(
                Header(written).entry(at: 0).value == value, "a value is not written as it is")
        }
        _ = header.value("NAXIS1")?.integer
    }
}

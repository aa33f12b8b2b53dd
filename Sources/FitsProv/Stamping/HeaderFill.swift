import FITS

/// Blank cards before `PROVEND`, with which a header has as many blocks as its file had, or so many more
/// that the data behind it move by whole blocks of the file system (docs/convention.md, "Fill cards").
struct HeaderFill {
    /// `PROVFILL` and the blank cards; none if there is no need.
    let cards: [Card]

    private static let cardsInBlock = Header.blockSize / Card.size

    /// Works out the fill.
    ///
    /// - Parameters:
    ///   - count: the number of cards of the header, without `END`.
    ///   - present: the number of blocks that the header has in the file now.
    ///   - shiftUnit: of how many bytes the data may move by multiples; nil if it makes no difference.
    /// - Throws: never in fact: the card fits.
    init(_ count: Int, in present: Int, shiftUnit: Int?) throws(FITSError) {
        guard let shiftUnit else {
            cards = []
            return
        }
        let step = HeaderFill.blocks(toShiftBy: shiftUnit)
        // With PROVFILL and at least one blank card.
        let needed = HeaderFill.blocks(count + 2)
        let steps = needed > present ? (needed - present + step - 1) / step : 0
        let target = present + steps * step
        guard HeaderFill.blocks(count) != present else {
            cards = []
            return
        }
        let fill = max(1, HeaderFill.cardsInBlock * (target - 1) - count - 1)
        cards =
            try Card.make(Keyword.fill.rawValue, .integer(fill), comment: Keyword.fill.comment)
            + [Card](repeating: Card(bytes: []), count: fill)
    }

    /// The number of blocks of so many cards and `END`.
    private static func blocks(_ cards: Int) -> Int { cards / cardsInBlock + 1 }

    /// The least number of blocks of a header that are a multiple of some bytes.
    private static func blocks(toShiftBy unit: Int) -> Int {
        var (larger, smaller) = (Header.blockSize, unit)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return unit / larger
    }
}

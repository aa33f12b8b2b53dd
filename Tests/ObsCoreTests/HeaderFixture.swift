import FITS

@testable import ObsCore

/// A card of a header that a test makes up.
struct TestCard {
    let keyword: String
    let value: CardValue
    let comment: String
    let hdu: Int

    init(_ keyword: String, _ value: CardValue, _ comment: String = "", hdu: Int = 1) {
        self.keyword = keyword
        self.value = value
        self.comment = comment
        self.hdu = hdu
    }
}

/// A keyword that nothing is derived from, so that a test of it tests nothing.
struct NotAKeyword: Error {
    let text: String
}

extension ObsCore {
    /// What cards tell, and the axes of images by the numbers of their HDUs.
    init(cards: [TestCard], axes: [Int: [Int]] = [:]) throws {
        var values = HeaderValues()
        for (hdu, lengths) in axes { values.note(axes: lengths, hdu: hdu) }
        for card in cards {
            guard let keyword = HeaderValues.Keyword(card.keyword) else {
                throw NotAKeyword(text: card.keyword)
            }
            values.note(
                keyword, card.value, unit: CommentUnit.unit(of: card.comment.utf8), hdu: card.hdu)
        }
        self.init(values)
    }

    /// The card that a column comes from.
    func source(_ column: Column) -> String? {
        entries.first { $0.column == column }?.source
    }

    /// A number of a column.
    func real(_ column: Column) -> Double? {
        if case .real(let number)? = self[column] { number } else { nil }
    }

    /// Whether a column has about this number.
    func isNear(_ column: Column, _ expected: Double, within part: Double = 1e-12) -> Bool {
        real(column).map { abs($0 - expected) <= max(abs(expected), 1) * part } ?? false
    }
}

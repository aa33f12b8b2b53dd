import FITS

/// A card that `--replace` took out of the header, kept in the block so that `strip` puts it back.
///
/// `PROVWASn = '<index> <the card>'`, n = 1…9; the index counts the cards of the original header
/// from 1.
struct SavedCard: Hashable {
    static let prefix = "PROVWAS"
    static let most = 9

    /// The index of the card in the original header, counted from 0.
    let index: Int
    let card: Card

    /// The number of a keyword `PROVWAS1`…`PROVWAS9`.
    static func number(_ keyword: String) -> Int? {
        guard keyword.hasPrefix(prefix), keyword.utf8.count == prefix.utf8.count + 1 else {
            return nil
        }
        return Int(keyword.dropFirst(prefix.count)).flatMap { (1...most).contains($0) ? $0 : nil }
    }

    init(index: Int, card: Card) {
        self.index = index
        self.card = card
    }

    init?(_ text: String) {
        guard let blank = text.firstIndex(of: " "), let number = Int(text[..<blank]), number > 0,
            String(number) == text[..<blank]
        else { return nil }
        index = number - 1
        card = Card(bytes: text[text.index(after: blank)...].utf8)
    }

    /// The value of the card that keeps it.
    var text: String { "\(index + 1) \(card.text)" }
}

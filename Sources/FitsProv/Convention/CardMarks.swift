import FITS

/// Short marks of the cards of a header, so that a later change can be named card by card.
///
/// Each card has the first four characters of the base64url form of its SHA-256; cards without a
/// part in the header's digest have none.
enum CardMarks {
    static let length = 4

    static func make(_ cards: some Sequence<Card>) -> String {
        cards.lazy.filter(\.isDigested).map(mark).joined()
    }

    static func mark(_ card: Card) -> String {
        Digest(of: card.bytes).base64URLStart(groups: length / 4)
    }

    /// The marks of a text, one by one.
    static func split(_ marks: String) -> [String] {
        let bytes = Array(marks.utf8)
        return stride(from: 0, to: bytes.count - bytes.count % length, by: length).map {
            String(decoding: bytes[$0..<$0 + length], as: UTF8.self)
        }
    }
}

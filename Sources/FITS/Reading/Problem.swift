import Files

/// Something in a file that the FITS standard forbids or advises against.
public struct Problem: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        /// The file breaks the standard.
        case error
        /// The file is legal or readable, but odd.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// The number of the HDU, counted from 1, if it lies in one.
    public let hdu: Int?
    /// The number of the card in its header, counted from 1, if it is one.
    public let card: Int?
    /// One line that says what it is.
    public let text: String

    init(_ severity: Severity, hdu: Int? = nil, card: Int? = nil, _ text: String) {
        self.severity = severity
        self.hdu = hdu
        self.card = card
        self.text = text
    }
}

extension Problem: CustomStringConvertible {
    /// The place and the text, as in `HDU 2: card 14: the string is not closed`.
    public var description: String {
        let place = (hdu.map { "HDU \($0): " } ?? "") + (card.map { "card \($0): " } ?? "")
        return (place + text).escapingControls
    }
}

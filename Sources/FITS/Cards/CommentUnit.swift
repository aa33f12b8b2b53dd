/// The unit of a value, which the comment of its card begins with (FITS 4.0 §4.3.2).
package enum CommentUnit {
    static let opening = UInt8(ascii: "[")
    static let closing = UInt8(ascii: "]")

    /// The unit of a comment.
    ///
    /// - Parameter comment: the comment of a card.
    /// - Returns: what is in brackets at its start; nil if there are none.
    package static func unit(of comment: String) -> String? {
        let bytes = comment.utf8
        guard bytes.first == opening else { return nil }
        return String(Substring(bytes.dropFirst().prefix { $0 != closing }))
    }
}

/// The unit of a value, which the comment of its card begins with (FITS 4.0 §4.3.2).
package enum CommentUnit {
    /// The unit of a comment.
    ///
    /// - Parameter comment: the comment of a card, in UTF-8.
    /// - Returns: what is in brackets at its start; nil if there are none.
    package static func unit(of comment: some Collection<UInt8>) -> String? {
        guard comment.first == UInt8(ascii: "[") else { return nil }
        let unit = comment.dropFirst().prefix { $0 != UInt8(ascii: "]") }
        return String(decoding: unit, as: UTF8.self)
    }
}

/// Digests that others write: good for recognizing a file, and no proof that it is the same.
enum WeakDigest {
    /// How the MD5 of something begins in a digest.
    static let prefix = "md5:"
    /// The MD5 of nothing, which many programs write for files without data.
    private static let ofNothing = "d41d8cd98f00b204e9800998ecf8427e"

    /// The digest for an MD5 in hexadecimal digits; nil if it is none, or that of nothing.
    ///
    /// - Parameter text: the text of a card.
    /// - Returns: the digest.
    static func md5(_ text: String) -> String? {
        let digits = text.lowercased()
        guard digits.utf8.count == 32, digits.allSatisfy(\.isHexDigit), digits != ofNothing else {
            return nil
        }
        return prefix + digits
    }
}

package import FITS
import Files

/// The identifier that a file already has, in its stamp or in the cards of its observatory.
package enum ProductIdentifier {
    /// Keywords of observatories that hold the identifier of the product itself, the best first.
    package static let keywords = Dialect.all.flatMap(\.identifiers)

    /// The identifier by which a file is known, if it has one.
    ///
    /// - Parameter header: the primary header.
    /// - Returns: a URI; a bare UUID becomes `urn:uuid:…`.
    package static func find(in header: Header) -> String? {
        if let stamped = StampBlock(in: header)?.identifier { return stamped }
        return find { header.string($0) }
    }

    /// The identifier that the cards of an observatory give a product, if they do.
    ///
    /// - Parameter string: the string that a keyword has in the primary header.
    /// - Returns: a URI; a bare UUID becomes `urn:uuid:…`.
    package static func find(_ string: (String) -> String?) -> String? {
        for keyword in keywords {
            if let found = string(keyword).flatMap(uri) { return found }
        }
        return nil
    }

    /// A new identifier.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return make(&generator)
    }

    static func make(_ generator: inout some RandomNumberGenerator) -> String {
        // Two words of chance: each is a call to the system.
        var bytes = [generator.next(), generator.next()].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
        // Version 4, variant 1 (RFC 9562 §5.4).
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = "urn:uuid:"
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
        return text
    }

    /// The keyword whose value looks like an identifier and cannot be one, if there is one.
    static func unusable(in header: Header) -> String? {
        keywords.first { keyword in
            header.string(keyword).map { $0.contains(":") && uri($0) == nil } ?? false
        }
    }

    /// Whether a text is a URI as it can be on a card: ASCII, without blanks (RFC 3986 §2).
    package static func isURI(_ text: String) -> Bool {
        Paths.hasScheme(text)
            && text.unicodeScalars.allSatisfy {
                $0 > " " && $0 < "\u{7F}" && !"<>\"{}|\\^`".unicodeScalars.contains($0)
            }
    }

    /// The URI that a text is, or is the UUID of; nil if it is neither.
    static func uri(_ text: String) -> String? {
        if isUUID(text) { return "urn:uuid:" + text.lowercased() }
        return isURI(text) ? text : nil
    }

    /// Whether a text has the form of a UUID: five groups of hexadecimal digits (RFC 9562 §4).
    private static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}

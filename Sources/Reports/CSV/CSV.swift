import FITS
import Files

/// Comma-separated values (RFC 4180).
package enum CSV {
    /// A row of fields.
    ///
    /// - Parameter fields: each as ``field(_:)`` or ``value(_:)`` gives it.
    /// - Returns: the row, with the newline that ends it.
    package static func row(_ fields: [String]) -> String {
        fields.joined(separator: ",") + "\n"
    }

    /// A field, quoted where it must be, and safe for terminals and spreadsheets.
    ///
    /// - Parameter text: any text.
    /// - Returns: the field.
    package static func field(_ text: String) -> String {
        let text = text.escapingControls
        let first = text.utf8.first ?? 0
        let safe = formulaSigns.contains(first) ? "'" + text : text
        // Bytes are looked at much faster than characters, and these are no part of others.
        guard safe.utf8.contains(where: special.contains) else { return safe }
        // A quote with an accent above it is a quote to others.
        let quoted = safe.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + quoted.map { String($0) }.joined(separator: "\"\"") + "\""
    }

    /// A field that may be a number, which is not a formula, whatever its sign.
    ///
    /// - Parameter text: any text.
    /// - Returns: the field.
    package static func value(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy(numberSigns.contains)
        return isPlain && Double(text) != nil ? text : field(text)
    }

    private static let numberSigns = Array("+-.0123456789eE".utf8)
    private static let formulaSigns = Array("=+-@".utf8)
    private static let special = Array("\",\n".utf8)
}

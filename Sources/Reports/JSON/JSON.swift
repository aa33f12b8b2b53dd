import FITS
import Files
import FoundationEssentials

/// Values as JSON (RFC 8259), with nothing in it that a terminal would obey.
package enum JSON {
    /// A value as text: keys in order, control and reordering characters as `\uXXXX`.
    ///
    /// A number that JSON cannot hold is text: `"nan"`, `"inf"`, `"-inf"`.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - isPretty: whether it is on several lines.
    /// - Returns: the text, without a newline at its end.
    /// - Throws: what the value throws when it is encoded.
    package static func text(_ value: some Encodable, isPretty: Bool = true) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Control and reordering characters as `\uXXXX`, which stay the same text.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x7F }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            let character = String(scalar)
            // The newlines between the lines are the encoder's; those of a value are escaped.
            if scalar == "\n" || character.escapingControls == character {
                escaped.unicodeScalars.append(scalar)
            } else {
                for unit in character.utf16 {
                    let digits = String(unit, radix: 16)
                    escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return escaped
    }
}

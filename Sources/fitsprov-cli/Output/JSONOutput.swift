import FITS
import Files
import FoundationEssentials

/// Values as JSON, with nothing in it that a terminal would obey.
enum JSONOutput {
    static func text(_ value: some Encodable, isPretty: Bool = true) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Control and reordering characters as `\uXXXX`, which stay the same text.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !escaped.isEmpty { escaped += "\n" }
            guard line.utf8.contains(where: { $0 >= 0x7F }) else {
                escaped += line
                continue
            }
            for scalar in line.unicodeScalars {
                let character = String(scalar)
                if character.escapingControls == character {
                    escaped += character
                } else {
                    for unit in character.utf16 {
                        let digits = String(unit, radix: 16)
                        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                }
            }
        }
        return escaped
    }
}

/// Texts as keys whose plain order is the order of people: `v1.10` after `v1.9`, `2.0rc1` before `2.0`.
enum SortKey {
    /// The key of a version, which compares byte by byte.
    ///
    /// The order is that of PEP 440 and of semantic versions where they agree: `2.0.dev3`, `2.0a1`,
    /// `2.0-beta`, `2.0rc1`, `2.0`, `2.0+build`, `2.0.post1`, `2.0.1`. Case, separators, a `v` before
    /// the first digit, zeros before a number and zeros behind the last one make no difference.
    ///
    /// - Parameter text: a version.
    /// - Returns: its key.
    static func version(_ text: String) -> String {
        var key = VersionKey()
        for part in parts(text) {
            if part.isNumber {
                key.add(number: part.bytes[...])
            } else if part.bytes == [plus] {
                key.addBuild()
            } else {
                let word = String(decoding: part.bytes, as: UTF8.self)
                key.add(word: word, touchesNumber: part.touchesNumber)
            }
        }
        return key.text
    }

    /// A run of digits, or of anything else between separators.
    private struct Part {
        var bytes: [UInt8]
        let isNumber: Bool
        /// Whether a digit follows it at once.
        var touchesNumber = false
    }

    private static let numerals = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let separators = Set(".-_ ".utf8)
    private static let plus = UInt8(ascii: "+")

    private static func parts(_ text: String) -> [Part] {
        var bytes = Array(text.lowercased().utf8)[...]
        if bytes.first == UInt8(ascii: "v"), bytes.dropFirst().first.map(numerals.contains) == true
        {
            bytes.removeFirst()
        }
        var parts: [Part] = []
        var continues = false
        for byte in bytes {
            let isNumber = numerals.contains(byte)
            guard byte != plus, !separators.contains(byte) else {
                if byte == plus { parts.append(Part(bytes: [plus], isNumber: false)) }
                continues = false
                continue
            }
            if continues, let last = parts.last, last.isNumber == isNumber {
                parts[parts.count - 1].bytes.append(byte)
            } else {
                if continues, isNumber { parts[parts.count - 1].touchesNumber = true }
                parts.append(Part(bytes: [byte], isNumber: isNumber))
            }
            continues = true
        }
        return parts
    }
}

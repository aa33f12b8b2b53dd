/// Reads base64 that comes in pieces (RFC 2045 §6.8); blanks and line ends are no part of it.
struct Base64Decoder {
    private var group: UInt32 = 0
    private var digits = 0
    private var padding = 0

    /// Decodes a piece.
    ///
    /// - Returns: whether it is base64.
    mutating func decode(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
        let values = Self.values.span
        for index in text.indices {
            let byte = text[index]
            let value = values[Int(byte)]
            if value < 64 {
                guard padding == 0 else { return false }
                group = group << 6 | UInt32(value)
                digits += 1
                if digits == 4 {
                    bytes.append(UInt8(truncatingIfNeeded: group >> 16))
                    bytes.append(UInt8(truncatingIfNeeded: group >> 8))
                    bytes.append(UInt8(truncatingIfNeeded: group))
                    digits = 0
                }
            } else if byte == UInt8(ascii: "=") {
                guard pad(into: &bytes) else { return false }
            } else if !byte.isXMLSpace {
                return false
            }
        }
        return true
    }

    /// Whether the text may end here: all groups are whole, the last one perhaps by padding.
    var isComplete: Bool { digits == 0 || digits + padding == 4 }

    private mutating func pad(into bytes: inout [UInt8]) -> Bool {
        guard digits == 2 || digits == 3, digits + padding < 4 else { return false }
        if padding == 0 {
            bytes.append(UInt8(truncatingIfNeeded: group >> (digits == 2 ? 4 : 10)))
            if digits == 3 { bytes.append(UInt8(truncatingIfNeeded: group >> 2)) }
        }
        padding += 1
        return true
    }

    /// What each byte stands for; 64 is nothing.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, digit) in alphabet.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()
}

/// Writes bytes as base64 in lines of 76 characters (RFC 2045 §6.8).
struct Base64Encoder: Sendable {
    /// How many bytes a line of 76 characters holds.
    private static let line = 57
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// What does not fill a line yet.
    private var pending: [UInt8] = []

    /// Takes bytes, and writes the lines that are full.
    mutating func append(_ bytes: [UInt8], to output: inout ByteOutput) {
        pending.append(contentsOf: bytes)
        guard pending.count >= Self.line else { return }
        var start = 0
        while pending.count - start >= Self.line {
            Self.write(pending.span.extracting(start..<start + Self.line), to: &output)
            start += Self.line
        }
        pending.removeFirst(start)
    }

    /// Writes the last line.
    mutating func finish(_ output: inout ByteOutput) {
        if !pending.isEmpty { Self.write(pending.span, to: &output) }
        pending.removeAll()
    }

    private static func write(_ bytes: Span<UInt8>, to output: inout ByteOutput) {
        let alphabet = alphabet.span
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let group =
                UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
                | (left > 2 ? UInt32(bytes[index + 2]) : 0)
            output.append(alphabet[Int(group >> 18)])
            output.append(alphabet[Int(group >> 12 & 63)])
            output.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "="))
            output.append(left > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "="))
            index += 3
        }
        output.append(UInt8(ascii: "\n"))
    }
}

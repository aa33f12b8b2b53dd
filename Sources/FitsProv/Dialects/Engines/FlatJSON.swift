import FITS

/// The members of a JSON object as names and texts: what values hold inside stays JSON.
///
/// It has no recursion, so that brackets of any depth are no danger.
struct FlatJSON {
    /// A member: a string without its quotes, a number as it is written, nothing for `null`.
    typealias Member = (name: String, value: String)

    private let bytes: [UInt8]
    private var next = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Reads an object.
    ///
    /// - Parameter text: the text of a cell or a card.
    /// - Returns: the members in order; nil if it is no object.
    static func members(of text: String) -> [Member]? {
        var scan = FlatJSON(text)
        guard scan.take("{") else { return nil }
        var members: [Member] = []
        if !scan.take("}") {
            repeat {
                guard let name = scan.string(), scan.take(":"), let value = scan.value() else {
                    return nil
                }
                members.append((name, value))
            } while scan.take(",")
            guard scan.take("}") else { return nil }
        }
        scan.skipSpace()
        return scan.next == scan.bytes.count ? members : nil
    }

    private mutating func skipSpace() {
        while next < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[next]) { next += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next < bytes.count, bytes[next] == UInt8(ascii: character) else { return false }
        next += 1
        return true
    }

    /// A string in quotes, its escapes resolved.
    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while next < bytes.count {
            let byte = bytes[next]
            next += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard next < bytes.count else { return nil }
            let escape = bytes[next]
            next += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
            case UInt8(ascii: "u"):
                guard let scalar = codePoint() else { return nil }
                text += String(Character(scalar)).utf8
            default: text.append(escape)
            }
        }
        return nil
    }

    /// Four hexadecimal digits; half of a pair is the replacement character.
    private mutating func codePoint() -> Unicode.Scalar? {
        guard next + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[next..<next + 4], as: UTF8.self), radix: 16)
        else { return nil }
        next += 4
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// A value up to the comma or the brace behind it.
    private mutating func value() -> String? {
        skipSpace()
        guard next < bytes.count else { return nil }
        if bytes[next] == UInt8(ascii: "\"") { return string() }
        let start = next
        var depth = 0
        scan: while next < bytes.count {
            switch bytes[next] {
            case UInt8(ascii: "\""):
                guard string() != nil else { return nil }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { break scan }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: break scan
            default: break
            }
            next += 1
        }
        let text = String(decoding: bytes[start..<next], as: UTF8.self).trimmed
        guard depth == 0, !text.isEmpty else { return nil }
        return text == "null" ? "" : text
    }
}

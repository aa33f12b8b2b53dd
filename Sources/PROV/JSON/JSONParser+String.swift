extension JSONParser {
    /// A string; its escapes are checked, not undone.
    mutating func string() throws(PROVError) -> JSONText {
        index += 1
        let start = index
        var hasEscapes = false
        while true {
            skipPlain()
            guard index < bytes.count else { throw expected("'\"' at the end of the string") }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return JSONText(range: start..<(index - 1), hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                _ = try escape()
            default:
                throw fault("a control character in a string must be escaped")
            }
        }
    }

    /// The characters of a text that was checked.
    func string(_ text: JSONText) -> String {
        guard text.hasEscapes else { return decoded(text.range) }
        var parser = self
        parser.index = text.range.lowerBound
        var string = ""
        while parser.index < text.range.upperBound {
            let start = parser.index
            parser.skipPlain()
            string += decoded(start..<parser.index)
            guard parser.index < text.range.upperBound, let scalar = try? parser.escape() else {
                break
            }
            string.unicodeScalars.append(scalar)
        }
        return string
    }

    /// Whether a text that was checked says a word of ASCII.
    func `is`(_ text: JSONText, _ word: String) -> Bool {
        if text.hasEscapes { return string(text) == word }
        guard text.range.count == word.utf8.count else { return false }
        return bytes.span.extracting(text.range).isEqual(to: word.utf8Span.span)
    }

    private mutating func skipPlain() {
        index = bytes.span.first(from: index) { scan in
            scan.equal(to: UInt8(ascii: "\"")) | scan.equal(to: UInt8(ascii: "\\"))
                | scan.below(0x20)
        }
    }

    private func decoded(_ range: Range<Int>) -> String {
        String(checked: bytes.span.extracting(range))
    }

    private mutating func escape() throws(PROVError) -> Unicode.Scalar {
        index += 1
        guard index < bytes.count else { throw expected("an escaped character") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codePoint()
        default: throw fault("'\\' does not begin a known escape", at: index - 2)
        }
    }

    private mutating func codePoint() throws(PROVError) -> Unicode.Scalar {
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw fault("a surrogate without its other half", at: index - 6)
        }
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        else { throw fault("a surrogate without its other half", at: index - 6) }
        return scalar
    }

    private mutating func codeUnit() throws(PROVError) -> UInt16 {
        let digits = bytes[index...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard text.utf8.count == 4, text.utf8.first != UInt8(ascii: "+"),
            text.utf8.first != UInt8(ascii: "-"), let unit = UInt16(text, radix: 16)
        else { throw expected("four hexadecimal digits") }
        index += 4
        return unit
    }
}

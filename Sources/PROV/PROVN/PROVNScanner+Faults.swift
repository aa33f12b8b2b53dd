extension PROVNScanner {
    /// A fault that names what is wanted and what is there.
    mutating func expected(_ what: String) -> PROVError {
        guard peek() != nil else { return fault("expected \(what), found the end") }
        let found = String(decoding: bytes[index...].prefix(32), as: UTF8.self)
        let word = found.prefix { !$0.isWhitespace && $0 != "," && $0 != ")" && $0 != "(" }
        return fault("expected \(what), found '\(word.isEmpty ? found.prefix(1) : word)'")
    }

    /// A fault at a byte, or where the scanner is.
    func fault(
        _ reason: String, at offset: Int? = nil, code: PROVError.Code = .syntax
    ) -> PROVError {
        PROVError(
            code, operation: "read PROV-N", place: .in(bytes, at: offset ?? index), reason: reason)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The character for which an escape stands; beside `allowed` and letters such as `n` it may
    /// be `\uHHHH` or `\UHHHHHHHH`, with which characters are written that PROV-N has no form for.
    mutating func escape(
        in allowed: String, letters: Bool = false
    ) throws(PROVError) -> Unicode.Scalar {
        let start = index
        guard index + 1 < bytes.count else { throw fault("'\\' at the end") }
        let byte = bytes[index + 1]
        index += 2
        if allowed.utf8.contains(byte) { return Unicode.Scalar(byte) }
        let named: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
            UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}",
        ]
        if letters, let scalar = named[byte] { return scalar }
        let length = byte == UInt8(ascii: "u") ? 4 : byte == UInt8(ascii: "U") ? 8 : 0
        let digits = String(decoding: bytes[index...].prefix(length), as: UTF8.self)
        guard length > 0, digits.utf8.count == length, digits.allSatisfy(\.isHexDigit),
            let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
        else { throw fault("'\\' does not begin a known escape", at: start) }
        index += length
        return scalar
    }
}

extension Lexer {
    /// A text or a name in quotes; a doubled quote stands for one.
    mutating func quoted(_ kind: Token.Kind) throws(ADQLError) -> Token {
        let place = here
        let quote = peek()
        var text: [UInt8] = []
        advance()
        while !isAtEnd {
            let byte = peek()
            if byte == quote {
                advance()
                guard peek() == quote, !isAtEnd else {
                    return try closed(Token(kind, String(decoding: text, as: UTF8.self), at: place))
                }
            }
            text.append(byte)
            advance()
        }
        let what = kind == .string ? "text that begins with '" : "name that begins with \""
        throw ADQLError(
            .syntax, at: place, "the \(what) is not closed",
            hint: "a quote within is written twice")
    }

    private func closed(_ token: Token) throws(ADQLError) -> Token {
        guard token.kind == .string || !token.text.isEmpty else {
            throw ADQLError(
                .syntax, at: token.place, "a name in double quotes is empty",
                hint: "an empty text is written ''")
        }
        return token
    }

    /// A number: `1`, `1.`, `.5`, `1.5e-3` (ADQL 2.1, `<unsigned_numeric_literal>`).
    mutating func number() throws(ADQLError) -> Token {
        let (start, place) = (index, here)
        advance(while: \.isDigit)
        if peek() == UInt8(ascii: ".") {
            advance()
            advance(while: \.isDigit)
        }
        let isSigned = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
        if peek() | 0x20 == UInt8(ascii: "e"), peek(isSigned ? 2 : 1).isDigit {
            advance()
            if isSigned { advance() }
            advance(while: \.isDigit)
        }
        guard !peek().isLetter, peek() != UInt8(ascii: "_") else {
            advance { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            let found = text(from: start)
            let isHexadecimal = found.lowercased().hasPrefix("0x")
            throw ADQLError(
                .syntax, at: place, "'\(found.shown)' is neither a number nor a name",
                hint: isHexadecimal
                    ? "ADQL 2.1 has no hexadecimal numbers"
                    : "a name begins with a letter, or stands in double quotes")
        }
        return Token(.number, text(from: start), at: place)
    }

    /// The fault of a character that means nothing.
    func unexpected() -> ADQLError {
        let scalar =
            String(decoding: bytes[index...].prefix(4), as: UTF8.self)
            .unicodeScalars.first.map(String.init) ?? ""
        let hints = [
            "_": "a name begins with a letter, or stands in double quotes",
            "%": "the remainder is written MOD(a, b)", "^": "a power is written POWER(a, b)",
            "`": "names stand in double quotes", "[": "names stand in double quotes",
            "‘": "texts stand in single quotes '…'", "’": "texts stand in single quotes '…'",
            "“": "names stand in straight double quotes",
            "”": "names stand in straight double quotes",
            ":": "a type is changed by CAST(value AS type)", "!": "unequal is written <> or !=",
            "|": "texts are joined by ||",
            "&": "both is written AND", "–": "minus is written -", "−": "minus is written -",
            "≤": "write <=", "≥": "write >=", "≠": "write <>",
        ]
        var hint = hints[scalar]
        if hint == nil, let first = scalar.unicodeScalars.first, first.properties.isAlphabetic {
            hint = "names with other letters than a to z stand in double quotes"
        }
        return ADQLError(.syntax, at: here, "unexpected '\(scalar.shown)'", hint: hint)
    }
}

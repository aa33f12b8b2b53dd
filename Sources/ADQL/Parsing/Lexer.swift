/// Cuts a query into words and signs (ADQL 2.1 §2.1).
struct Lexer {
    private static let doubleSigns: Set<String> = ["<=", ">=", "<>", "!=", "||"]
    private static let singleSigns = Set("()*+-/,.;=<>".utf8)

    let bytes: [UInt8]
    /// The byte that is read next.
    var index = 0
    private var line = 1
    private var column = 1

    /// All words and signs, and the end.
    static func tokens(_ text: String, limits: Limits) throws(ADQLError) -> [Token] {
        guard text.utf8.count <= limits.bytes else {
            throw ADQLError(
                .limit, at: nil,
                "the query has \(text.utf8.count) bytes; the limit is \(limits.bytes)")
        }
        var lexer = Lexer(bytes: Array(text.utf8))
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(Token(.end, "", at: lexer.here))
        return tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Where the next byte stands.
    var here: Place { Place(line: line, column: column) }

    /// The next byte, or one behind it; 0 at the end.
    func peek(_ ahead: Int = 0) -> UInt8 {
        index + ahead < bytes.count ? bytes[index + ahead] : 0
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// Takes a byte, and counts lines and columns.
    mutating func advance() {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            // The further bytes of a scalar are no columns.
            column += 1
        }
    }

    mutating func advance(while isTaken: (UInt8) -> Bool) {
        while !isAtEnd, isTaken(bytes[index]) { advance() }
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

    private mutating func next() throws(ADQLError) -> Token? {
        try skipBlanks()
        guard !isAtEnd else { return nil }
        let byte = peek()
        if byte.isLetter { return word() }
        if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1).isDigit) { return try number() }
        if byte == UInt8(ascii: "'") { return try quoted(.string) }
        if byte == UInt8(ascii: "\"") { return try quoted(.delimited) }
        return try sign()
    }

    /// Takes blanks and comments, which go to the end of their line.
    private mutating func skipBlanks() throws(ADQLError) {
        while !isAtEnd {
            if peek().isBlank {
                advance()
            } else if peek() == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
                advance { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            } else {
                return
            }
        }
    }

    private mutating func word() -> Token {
        let (start, place) = (index, here)
        advance { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        return Token(.word, text(from: start), at: place)
    }

    private mutating func sign() throws(ADQLError) -> Token {
        let place = here
        let two = String(decoding: [peek(), peek(1)], as: UTF8.self)
        if Lexer.doubleSigns.contains(two) {
            advance()
            advance()
            return Token(.sign, two, at: place)
        }
        guard Lexer.singleSigns.contains(peek()) else { throw unexpected() }
        if two == "/*" {
            throw ADQLError(
                .syntax, at: place, "unexpected '/*'", hint: "a comment begins with -- here")
        }
        let one = String(decoding: [peek()], as: UTF8.self)
        advance()
        return Token(.sign, one, at: place)
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter.
    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// Whether it is an ASCII digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Whether it is a blank, a tab or an end of line.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

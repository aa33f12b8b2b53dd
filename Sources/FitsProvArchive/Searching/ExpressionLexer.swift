/// A word or sign of an expression.
struct Token: Hashable {
    enum Kind: Hashable {
        case word
        case quoted
        case sign
        case end
    }

    let kind: Kind
    let text: String
    /// Where it begins, in characters from 1.
    let column: Int

    /// Whether it is this word of the language, in any case.
    func isWord(_ word: String) -> Bool {
        kind == .word && text.lowercased() == word
    }

    func isSign(_ sign: String) -> Bool {
        kind == .sign && text == sign
    }
}

/// Cuts an expression into words and signs.
struct ExpressionLexer {
    /// The longest expression, in bytes of UTF-8.
    static let longestExpression = 64 << 10
    /// The longest value, in characters.
    static let longestValue = 8 << 10

    private static let signs = [
        "==", "!=", "<>", "<=", ">=", "&&", "||", "=", "<", ">", "(", ")", ",",
    ]
    private static let endsOfWords: Set<Character> = ["=", "!", "<", ">", "(", ")", ",", "'", "\""]

    private let source: String
    private let characters: [Character]
    private var place = 0

    static func tokens(_ text: String) throws(ExpressionError) -> [Token] {
        guard text.utf8.count <= longestExpression else {
            throw ExpressionError(
                text: "", column: 1, reason: "is longer than \(longestExpression) bytes")
        }
        var lexer = ExpressionLexer(text)
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(Token(kind: .end, text: "", column: lexer.characters.count + 1))
        return tokens
    }

    private init(_ text: String) {
        source = text
        characters = Array(text)
    }

    private mutating func next() throws(ExpressionError) -> Token? {
        while place < characters.count, characters[place].isWhitespace { place += 1 }
        guard place < characters.count else { return nil }
        let start = place
        if characters[place] == "'" || characters[place] == "\"" { return try quoted() }
        let two = String(characters[place..<min(place + 2, characters.count)])
        for sign in ExpressionLexer.signs where two.hasPrefix(sign) {
            place += sign.count
            return Token(kind: .sign, text: sign, column: start + 1)
        }
        while place < characters.count, !characters[place].isWhitespace,
            !ExpressionLexer.endsOfWords.contains(characters[place]), !isDouble
        {
            place += 1
        }
        guard place > start else {
            throw error(start, "unexpected '\(characters[start])'")
        }
        return try checked(
            Token(kind: .word, text: String(characters[start..<place]), column: start + 1))
    }

    /// Whether `&&` or `||` stands here: one of the two alone may be part of a word.
    private var isDouble: Bool {
        let next = place + 1
        return next < characters.count && characters[place] == characters[next]
            && (characters[place] == "&" || characters[place] == "|")
    }

    /// A text in quotes; a doubled quote, or one behind a backslash, stands for itself.
    private mutating func quoted() throws(ExpressionError) -> Token {
        let start = place
        let quote = characters[place]
        var text = ""
        place += 1
        while place < characters.count {
            let character = characters[place]
            let next = place + 1 < characters.count ? characters[place + 1] : nil
            if character == "\\", next == quote {
                text.append(quote)
                place += 2
            } else if character == quote, next == quote {
                text.append(quote)
                place += 2
            } else if character == quote {
                place += 1
                return try checked(Token(kind: .quoted, text: text, column: start + 1))
            } else {
                text.append(character)
                place += 1
            }
        }
        throw error(start, "the quote is not closed")
    }

    private func checked(_ token: Token) throws(ExpressionError) -> Token {
        guard token.text.count <= ExpressionLexer.longestValue else {
            throw error(
                token.column - 1, "is longer than \(ExpressionLexer.longestValue) characters")
        }
        return token
    }

    private func error(_ place: Int, _ reason: String) -> ExpressionError {
        ExpressionError(text: source, column: place + 1, reason: reason)
    }
}

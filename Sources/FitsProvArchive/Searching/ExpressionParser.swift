import FITS
import Files
import ObsCore

/// Reads expressions: `or` binds weakest, then `and`, then `not`.
struct ExpressionParser {
    /// The most parentheses and `not` within each other.
    static let mostDepth = 100
    /// The most comparisons of an expression.
    static let mostComparisons = 500

    private let source: String
    private let tokens: [Token]
    private var place = 0
    private var depth = 0
    private var comparisons = 0

    private static let operations: [String: Comparison.Operation] = [
        "=": .equal, "==": .equal, "<": .less, "<=": .lessOrEqual, ">": .greater,
        ">=": .greaterOrEqual,
    ]
    /// How other languages ask for a pattern.
    private static let foreign: Set<String> = ["like", "ilike", "glob", "~", "~=", "matches"]
    private static let reserved: Set<String> = ["and", "or", "not", "in", "between", "has"]

    init(_ text: String) throws(ExpressionError) {
        source = text
        tokens = try ExpressionLexer.tokens(text)
    }

    /// The whole expression.
    mutating func expression() throws(ExpressionError) -> Expression {
        guard current.kind != .end else { throw error("there is no expression") }
        let whole = try disjunction()
        guard current.kind == .end else {
            if current.isSign(")") { throw error("there is no '(' for this ')'") }
            throw error(
                "expected 'and' or 'or' before \(shown); put a value with blanks in quotes")
        }
        return whole
    }

    private var current: Token { tokens[place] }

    private var shown: String {
        current.kind == .end ? "the end" : "'\(current.text.shortenedText(30).escapingControls)'"
    }

    private func error(_ reason: String, at token: Token? = nil) -> ExpressionError {
        ExpressionError(text: source, column: (token ?? current).column, reason: reason)
    }

    private mutating func take(_ isWanted: (Token) -> Bool) -> Bool {
        guard isWanted(current) else { return false }
        place += 1
        return true
    }

    private mutating func disjunction() throws(ExpressionError) -> Expression {
        var parts = [try conjunction()]
        while take({ $0.isWord("or") || $0.isSign("||") }) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(ExpressionError) -> Expression {
        var parts = [try negation()]
        while take({ $0.isWord("and") || $0.isSign("&&") }) { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(ExpressionError) -> Expression {
        var negations = 0
        while take({ $0.isWord("not") }) { negations += 1 }
        let part = try primary()
        return negations.isMultiple(of: 2) ? part : .not(part)
    }

    private mutating func primary() throws(ExpressionError) -> Expression {
        guard current.isSign("(") else { return try comparison() }
        guard depth < ExpressionParser.mostDepth else {
            throw error(
                "parentheses are nested deeper than \(ExpressionParser.mostDepth)")
        }
        let open = current
        place += 1
        depth += 1
        let inner = try disjunction()
        depth -= 1
        guard take({ $0.isSign(")") }) else {
            throw current.kind == .end
                ? error("there is no ')' for this '('", at: open)
                : error("expected 'and', 'or' or ')' before \(shown)")
        }
        return inner
    }

    private mutating func comparison() throws(ExpressionError) -> Expression {
        if current.isWord("has") {
            place += 1
            return try make(try name(), .recorded, [])
        }
        let name = try name()
        let sign = current
        if take({ $0.isSign("!=") || $0.isSign("<>") }) {
            return try unlike(name, [try value(after: sign)])
        }
        if sign.kind == .sign, let operation = ExpressionParser.operations[sign.text] {
            place += 1
            let value = try value(after: sign)
            let comparison = try make(name, operation, [value])
            try checkUnit(of: name, value)
            return comparison
        }
        if sign.kind == .word, ExpressionParser.foreign.contains(sign.text.lowercased()) {
            throw error("'\(sign.text)' is not a comparison: use = with * or ?")
        }
        let next = tokens[min(place + 1, tokens.count - 1)]
        let isNegated = sign.isWord("not") && (next.isWord("in") || next.isWord("between"))
        if isNegated { place += 1 }
        if take({ $0.isWord("in") }) {
            let values = try list()
            if isNegated { return try unlike(name, values) }
            var parts: [Expression] = []
            for value in values { parts.append(try make(name, .equal, [value])) }
            return parts.count == 1 ? parts[0] : .any(parts)
        }
        if take({ $0.isWord("between") }) {
            let low = try value(after: tokens[place - 1])
            guard take({ $0.isWord("and") }) else {
                throw error("expected 'and' and the upper value before \(shown)")
            }
            let range = try make(name, .between, [low, try value(after: tokens[place - 1])])
            return isNegated ? .all([try make(name, .recorded, []), .not(range)]) : range
        }
        return try make(name, .recorded, [])
    }

    /// Recorded, and none of the values.
    private mutating func unlike(
        _ name: Token, _ values: [SearchValue]
    ) throws(ExpressionError) -> Expression {
        // Of each file it is known whether it has a stamp; `has stamped` means that it has one.
        let isKnown = SearchName(known: name.text) == .fact(.stamped)
        var parts = isKnown ? [] : [try make(name, .recorded, [])]
        for value in values { parts.append(.not(try make(name, .equal, [value]))) }
        return .all(parts)
    }

    private mutating func make(
        _ name: Token, _ operation: Comparison.Operation, _ values: [SearchValue]
    ) throws(ExpressionError) -> Expression {
        comparisons += 1
        guard comparisons <= ExpressionParser.mostComparisons else {
            throw error(
                "there are more than \(ExpressionParser.mostComparisons) comparisons", at: name)
        }
        // Any text at all.
        let isAny = operation == .equal && values.allSatisfy { $0.text == "*" && !$0.isQuoted }
        return .comparison(
            Comparison(
                name: name.text, column: name.column, operation: isAny ? .recorded : operation,
                values: isAny ? [] : values))
    }

    private mutating func name() throws(ExpressionError) -> Token {
        let token = current
        let isReserved = ExpressionParser.reserved.contains(token.text.lowercased())
        guard token.kind == .quoted || (token.kind == .word && !isReserved) else {
            throw error("expected a name before \(shown)")
        }
        guard !token.text.isEmpty else { throw error("expected a name") }
        place += 1
        return token
    }

    /// Complains of a word behind a number that should be a unit, and is none that is known.
    private func checkUnit(of name: Token, _ value: SearchValue) throws(ExpressionError) {
        guard value.number != nil, value.unit == nil, current.kind == .word,
            !ExpressionParser.reserved.contains(current.text.lowercased()),
            let meaning = SearchName(known: name.text), let units = meaning.units
        else { return }
        throw error("\(shown) is not a unit of \(meaning.title): \(units)")
    }

    private mutating func list() throws(ExpressionError) -> [SearchValue] {
        guard take({ $0.isSign("(") }) else {
            throw error("expected '(' and values, as in (v1.2, v1.3), before \(shown)")
        }
        var values = [try value(after: tokens[place - 1])]
        while take({ $0.isSign(",") }) { values.append(try value(after: tokens[place - 1])) }
        guard take({ $0.isSign(")") }) else { throw error("expected ',' or ')' before \(shown)") }
        return values
    }

    private mutating func value(after sign: Token) throws(ExpressionError) -> SearchValue {
        let token = current
        let isWord =
            token.kind == .word && !ExpressionParser.reserved.contains(token.text.lowercased())
        guard isWord || token.kind == .quoted else {
            throw error("expected a value after '\(sign.text)'")
        }
        place += 1
        var unit: String?
        if isWord, Double(token.text) != nil, current.kind == .word, Unit(current.text) != nil {
            unit = current.text
            place += 1
        }
        return SearchValue(
            text: token.text, isQuoted: token.kind == .quoted, unit: unit, column: token.column)
    }
}

extension String {
    /// The text cut at its end to at most a number of characters.
    func shortenedText(_ most: Int) -> String {
        count > most ? prefix(most - 1) + "…" : self
    }
}

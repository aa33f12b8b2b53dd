/// Reads a query from its words, by recursive descent.
struct Parser {
    private let tokens: [Token]
    private let limits: Limits
    private var index = 0
    private var depth = 0

    init(tokens: [Token], limits: Limits) {
        self.tokens = tokens
        self.limits = limits
    }

    /// The word or sign that is read next.
    var current: Token { tokens[index] }

    /// One behind it; the end, if there is none.
    func peek(_ ahead: Int = 1) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

    /// The one that was read last.
    var previous: Token? { index > 0 ? tokens[index - 1] : nil }

    func isAt(_ keyword: String) -> Bool { current.keyword == keyword }

    func isAtSign(_ sign: String) -> Bool { current.isSign(sign) }

    /// Takes what is read next.
    @discardableResult
    mutating func advance() -> Token {
        let token = current
        if index < tokens.count - 1 { index += 1 }
        return token
    }

    /// Takes a word if it is there.
    mutating func take(_ keyword: String) -> Bool {
        guard isAt(keyword) else { return false }
        advance()
        return true
    }

    /// Takes a sign if it is there.
    mutating func takeSign(_ sign: String) -> Bool {
        guard isAtSign(sign) else { return false }
        advance()
        return true
    }

    mutating func need(_ keyword: String) throws(ADQLError) {
        guard take(keyword) else { throw expected([keyword]) }
    }

    mutating func needSign(_ sign: String) throws(ADQLError) {
        guard takeSign(sign) else { throw expected([], or: "'\(sign)'") }
    }

    /// Reads what closes a parenthesis.
    mutating func close(
        _ open: Token, expecting keywords: [String] = [], or others: String? = nil
    ) throws(ADQLError) {
        guard !takeSign(")") else { return }
        if current.kind == .end {
            throw ADQLError(.syntax, at: open.place, "there is no ')' for this '('")
        }
        throw expected(keywords, or: others.map { "\($0) or ')'" } ?? "')'")
    }

    /// Reads one more of what is nested.
    mutating func nested<Value>(
        _ read: (inout Parser) throws(ADQLError) -> Value
    ) throws(ADQLError) -> Value {
        guard depth < limits.depth else {
            throw ADQLError(
                .limit, at: current.place,
                "parentheses and subqueries are nested deeper than \(limits.depth)")
        }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    /// Reads one or more with commas between them.
    mutating func list<Value>(
        _ read: (inout Parser) throws(ADQLError) -> Value
    ) throws(ADQLError) -> [Value] {
        var values = [try read(&self)]
        while takeSign(",") { values.append(try read(&self)) }
        return values
    }
}

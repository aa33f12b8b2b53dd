extension Parser {
    /// A value.
    mutating func expression() throws(ADQLError) -> Expression {
        let token = current
        return try value(try concatenation(), at: token)
    }

    private func value(_ operand: Operand, at token: Token) throws(ADQLError) -> Expression {
        guard case .value(let value) = operand else {
            throw ADQLError(
                .syntax, at: token.place, "expected a value, found a condition in parentheses")
        }
        return value
    }

    /// `a || b`; a condition only if it is in parentheses and nothing else.
    mutating func concatenation() throws(ADQLError) -> Operand {
        let token = current
        let first = try sum()
        guard isAtSign("||") else { return first }
        var parts = [try value(first, at: token)]
        while takeSign("||") {
            let next = current
            parts.append(try value(try sum(), at: next))
        }
        return .value(
            .concatenation(
                parts.flatMap { if case .concatenation(let inner) = $0 { inner } else { [$0] } }))
    }

    private mutating func sum() throws(ADQLError) -> Operand {
        let token = current
        let first = try product()
        guard isAtSign("+") || isAtSign("-") else { return first }
        var whole = Arithmetic(first: try value(first, at: token), rest: [])
        // What is done from left to right needs no parentheses around the left.
        if case .sum(let inner) = whole.first { whole = inner }
        while isAtSign("+") || isAtSign("-") {
            let sign = advance()
            let next = current
            whole.rest.append(
                Arithmetic.Operand(
                    operation: sign.text == "+" ? .add : .subtract,
                    value: try value(try product(), at: next), place: sign.place))
        }
        return .value(.sum(whole))
    }

    private mutating func product() throws(ADQLError) -> Operand {
        let token = current
        let first = try factor()
        guard isAtSign("*") || isAtSign("/") else { return first }
        var whole = Arithmetic(first: try value(first, at: token), rest: [])
        if case .product(let inner) = whole.first { whole = inner }
        while isAtSign("*") || isAtSign("/") {
            let sign = advance()
            let next = current
            whole.rest.append(
                Arithmetic.Operand(
                    operation: sign.text == "*" ? .multiply : .divide,
                    value: try value(try factor(), at: next), place: sign.place))
        }
        return .value(.product(whole))
    }

    /// A value with at most one sign before it.
    private mutating func factor() throws(ADQLError) -> Operand {
        guard isAtSign("-") || isAtSign("+") else { return try primary() }
        let sign = advance()
        let token = current
        let inner = try value(try primary(), at: token)
        return .value(
            .signed(Signed(isNegative: sign.text == "-", value: inner, place: sign.place)))
    }

    private mutating func primary() throws(ADQLError) -> Operand {
        let token = current
        switch token.kind {
        case .number:
            advance()
            return .value(.literal(Literal(value: .number(token.text), place: token.place)))
        case .string:
            advance()
            return .value(.literal(Literal(value: .string(token.text), place: token.place)))
        case .sign where token.text == "(":
            if isSubquery { return .value(.subquery(try subquery())) }
            return try parenthesised()
        case .word, .delimited:
            return .value(try named())
        case .sign, .end:
            throw expectedValue()
        }
    }

    private mutating func parenthesised() throws(ADQLError) -> Operand {
        let open = advance()
        let inner = try nested { parser throws(ADQLError) in try parser.disjunction() }
        switch inner {
        case .condition: try close(open, expecting: ["AND", "OR"])
        case .value: try close(open, or: "an operator")
        }
        return inner
    }

    /// What begins with a word: NULL, CASE, CAST, a function or a column.
    private mutating func named() throws(ADQLError) -> Expression {
        let token = current
        if take("NULL") { return .null(token.place) }
        if token.keyword == "CASE" {
            return try nested { parser throws(ADQLError) in try parser.choice() }
        }
        if peek().isSign("("), let call = try call() { return call }
        guard token.isName else { throw expectedValue() }
        return .column(try qualifiedName("a column", most: 4))
    }
}

/// What was read where both a value and a condition could stand.
enum Operand {
    case value(Expression)
    case condition(Condition)
}

extension Parser {
    private static let comparisons: [String: Comparison.Operation] = [
        "=": .equal, "<>": .unequal, "!=": .unequal, "<": .less, ">": .greater,
        "<=": .lessOrEqual, ">=": .greaterOrEqual,
    ]

    /// A condition: OR binds weakest, then AND, then NOT.
    mutating func condition() throws(ADQLError) -> Condition {
        try required { parser throws(ADQLError) in try parser.disjunction() }
    }

    /// A condition or, where it is nothing more, a value.
    mutating func disjunction() throws(ADQLError) -> Operand {
        let first = try conjunction()
        guard isAt("OR"), case .condition(let condition) = first else { return first }
        var parts = [condition]
        while take("OR") {
            parts.append(try required { p throws(ADQLError) in try p.conjunction() })
        }
        return .condition(
            .any(parts.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }))
    }

    private mutating func conjunction() throws(ADQLError) -> Operand {
        let first = try negation()
        guard isAt("AND"), case .condition(let condition) = first else { return first }
        var parts = [condition]
        while take("AND") { parts.append(try required { p throws(ADQLError) in try p.negation() }) }
        return .condition(
            .all(parts.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }))
    }

    private mutating func required(
        _ read: (inout Parser) throws(ADQLError) -> Operand
    ) throws(ADQLError) -> Condition {
        switch try read(&self) {
        case .condition(let condition): return condition
        case .value(let value): throw expectedComparison(of: value)
        }
    }

    private mutating func negation() throws(ADQLError) -> Operand {
        guard take("NOT") else { return try predicate() }
        return .condition(.not(try required { p throws(ADQLError) in try p.predicate() }))
    }

    private mutating func predicate() throws(ADQLError) -> Operand {
        if isAt("EXISTS") {
            let place = advance().place
            guard isSubquery else { throw expected([], or: "a query in parentheses after EXISTS") }
            return .condition(
                .exists(Subquery(statement: try subquery().statement, place: place)))
        }
        let operand = try concatenation()
        guard case .value(let value) = operand else { return operand }
        let token = current
        if token.kind == .sign, let operation = Parser.comparisons[token.text] {
            advance()
            let right = try expression()
            return .condition(
                .comparison(
                    Comparison(left: value, operation: operation, right: right, place: token.place))
            )
        }
        guard let condition = try wordPredicate(value) else { return operand }
        return .condition(condition)
    }

    /// BETWEEN, IN, LIKE and IS behind a value.
    private mutating func wordPredicate(_ value: Expression) throws(ADQLError) -> Condition? {
        let place = current.place
        if take("IS") {
            let isNegated = take("NOT")
            guard take("NULL") else {
                throw expected(isNegated ? ["NULL"] : ["NULL", "NOT NULL"])
            }
            return .null(NullTest(value: value, isNegated: isNegated, place: place))
        }
        let isNegated = take("NOT")
        if take("BETWEEN") {
            let low = try expression()
            try need("AND")
            return .between(
                Between(
                    value: value, low: low, high: try expression(), isNegated: isNegated,
                    place: place))
        }
        if take("IN") {
            return .membership(
                Membership(
                    value: value, values: try values(), isNegated: isNegated, place: place))
        }
        if isAt("LIKE") || isAt("ILIKE") {
            let ignoresCase = advance().keyword == "ILIKE"
            return .like(
                Like(
                    value: value, pattern: try expression(), ignoresCase: ignoresCase,
                    isNegated: isNegated, place: place))
        }
        if isNegated { throw expected(["BETWEEN", "IN", "LIKE", "ILIKE"]) }
        return nil
    }

    private mutating func values() throws(ADQLError) -> Membership.Values {
        if isSubquery { return .subquery(try subquery()) }
        guard isAtSign("(") else { throw expected([], or: "'(' and values or a query after IN") }
        let open = advance()
        let list = try nested { parser throws(ADQLError) in
            try parser.list { parser throws(ADQLError) in try parser.expression() }
        }
        try close(open, or: "','")
        return .list(list)
    }
}

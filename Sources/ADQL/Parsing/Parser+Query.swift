extension Parser {
    /// The whole text.
    mutating func query() throws(ADQLError) -> Query {
        guard current.kind != .end else {
            throw ADQLError(.syntax, at: nil, "the query is empty: it begins with SELECT or WITH")
        }
        var commonTables: [CommonTable] = []
        if take("WITH") {
            commonTables = try list { parser throws(ADQLError) in try parser.commonTable() }
        }
        let begin = commonTables.isEmpty ? ["SELECT", "WITH"] : ["SELECT"]
        guard isAt("SELECT") || isAtSign("(") else { throw expected(begin, or: "'('") }
        let statement = try statement()
        _ = takeSign(";")
        guard current.kind == .end else { throw trailing(statement) }
        return Query(commonTables: commonTables, statement: statement)
    }

    private mutating func commonTable() throws(ADQLError) -> CommonTable {
        let name = try identifier("a name for the query")
        try need("AS")
        guard isAtSign("(") else { throw expected([], or: "'(' and a query") }
        let open = advance()
        let statement = try nested { parser throws(ADQLError) in try parser.statement() }
        try close(open, expecting: clauses(after: statement))
        return CommonTable(name: name, statement: statement)
    }

    /// `select [ORDER BY …] [OFFSET …]`.
    mutating func statement() throws(ADQLError) -> Statement {
        let place = current.place
        let body = try sets()
        var order: [OrderTerm] = []
        if take("ORDER") {
            try need("BY")
            order = try list { parser throws(ADQLError) in try parser.orderTerm() }
        }
        let offset = take("OFFSET") ? try wholeNumber(after: "OFFSET") : nil
        // Parentheses around all of it say nothing.
        if case .statement(let inner) = body, order.isEmpty, offset == nil { return inner }
        return Statement(body: body, order: order, offset: offset, place: place)
    }

    private mutating func orderTerm() throws(ADQLError) -> OrderTerm {
        let place = current.place
        let value = try expression()
        var key = OrderTerm.Key.expression(value)
        if case .literal(let literal) = value, case .number(let digits) = literal.value,
            let position = Int(digits)
        {
            key = .position(position)
        }
        let isDescending = take("DESC")
        if !isDescending { _ = take("ASC") }
        return OrderTerm(key: key, isDescending: isDescending, place: place)
    }

    /// UNION and EXCEPT.
    private mutating func sets() throws(ADQLError) -> QueryBody {
        let first = try intersections()
        return try combination(first, of: [.union, .except]) { parser throws(ADQLError) in
            try parser.intersections()
        }
    }

    /// INTERSECT, which binds tighter.
    private mutating func intersections() throws(ADQLError) -> QueryBody {
        let first = try setPrimary()
        return try combination(first, of: [.intersect]) { parser throws(ADQLError) in
            try parser.setPrimary()
        }
    }

    private mutating func combination(
        _ first: QueryBody, of operations: [Combination.Operation],
        operand: (inout Parser) throws(ADQLError) -> QueryBody
    ) throws(ADQLError) -> QueryBody {
        var whole = Combination(first: first, rest: [])
        if case .combination(let inner) = first, operations.contains(inner.rest[0].operation) {
            whole = inner
        }
        let before = whole.rest.count
        while let operation = operations.first(where: { isAt($0.rawValue) }) {
            let place = advance().place
            let isAll = take("ALL")
            if !isAll { _ = take("DISTINCT") }
            whole.rest.append(
                Combination.Operand(
                    operation: operation, isAll: isAll, body: try operand(&self), place: place))
        }
        return whole.rest.count == before ? first : .combination(whole)
    }

    private mutating func setPrimary() throws(ADQLError) -> QueryBody {
        guard isAtSign("(") else { return .select(try select()) }
        let open = advance()
        let inner = try nested { parser throws(ADQLError) in try parser.statement() }
        try close(open, expecting: clauses(after: inner))
        return inner.order.isEmpty && inner.offset == nil ? inner.body : .statement(inner)
    }

    /// What stands behind a query where nothing can.
    private func trailing(_ statement: Statement) -> ADQLError {
        if isAtSign(")") {
            return ADQLError(.syntax, at: current.place, "there is no '(' for this ')'")
        }
        if let previous, previous.isSign(";") {
            return ADQLError(
                .syntax, at: current.place, "expected the end after ';', found \(current.shown)",
                hint: "one query at a time")
        }
        return expected(clauses(after: statement), or: "the end")
    }

    /// The clauses that may follow what was read of a query.
    func clauses(after statement: Statement) -> [String] {
        if statement.offset != nil { return [] }
        if !statement.order.isEmpty { return ["ASC", "DESC", "OFFSET"] }
        let sets = ["UNION", "EXCEPT", "INTERSECT", "ORDER BY", "OFFSET"]
        var last = statement.body
        while case .combination(let whole) = last { last = whole.rest[whole.rest.count - 1].body }
        guard case .select(let select) = last else { return sets }
        if select.having != nil { return ["AND", "OR"] + sets }
        if !select.groups.isEmpty { return ["HAVING"] + sets }
        if select.condition != nil { return ["AND", "OR", "GROUP BY", "HAVING"] + sets }
        return ["JOIN", "WHERE", "GROUP BY", "HAVING"] + sets
    }
}

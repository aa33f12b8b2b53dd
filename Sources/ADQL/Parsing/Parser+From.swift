extension Parser {
    private static let kinds: [JoinedTable.Kind] = [.inner, .left, .right, .full]

    /// A table and all that is joined to it.
    mutating func tableReference() throws(ADQLError) -> TableReference {
        let first = try tablePrimary()
        var steps: [JoinedTable.Step] = []
        while let step = try joinStep() { steps.append(step) }
        guard !steps.isEmpty else { return first }
        // Joins go from left to right, with and without parentheses around the first ones.
        if case .join(let inner) = first {
            return .join(JoinedTable(first: inner.first, steps: inner.steps + steps))
        }
        return .join(JoinedTable(first: first, steps: steps))
    }

    private mutating func joinStep() throws(ADQLError) -> JoinedTable.Step? {
        let place = current.place
        let isNatural = take("NATURAL")
        let kind = Parser.kinds.first { isAt($0.rawValue) }
        if let kind {
            advance()
            if kind != .inner { _ = take("OUTER") }
        }
        guard take("JOIN") else {
            if kind != nil { throw expected(["JOIN"]) }
            if isNatural { throw expected(["JOIN", "INNER", "LEFT", "RIGHT", "FULL"]) }
            return nil
        }
        let table = try tablePrimary()
        let specification = try joinSpecification()
        if isNatural, specification != nil {
            throw ADQLError(.syntax, at: place, "a NATURAL JOIN takes neither ON nor USING")
        }
        return JoinedTable.Step(
            isNatural: isNatural, kind: kind ?? .inner, table: table,
            specification: specification, place: place)
    }

    private mutating func joinSpecification() throws(ADQLError) -> JoinedTable.Specification? {
        if take("ON") { return .on(try condition()) }
        guard take("USING") else { return nil }
        guard isAtSign("(") else { throw expected([], or: "'(' and column names after USING") }
        let open = advance()
        let names = try list { parser throws(ADQLError) in
            try parser.identifier("the name of a column of both tables")
        }
        try close(open, or: "','")
        return .using(names)
    }

    private mutating func tablePrimary() throws(ADQLError) -> TableReference {
        guard isAtSign("(") else {
            let name = try qualifiedName("a table", most: 3)
            if isAtSign("(") {
                throw ADQLError(
                    .syntax, at: current.place, "a function cannot stand in place of a table")
            }
            return .table(NamedTable(name: name, alias: try alias()))
        }
        return try isSubquery ? derivedTable() : parenthesisedJoin()
    }

    /// Whether what begins with these parentheses is a query.
    var isSubquery: Bool {
        var ahead = 0
        while peek(ahead).isSign("(") { ahead += 1 }
        return ahead > 0 && ["SELECT", "WITH"].contains(peek(ahead).keyword) && opensQuery(ahead)
    }

    /// Whether the first of several parentheses belongs to the query, and not to a join or a value
    /// that begins with a query: `((SELECT …) UNION …)`, not `((SELECT …) AS q JOIN …)`.
    private func opensQuery(_ parentheses: Int) -> Bool {
        var (ahead, open, lowest) = (parentheses, parentheses, parentheses)
        while peek(ahead).kind != .end {
            if peek(ahead).isSign("(") { open += 1 }
            if peek(ahead).isSign(")") { open -= 1 }
            ahead += 1
            guard open < lowest else { continue }
            lowest = open
            if lowest == 0 { return true }
            guard peek(ahead).isSign(")") || Parser.behindQueries.contains(peek(ahead).keyword)
            else { return false }
        }
        return true
    }

    /// The words that go on with a query behind one in parentheses.
    private static let behindQueries: Set<String> = [
        "UNION", "EXCEPT", "INTERSECT", "ORDER", "OFFSET",
    ]

    private mutating func derivedTable() throws(ADQLError) -> TableReference {
        let open = current
        let subquery = try subquery()
        guard let alias = try alias() else {
            throw ADQLError(
                .syntax, at: current.place,
                "expected a name for the subquery, found \(current.shown)",
                hint: "a query in FROM needs a name: (SELECT …) AS q")
        }
        return .derived(
            DerivedTable(statement: subquery.statement, alias: alias, place: open.place))
    }

    private mutating func parenthesisedJoin() throws(ADQLError) -> TableReference {
        let open = advance()
        let inner = try nested { parser throws(ADQLError) in try parser.tableReference() }
        try close(open, expecting: ["JOIN", "ON", "USING"])
        guard case .join = inner else {
            throw ADQLError(
                .syntax, at: open.place, "in parentheses, FROM takes a join or a query")
        }
        return inner
    }

    /// A query in parentheses.
    mutating func subquery() throws(ADQLError) -> Subquery {
        let open = advance()
        let statement = try nested { parser throws(ADQLError) in try parser.statement() }
        try close(open, expecting: clauses(after: statement))
        return Subquery(statement: statement, place: open.place)
    }
}

extension Parser {
    /// One SELECT, from its word to its HAVING.
    mutating func select() throws(ADQLError) -> Select {
        let place = current.place
        if isAt("WITH") {
            throw ADQLError(.syntax, at: place, "WITH stands only at the beginning of the query")
        }
        try need("SELECT")
        let isDistinct = take("DISTINCT")
        if !isDistinct { _ = take("ALL") }
        let top = take("TOP") ? try wholeNumber(after: "TOP") : nil
        var select = Select(
            isDistinct: isDistinct, top: top, items: try items(), tables: [], condition: nil,
            groups: [], having: nil, place: place)
        guard take("FROM") else {
            throw current.isReserved ? expectedName("FROM or ','") : expected(["FROM"], or: "','")
        }
        select.tables = try list { parser throws(ADQLError) in try parser.tableReference() }
        if take("WHERE") { select.condition = try condition() }
        if take("GROUP") {
            try need("BY")
            select.groups = try list { parser throws(ADQLError) in try parser.expression() }
        }
        if take("HAVING") { select.having = try condition() }
        return select
    }

    private mutating func items() throws(ADQLError) -> [SelectItem] {
        try list { parser throws(ADQLError) in try parser.item() }
    }

    private mutating func item() throws(ADQLError) -> SelectItem {
        if isAtSign("*") { return .all(advance().place) }
        if let name = try qualifiedStar() { return .allOf(name) }
        let value = try expression()
        return .expression(value, alias: try alias())
    }

    /// `t.*`, where it is there.
    private mutating func qualifiedStar() throws(ADQLError) -> QualifiedName? {
        var ahead = 0
        while peek(ahead).isName, peek(ahead + 1).isSign(".") {
            guard !peek(ahead + 2).isSign("*") else {
                let name = try qualifiedName("a table", most: 3)
                try needSign(".")
                try needSign("*")
                return name
            }
            ahead += 2
        }
        return nil
    }
}

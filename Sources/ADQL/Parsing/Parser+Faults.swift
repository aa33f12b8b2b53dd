extension Parser {
    /// The fault that something else stands here than what could.
    ///
    /// - Parameters:
    ///   - keywords: the words that could; what is spelled nearly so is told.
    ///   - others: what else could, in words.
    /// - Returns: the fault.
    func expected(_ keywords: [String], or others: String? = nil) -> ADQLError {
        let choices = keywords + (others.map { [$0] } ?? [])
        let wanted =
            choices.count > 1
            ? choices.dropLast().joined(separator: ", ") + " or " + choices[choices.count - 1]
            : choices.joined()
        return ADQLError(
            .syntax, at: current.place, "expected \(wanted), found \(current.shown)",
            hint: hint(keywords))
    }

    private func hint(_ keywords: [String]) -> String? {
        for token in [current, previous] {
            guard let token, token.kind == .word else { continue }
            if let foreign = Parser.foreign[token.keyword] { return foreign }
            guard !token.isReserved,
                let meant = Spelling.nearest(to: token.keyword, among: keywords)
            else { continue }
            return token == current
                ? "did you mean \(meant)?"
                : "did you mean \(meant) by '\(token.text.shown)'?"
        }
        return nil
    }

    /// What other languages write, and how it is said here.
    private static let foreign = [
        "LIMIT": "ADQL writes SELECT TOP n … in place of LIMIT n",
        "FETCH": "ADQL writes SELECT TOP n … in place of FETCH",
        "CROSS": "ADQL writes a comma in place of CROSS JOIN",
        "MINUS": "ADQL writes EXCEPT in place of MINUS",
        "TRUE": "ADQL 2.1 has no TRUE and FALSE: compare with 1 or 0",
        "FALSE": "ADQL 2.1 has no TRUE and FALSE: compare with 1 or 0",
        "ESCAPE": "ADQL 2.1 has no ESCAPE",
        "CURRENT_TIMESTAMP": "ADQL 2.1 has no current time: write CAST('…' AS TIMESTAMP)",
        "TIMESTAMP": "a time is written CAST('…' AS TIMESTAMP)",
        "INTERVAL": "ADQL 2.1 has no INTERVAL",
        "SUBSTRING": "ADQL 2.1 has no SUBSTRING: try LIKE",
        "NULLIF": "ADQL 2.1 has no NULLIF",
        "INSERT": "data are only read here", "UPDATE": "data are only read here",
        "DELETE": "data are only read here", "DROP": "data are only read here",
        "CREATE": "data are only read here", "ALTER": "data are only read here",
    ]

    /// The fault that a name is expected here.
    func expectedName(_ what: String) -> ADQLError {
        guard current.isReserved, !Parser.structural.contains(current.keyword) else {
            return expected([], or: what)
        }
        return ADQLError(
            .syntax, at: current.place,
            "expected \(what), found the reserved word \(current.keyword)",
            hint: "as a name, write it in double quotes: \"\(current.text)\"")
    }

    /// The fault that a value is expected here.
    func expectedValue() -> ADQLError {
        if let previous, isAtSign("="), previous.isSign("=") {
            return ADQLError(
                .syntax, at: current.place, "expected a value, found '='",
                hint: "equal is written =")
        }
        guard Parser.foreign[current.keyword] == nil else { return expected([], or: "a value") }
        return expectedName("a value")
    }

    /// The fault that a value stands where a condition is expected.
    func expectedComparison(of value: Expression) -> ADQLError {
        let fault = expected(
            ["BETWEEN", "IN", "LIKE", "ILIKE", "IS", "NOT"], or: "a comparison such as = or <")
        guard fault.hint == nil, case .function(let call) = value,
            call.name == "CONTAINS" || call.name == "INTERSECTS"
        else { return fault }
        return ADQLError(
            fault.code, at: fault.place, fault.reason, hint: "write 1 = \(call.name)(…)")
    }

    /// The words of which nobody makes a column: they stand here because something is missing.
    private static let structural: Set<String> = [
        "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "BY", "OFFSET", "UNION", "EXCEPT",
        "INTERSECT", "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "BETWEEN", "IS", "AS", "ON",
        "USING", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "NATURAL", "WHEN", "THEN",
        "ELSE", "END", "ASC", "DESC", "TOP", "DISTINCT", "ALL", "EXISTS", "WITH",
    ]
}

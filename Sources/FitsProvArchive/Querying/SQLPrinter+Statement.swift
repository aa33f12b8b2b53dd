import ADQL

extension SQLPrinter {
    /// SELECT, or several, with order and offset.
    ///
    /// - Parameters:
    ///   - statement: the statement.
    ///   - isLast: whether its rows are the answer, and no other part of the query sees them.
    /// - Returns: the same for SQLite.
    /// - Throws: ``QueryFault`` for what SQLite cannot do, and what looking up throws.
    mutating func statement(
        _ statement: ResolvedStatement, isLast: Bool = false
    ) throws -> String {
        switch statement.body {
        case .select(let select):
            return try self.select(
                select, order: statement.order, offset: statement.offset,
                givesWhole: isLast && !select.isDistinct && select.groups.isEmpty)
        case .statement(let inner):
            let text = "SELECT * FROM (\(try self.statement(inner)))"
            return text + (try order(statement.order)) + limit(nil, statement.offset)
        case .combination(let combination):
            let text = try self.combination(combination)
            return text + (try order(statement.order)) + limit(nil, statement.offset)
        }
    }

    /// Sets that are combined: to SQLite all operations are equal, and none may have parentheses or LIMIT.
    private mutating func combination(_ combination: ResolvedCombination) throws -> String {
        var text = "SELECT * FROM (\(try body(combination.first)))"
        for operand in combination.rest {
            if operand.isAll, operand.operation != .union {
                throw QueryFault(
                    "\(operand.place): \(operand.operation.rawValue) ALL is not known here; "
                        + "\(operand.operation.rawValue) gives each row once")
            }
            let word = operand.operation.rawValue + (operand.isAll ? " ALL" : "")
            text += " \(word) SELECT * FROM (\(try body(operand.body)))"
        }
        return text
    }

    private mutating func body(_ body: ResolvedBody) throws -> String {
        switch body {
        case .select(let select): try self.select(select, order: [], offset: nil)
        case .statement(let statement): try self.statement(statement)
        case .combination(let combination): try self.combination(combination)
        }
    }

    private mutating func select(
        _ select: ResolvedSelect, order: [ResolvedOrder], offset: Int?, givesWhole: Bool = false
    ) throws -> String {
        for table in select.tables { add(table) }
        var values: [String] = []
        for (index, value) in select.values.enumerated() {
            var whole: String?
            if givesWhole, case .column(let use) = value.form { whole = self.whole(use) }
            values.append("\(try whole ?? self.value(value)) AS c\(index)")
        }
        var rest = ""
        if let condition = select.condition {
            rest += " WHERE " + (try restricted(condition))
        }
        if !select.groups.isEmpty {
            rest += " GROUP BY "
            rest += try select.groups.map { try key($0) }.joined(separator: ", ")
        }
        if let having = select.having { rest += " HAVING " + (try condition(having)) }
        rest += try self.order(order) + limit(select.top, offset)
        // Last, for it gives the columns that all else speaks of.
        let sources = try select.tables.map { try from($0) }.joined(separator: ", ")
        let clause = sources.isEmpty ? "" : " FROM \(sources)"
        return "SELECT \(select.isDistinct ? "DISTINCT " : "")"
            + values.joined(separator: ", ") + clause + rest
    }

    private mutating func order(_ terms: [ResolvedOrder]) throws -> String {
        guard !terms.isEmpty else { return "" }
        var keys: [String] = []
        for term in terms {
            let text =
                switch term.key {
                case .column(let index): "\(index + 1)"
                case .value(let value): try key(value)
                }
            keys.append(text + (term.isDescending ? " DESC NULLS FIRST" : " ASC NULLS LAST"))
        }
        return " ORDER BY " + keys.joined(separator: ", ")
    }

    /// What rows are grouped or ordered by: to SQLite a number alone is a column.
    private mutating func key(_ value: ResolvedExpression) throws -> String {
        let text = try self.value(value)
        return value.constant == nil ? text : "CAST(\(text) AS NUMERIC)"
    }

    private func limit(_ top: Int?, _ offset: Int?) -> String {
        guard top != nil || offset != nil else { return "" }
        return " LIMIT \(top ?? -1)" + (offset.map { " OFFSET \($0)" } ?? "")
    }

    private mutating func add(_ table: ResolvedTable) {
        switch table {
        case .instance(let instance): add(instance)
        case .join(let join):
            add(join.first)
            for step in join.steps { add(step.table) }
        }
    }

    private mutating func from(_ table: ResolvedTable) throws -> String {
        guard case .join(let join) = table else {
            guard case .instance(let instance) = table else { return "" }
            return try source(instance)
        }
        // Conditions come first: they speak of columns that the tables must then have.
        var conditions: [String] = []
        for step in join.steps {
            let text = try step.condition.map { try restricted($0) }
            conditions.append(text.map { " ON \($0)" } ?? "")
        }
        var text = try from(join.first)
        for (step, condition) in zip(join.steps, conditions) {
            let right = try from(step.table)
            let isJoin = if case .join = step.table { true } else { false }
            text += " \(step.kind.rawValue) JOIN \(isJoin ? "(\(right))" : right)\(condition)"
        }
        return text
    }
}

import ADQL

extension SQLPrinter {
    /// A condition of WHERE or ON, with what lets an index find the rows.
    mutating func restricted(_ condition: ResolvedCondition) throws -> String {
        var parts = [try self.condition(condition)]
        for conjunct in condition.conjuncts { parts += try hints(conjunct) }
        return parts.joined(separator: " AND ")
    }

    /// What is true, false or unknown, in parentheses where it is more than one test.
    mutating func condition(_ condition: ResolvedCondition) throws -> String {
        switch condition {
        case .all(let parts): return try joined(parts, "AND")
        case .any(let parts): return try joined(parts, "OR")
        case .not(let part): return "(NOT \(try self.condition(part)))"
        case .comparison(let left, let operation, let right):
            return "(\(try value(left)) \(operation.rawValue) \(try value(right)))"
        case .between(let value, let low, let high, let isNegated):
            let text = try self.value(value)
            return
                "(\(text)\(not(isNegated)) BETWEEN \(try self.value(low)) AND \(try self.value(high)))"
        case .membership(let value, .list(let values), let isNegated):
            let list = try values.map { try self.value($0) }.joined(separator: ", ")
            return "(\(try self.value(value))\(not(isNegated)) IN (\(list)))"
        case .membership(let value, .subquery(let query), let isNegated):
            return "(\(try self.value(value))\(not(isNegated)) IN (\(try statement(query))))"
        case .like(let value, let pattern, let ignoresCase, let isNegated):
            var (text, shape) = (try self.value(value), try self.value(pattern))
            if ignoresCase { (text, shape) = ("lower(\(text))", "lower(\(shape))") }
            let test = "\(SQLFunctions.like)(\(shape), \(text))"
            return isNegated ? "(NOT \(test))" : test
        case .null(let value, let isNegated):
            return "(\(try self.value(value)) IS\(not(isNegated)) NULL)"
        case .exists(let query): return "EXISTS (\(try statement(query)))"
        }
    }

    private mutating func joined(
        _ parts: [ResolvedCondition], _ word: String
    ) throws -> String {
        // In a tree, not a chain, whose depth SQLite limits.
        Clause.joined(try parts.map { Clause(try condition($0)) }, by: word).sql
    }

    private func not(_ isNegated: Bool) -> String { isNegated ? " NOT" : "" }
}

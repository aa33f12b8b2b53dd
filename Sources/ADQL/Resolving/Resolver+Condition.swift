extension Resolver {
    mutating func resolve(_ condition: Condition) throws(ADQLError) -> ResolvedCondition {
        switch condition {
        case .all(let parts): return .all(try resolve(parts))
        case .any(let parts): return .any(try resolve(parts))
        case .not(let inner): return .not(try resolve(inner))
        case .comparison(let comparison):
            let left = try resolve(comparison.left)
            let right = try resolve(comparison.right)
            try checkComparable(left, right, at: comparison.place)
            return .comparison(left, comparison.operation, right)
        case .between(let between):
            let value = try resolve(between.value)
            let (low, high) = (try resolve(between.low), try resolve(between.high))
            try checkComparable(value, low, at: between.place)
            try checkComparable(value, high, at: between.place)
            return .between(value, low: low, high: high, isNegated: between.isNegated)
        case .membership(let membership): return try resolve(membership)
        case .like(let like):
            let value = try text(like.value, of: "LIKE")
            let pattern = try text(like.pattern, of: "LIKE")
            return .like(
                value, pattern: pattern, ignoresCase: like.ignoresCase, isNegated: like.isNegated)
        case .null(let test):
            return .null(try resolve(test.value), isNegated: test.isNegated)
        case .exists(let subquery):
            return .exists(try resolve(subquery))
        }
    }

    private mutating func resolve(
        _ conditions: [Condition]
    ) throws(ADQLError) -> [ResolvedCondition] {
        var resolved: [ResolvedCondition] = []
        for condition in conditions { resolved.append(try resolve(condition)) }
        return resolved
    }

    private mutating func resolve(_ membership: Membership) throws(ADQLError) -> ResolvedCondition {
        let value = try resolve(membership.value)
        switch membership.values {
        case .list(let list):
            var values: [ResolvedExpression] = []
            for item in list {
                let resolved = try resolve(item)
                try checkComparable(value, resolved, at: resolved.place)
                values.append(resolved)
            }
            return .membership(value, .list(values), isNegated: membership.isNegated)
        case .subquery(let subquery):
            let statement = try resolve(subquery)
            let column = try onlyColumn(of: statement, at: subquery.place)
            let other = ResolvedExpression(
                form: .subquery(statement), type: column.type, place: subquery.place)
            try checkComparable(value, other, at: membership.place)
            return .membership(value, .subquery(statement), isNegated: membership.isNegated)
        }
    }

    /// A query within a value or a condition, which may speak of the tables around it.
    mutating func resolve(_ subquery: Subquery) throws(ADQLError) -> ResolvedStatement {
        try within(nil, .allowed) { resolver throws(ADQLError) in
            try resolver.resolve(subquery.statement)
        }
    }

    func onlyColumn(
        of statement: ResolvedStatement, at place: Place
    ) throws(ADQLError) -> Catalogue.Column {
        guard statement.columns.count == 1 else {
            throw ADQLError(
                .type, at: place,
                "a subquery here gives one column, not \(statement.columns.count)")
        }
        return statement.columns[0]
    }

    func checkComparable(
        _ left: ResolvedExpression, _ right: ResolvedExpression, at place: Place
    ) throws(ADQLError) {
        guard let first = left.kind, let second = right.kind,
            !left.type.isComparable(with: right.type)
        else { return }
        var hint: String?
        if first == .number, second == .text {
            hint = "a number stands without quotes"
        } else if first == .text, second == .number {
            hint = "a text stands in single quotes"
        } else if first.isGeometry, second.isGeometry {
            hint = "shapes are compared by CONTAINS and INTERSECTS"
        }
        throw ADQLError(
            .type, at: place, "\(first.name) cannot be compared with \(second.name)", hint: hint)
    }

    /// A value that must be a text.
    mutating func text(
        _ expression: Expression, of name: String
    ) throws(ADQLError) -> ResolvedExpression {
        let value = try resolve(expression)
        guard value.kind == nil || value.type.isText else {
            throw ADQLError(
                .type, at: value.place, "\(name) takes a text, not \(value.type.kind.name)")
        }
        return value
    }

    /// A value that must be a number.
    mutating func number(
        _ expression: Expression, of name: String
    ) throws(ADQLError) -> ResolvedExpression {
        let value = try resolve(expression)
        guard value.kind == nil || value.kind == .number || value.kind == .boolean else {
            throw ADQLError(
                .type, at: value.place, "\(name) takes a number, not \(value.type.kind.name)")
        }
        return value
    }
}

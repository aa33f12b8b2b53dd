extension Printer {
    mutating func write(_ condition: Condition) {
        switch condition {
        case .all(let parts): write(parts, " AND ")
        case .any(let parts): write(parts, " OR ")
        case .not(let inner):
            text += "NOT "
            write(inner, isWithin: true)
        case .comparison(let comparison):
            write(comparison.left)
            text += " \(comparison.operation.rawValue) "
            write(comparison.right)
        case .between(let between):
            write(between.value)
            text += between.isNegated ? " NOT BETWEEN " : " BETWEEN "
            write(between.low)
            text += " AND "
            write(between.high)
        case .membership(let membership): write(membership)
        case .like(let like):
            write(like.value)
            text += like.isNegated ? " NOT " : " "
            text += like.ignoresCase ? "ILIKE " : "LIKE "
            write(like.pattern)
        case .null(let test):
            write(test.value)
            text += test.isNegated ? " IS NOT NULL" : " IS NULL"
        case .exists(let subquery):
            text += "EXISTS "
            write(subquery: subquery.statement)
        }
    }

    private mutating func write(_ parts: [Condition], _ word: String) {
        for (index, part) in parts.enumerated() {
            if index > 0 { text += word }
            // AND binds tighter than OR.
            if case .all = part, word == " OR " {
                write(part)
            } else if case .not = part {
                write(part)
            } else {
                write(part, isWithin: true)
            }
        }
    }

    /// A condition, in parentheses if it is made of others.
    private mutating func write(_ condition: Condition, isWithin: Bool) {
        switch condition {
        case .all, .any, .not:
            text += "("
            write(condition)
            text += ")"
        default: write(condition)
        }
    }

    private mutating func write(_ membership: Membership) {
        write(membership.value)
        text += membership.isNegated ? " NOT IN " : " IN "
        switch membership.values {
        case .list(let values):
            list("(", values) { printer, value in printer.write(value) }
            text += ")"
        case .subquery(let subquery): write(subquery: subquery.statement)
        }
    }
}

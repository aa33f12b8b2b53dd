/// What is true, false or unknown of a row (`<search_condition>`).
public indirect enum Condition: Hashable, Sendable {
    /// AND: two or more, none of which is one itself.
    case all([Condition])
    /// OR: two or more, none of which is one itself.
    case any([Condition])
    /// NOT.
    case not(Condition)
    /// Two values are compared.
    case comparison(Comparison)
    /// BETWEEN.
    case between(Between)
    /// IN.
    case membership(Membership)
    /// LIKE and ILIKE.
    case like(Like)
    /// IS NULL.
    case null(NullTest)
    /// EXISTS.
    case exists(Subquery)
}

/// Two values that are compared.
public struct Comparison: Hashable, Sendable {
    /// How they are compared.
    public enum Operation: String, Hashable, Sendable {
        /// Equal.
        case equal = "="
        /// Not equal; `!=` means the same.
        case unequal = "<>"
        /// Less.
        case less = "<"
        /// Greater.
        case greater = ">"
        /// Less or equal.
        case lessOrEqual = "<="
        /// Greater or equal.
        case greaterOrEqual = ">="
    }

    /// The left side.
    public var left: Expression
    /// How they are compared.
    public var operation: Operation
    /// The right side.
    public var right: Expression
    /// Where the sign stands.
    public var place: Place
}

/// `value [NOT] BETWEEN low AND high`; both ends belong to the range.
public struct Between: Hashable, Sendable {
    /// What is tested.
    public var value: Expression
    /// The lower end.
    public var low: Expression
    /// The upper end.
    public var high: Expression
    /// Whether NOT stands before it.
    public var isNegated: Bool
    /// Where its word stands.
    public var place: Place
}

/// `value [NOT] IN (…)`.
public struct Membership: Hashable, Sendable {
    /// What it is searched in.
    public enum Values: Hashable, Sendable {
        /// Values; never empty.
        case list([Expression])
        /// The rows of a query with one column.
        case subquery(Subquery)
    }

    /// What is searched.
    public var value: Expression
    /// What it is searched in.
    public var values: Values
    /// Whether NOT stands before it.
    public var isNegated: Bool
    /// Where its word stands.
    public var place: Place
}

/// `value [NOT] LIKE pattern`, in which `%` is any text and `_` any character.
public struct Like: Hashable, Sendable {
    /// What is tested.
    public var value: Expression
    /// The pattern.
    public var pattern: Expression
    /// Whether it is ILIKE, for which upper and lower case are the same (ADQL 2.1 §4.4).
    public var ignoresCase: Bool
    /// Whether NOT stands before it.
    public var isNegated: Bool
    /// Where its word stands.
    public var place: Place
}

/// `value IS [NOT] NULL`.
public struct NullTest: Hashable, Sendable {
    /// What is tested.
    public var value: Expression
    /// Whether it is IS NOT NULL.
    public var isNegated: Bool
    /// Where its word stands.
    public var place: Place
}

/// A query in parentheses.
public struct Subquery: Hashable, Sendable {
    /// The query.
    public var statement: Statement
    /// Where its parenthesis, or the word before it, stands.
    public var place: Place
}

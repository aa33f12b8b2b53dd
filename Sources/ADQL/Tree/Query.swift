/// A query in ADQL 2.1.
///
/// ```swift
/// let query = try Query(parsing: "SELECT TOP 10 * FROM ivoa.obscore WHERE calib_level > 1")
/// print(query)
/// let resolved = try query.resolved(in: catalogue)
/// ```
public struct Query: Hashable, Sendable {
    /// What WITH names, in this order; each may speak of those before it (ADQL 2.1 §4.5).
    public var commonTables: [CommonTable]
    /// What is asked for.
    public var statement: Statement
}

/// What WITH gives a name: `q AS (SELECT …)`.
public struct CommonTable: Hashable, Sendable {
    /// The name.
    public var name: Identifier
    /// What it stands for.
    public var statement: Statement
}

/// SELECT, or a combination of several, with order and offset (`<select_expression>`).
public struct Statement: Hashable, Sendable {
    /// What makes the rows.
    public var body: QueryBody
    /// ORDER BY; empty if there is none.
    public var order: [OrderTerm]
    /// How many rows are left out at the beginning.
    public var offset: Int?
    /// Where it begins.
    public var place: Place
}

/// What makes rows.
public indirect enum QueryBody: Hashable, Sendable {
    /// One SELECT.
    case select(Select)
    /// One in parentheses that has an order or an offset of its own.
    case statement(Statement)
    /// Several, combined as sets.
    case combination(Combination)
}

/// UNION, EXCEPT and INTERSECT, which are done from left to right (ADQL 2.1 §4.6).
///
/// INTERSECT binds tighter, and never stands beside the other two in one combination.
public struct Combination: Hashable, Sendable {
    /// What is done with the rows of two operands.
    public enum Operation: String, Hashable, Sendable {
        /// The rows of either.
        case union = "UNION"
        /// The rows of the left one that are not in the right one.
        case except = "EXCEPT"
        /// The rows of both.
        case intersect = "INTERSECT"
    }

    /// An operand, and how it is combined with all before it.
    public struct Operand: Hashable, Sendable {
        /// What is done.
        public var operation: Operation
        /// Whether rows may repeat.
        public var isAll: Bool
        /// The right side.
        public var body: QueryBody
        /// Where the operation's word stands.
        public var place: Place
    }

    /// The leftmost operand.
    public var first: QueryBody
    /// The others; never empty.
    public var rest: [Operand]
}

/// A term of ORDER BY.
public struct OrderTerm: Hashable, Sendable {
    /// By what rows are ordered.
    public enum Key: Hashable, Sendable {
        /// A column of the result by its number, from 1.
        case position(Int)
        /// A value.
        case expression(Expression)
    }

    /// By what rows are ordered.
    public var key: Key
    /// Whether the greatest comes first.
    public var isDescending: Bool
    /// Where it stands.
    public var place: Place
}

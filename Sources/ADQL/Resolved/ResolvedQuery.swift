/// A query in which every name is found and every value has a type.
///
/// Who prints it for a database needs to look at no name again: a column is an instance of a table
/// and a number, joins have their conditions, `*` its columns, and places and shapes one form.
public struct ResolvedQuery: Hashable, Sendable {
    /// What WITH names, in this order.
    public let commonTables: [ResolvedCommonTable]
    /// What is asked for.
    public let statement: ResolvedStatement

    /// The columns of the result; their names are unique, in any case.
    public var columns: [Catalogue.Column] { statement.columns }
}

/// What WITH gives a name.
public struct ResolvedCommonTable: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What it stands for.
    public let statement: ResolvedStatement
}

/// SELECT, or a combination of several, with order and offset.
public struct ResolvedStatement: Hashable, Sendable {
    /// What makes the rows.
    public let body: ResolvedBody
    /// By what they are ordered.
    public let order: [ResolvedOrder]
    /// How many are left out at the beginning.
    public let offset: Int?
    /// The columns of the result; their names are unique, in any case.
    public let columns: [Catalogue.Column]
    /// How the columns are called in the query, which may be the same for several.
    let labels: [String]
}

/// What makes rows.
public indirect enum ResolvedBody: Hashable, Sendable {
    /// One SELECT.
    case select(ResolvedSelect)
    /// One that has an order or an offset of its own.
    case statement(ResolvedStatement)
    /// Several, combined as sets from left to right.
    case combination(ResolvedCombination)
}

/// UNION, EXCEPT and INTERSECT.
public struct ResolvedCombination: Hashable, Sendable {
    /// An operand, and how it is combined with all before it.
    public struct Operand: Hashable, Sendable {
        /// What is done.
        public let operation: Combination.Operation
        /// Whether rows may repeat.
        public let isAll: Bool
        /// The right side.
        public let body: ResolvedBody
        /// Where the operation's word stands.
        public let place: Place
    }

    /// The leftmost operand.
    public let first: ResolvedBody
    /// The others; never empty.
    public let rest: [Operand]
}

/// A term of ORDER BY.
public struct ResolvedOrder: Hashable, Sendable {
    /// By what rows are ordered.
    public enum Key: Hashable, Sendable {
        /// A column of the result, from 0.
        case column(Int)
        /// A value that is no column of the result.
        case value(ResolvedExpression)
    }

    /// By what rows are ordered.
    public let key: Key
    /// Whether the greatest comes first.
    public let isDescending: Bool
}

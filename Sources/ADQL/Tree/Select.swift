/// One SELECT (`<select_query>`).
public struct Select: Hashable, Sendable {
    /// Whether equal rows are given once.
    public var isDistinct: Bool
    /// The most rows that are given, after the statement's offset.
    public var top: Int?
    /// What is selected; never empty.
    public var items: [SelectItem]
    /// The tables of FROM; never empty.
    public var tables: [TableReference]
    /// WHERE.
    public var condition: Condition?
    /// GROUP BY; empty if there is none.
    public var groups: [Expression]
    /// HAVING.
    public var having: Condition?
    /// Where the word SELECT stands.
    public var place: Place
}

/// One item of a SELECT list.
public enum SelectItem: Hashable, Sendable {
    /// All columns: `*`.
    case all(Place)
    /// All columns of a table: `t.*`.
    case allOf(QualifiedName)
    /// A value, and its name where it has one.
    case expression(Expression, alias: Identifier?)
}

/// What stands in FROM (`<table_reference>`).
public indirect enum TableReference: Hashable, Sendable {
    /// A table by its name.
    case table(NamedTable)
    /// A query in parentheses.
    case derived(DerivedTable)
    /// Tables that are joined.
    case join(JoinedTable)
}

/// A table, and what the query calls it.
public struct NamedTable: Hashable, Sendable {
    /// Its name, with schema and catalog where they are written.
    public var name: QualifiedName
    /// What the query calls it, if not by its name.
    public var alias: Identifier?
}

/// A query in FROM, and what the outer one calls it.
public struct DerivedTable: Hashable, Sendable {
    /// The query.
    public var statement: Statement
    /// Its name.
    public var alias: Identifier
    /// Where its parenthesis stands.
    public var place: Place
}

/// Tables that are joined from left to right (`<joined_table>`).
public struct JoinedTable: Hashable, Sendable {
    /// What rows a join keeps.
    public enum Kind: String, Hashable, Sendable {
        /// Those that agree.
        case inner = "INNER"
        /// All of the left side, too.
        case left = "LEFT"
        /// All of the right side, too.
        case right = "RIGHT"
        /// All of both sides, too.
        case full = "FULL"
    }

    /// When two rows agree.
    public enum Specification: Hashable, Sendable {
        /// If a condition holds.
        case on(Condition)
        /// If columns of these names are equal.
        case using([Identifier])
    }

    /// One table that is joined to all before it.
    public struct Step: Hashable, Sendable {
        /// Whether columns with the same name must be equal.
        public var isNatural: Bool
        /// What rows are kept.
        public var kind: Kind
        /// The right side.
        public var table: TableReference
        /// When rows agree; without one, all do.
        public var specification: Specification?
        /// Where the join's first word stands.
        public var place: Place
    }

    /// The leftmost table.
    public var first: TableReference
    /// The others; never empty.
    public var steps: [Step]
}

extension TableReference {
    /// Where it begins.
    var place: Place {
        switch self {
        case .table(let named): named.name.place
        case .derived(let derived): derived.place
        case .join(let join): join.first.place
        }
    }
}

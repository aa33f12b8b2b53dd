/// One SELECT.
public struct ResolvedSelect: Hashable, Sendable {
    /// Whether equal rows are given once.
    public let isDistinct: Bool
    /// The most rows that are given, after the statement's offset.
    public let top: Int?
    /// The values of the columns, as many as the statement's columns.
    public let values: [ResolvedExpression]
    /// The tables of FROM.
    public let tables: [ResolvedTable]
    /// WHERE.
    public let condition: ResolvedCondition?
    /// GROUP BY.
    public let groups: [ResolvedExpression]
    /// HAVING.
    public let having: ResolvedCondition?
    /// Whether there is one row for each group, or one in all if there are no groups.
    public let isGrouped: Bool
}

/// What stands in FROM.
public indirect enum ResolvedTable: Hashable, Sendable {
    /// A table, or a query in place of one.
    case instance(TableInstance)
    /// Tables that are joined.
    case join(ResolvedJoin)
}

/// A table at one place of FROM.
public struct TableInstance: Hashable, Sendable {
    /// Where its rows come from.
    public enum Source: Hashable, Sendable {
        /// A table of the catalogue, by the catalogue's spelling.
        case table(schema: String, name: String)
        /// A query that WITH names, by its number from 0.
        case common(Int)
        /// A query in FROM.
        case derived(ResolvedStatement)
    }

    /// Its number, which no other instance of the whole query has; from 0.
    public let id: Int
    /// What the query calls it.
    public let name: String
    /// Where its rows come from.
    public let source: Source
    /// Its columns; of a query, those of its statement.
    public let columns: [Catalogue.Column]
}

/// Tables that are joined from left to right.
public struct ResolvedJoin: Hashable, Sendable {
    /// One table that is joined to all before it.
    public struct Step: Hashable, Sendable {
        /// What rows are kept.
        public let kind: JoinedTable.Kind
        /// The right side.
        public let table: ResolvedTable
        /// When rows agree, also for NATURAL and USING; without one, all do.
        public let condition: ResolvedCondition?
    }

    /// The leftmost table.
    public let first: ResolvedTable
    /// The others; never empty.
    public let steps: [Step]
}

/// A column of an instance of a table.
public struct ColumnUse: Sendable {
    /// The number of the instance.
    public let instance: Int
    /// The number of the column in it, from 0.
    public let index: Int
    /// The column.
    public let column: Catalogue.Column
}

extension ColumnUse: Hashable {
    /// Whether the two are the same column of the same instance.
    public static func == (left: ColumnUse, right: ColumnUse) -> Bool {
        left.instance == right.instance && left.index == right.index
    }

    /// Adds instance and column.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(instance)
        hasher.combine(index)
    }
}

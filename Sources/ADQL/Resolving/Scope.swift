/// A column as a query may name it without its table.
struct ScopeColumn {
    let name: String
    /// The value: a column, or what NATURAL and USING make of two.
    let value: ResolvedExpression
}

/// A table of a scope.
struct ScopeTable {
    /// What the query calls it.
    let name: String
    /// Its schema, if it is called by its own name.
    let schema: String?
    let columns: [ScopeColumn]
}

/// Tables side by side, and the columns that `*` gives, in the standard's order.
struct Relation {
    var tables: [ScopeTable]
    var columns: [ScopeColumn]
}

/// What the names of one SELECT may mean.
struct Scope {
    let relation: Relation
    private let columnsByName: [String: [Int]]
    private let tablesByName: [String: [Int]]

    init(_ relation: Relation) {
        self.relation = relation
        columnsByName = Dictionary(grouping: relation.columns.indices) {
            relation.columns[$0].name.lowercased()
        }
        tablesByName = Dictionary(grouping: relation.tables.indices) {
            relation.tables[$0].name.lowercased()
        }
    }

    /// The columns that a name without table may mean.
    func columns(_ name: Identifier) -> [ScopeColumn] {
        (columnsByName[name.name.lowercased()] ?? []).map { relation.columns[$0] }
            .filter { name.matches($0.name) }
    }

    /// The tables that a name may mean.
    func tables(_ qualifiers: [Identifier]) -> [ScopeTable] {
        guard let name = qualifiers.last, qualifiers.count < 3 else { return [] }
        return (tablesByName[name.name.lowercased()] ?? []).map { relation.tables[$0] }
            .filter { table in
                guard name.matches(table.name) else { return false }
                guard qualifiers.count == 2 else { return true }
                return table.schema.map { qualifiers[0].matches($0) } ?? false
            }
    }
}

/// A column as a query may name it without its table.
struct ScopeColumn {
    let name: String
    /// The value: a column, or what NATURAL and USING make of two.
    let value: ResolvedExpression
}

/// Names, and where they are: a query may ask for each of thousands of columns.
struct NameIndex {
    private let names: [String]
    private let placesByName: [String: [Int]]

    init(_ names: [String]) {
        self.names = names
        placesByName = Dictionary(grouping: names.indices) { names[$0].lowercased() }
    }

    /// Where the names are that one means.
    func places(_ name: Identifier) -> [Int] {
        (placesByName[name.name.lowercased()] ?? []).filter { name.matches(names[$0]) }
    }
}

/// A table of a scope.
struct ScopeTable {
    /// What the query calls it.
    let name: String
    /// Its schema, if it is called by its own name.
    let schema: String?
    let columns: [ScopeColumn]
    private let index: NameIndex

    init(name: String, schema: String?, columns: [ScopeColumn]) {
        self.name = name
        self.schema = schema
        self.columns = columns
        index = NameIndex(columns.map(\.name))
    }

    func columns(_ name: Identifier) -> [ScopeColumn] { index.places(name).map { columns[$0] } }
}

/// Tables side by side, and the columns that `*` gives, in the standard's order.
struct Relation {
    var tables: [ScopeTable]
    var columns: [ScopeColumn]

    /// One beside the other.
    static func + (left: Relation, right: Relation) -> Relation {
        Relation(tables: left.tables + right.tables, columns: left.columns + right.columns)
    }
}

/// What the names of one SELECT may mean.
struct Scope {
    let relation: Relation
    private let columnIndex: NameIndex
    private let tableIndex: NameIndex

    init(_ relation: Relation) {
        self.relation = relation
        columnIndex = NameIndex(relation.columns.map(\.name))
        tableIndex = NameIndex(relation.tables.map(\.name))
    }

    /// Where the columns are that a name without table may mean.
    func places(_ name: Identifier) -> [Int] { columnIndex.places(name) }

    /// The columns that a name without table may mean.
    func columns(_ name: Identifier) -> [ScopeColumn] { places(name).map { relation.columns[$0] } }

    /// The tables that a name may mean.
    func tables(_ qualifiers: [Identifier]) -> [ScopeTable] {
        guard let name = qualifiers.last, qualifiers.count < 3 else { return [] }
        return tableIndex.places(name).map { relation.tables[$0] }.filter { table in
            guard qualifiers.count == 2 else { return true }
            return table.schema.map { qualifiers[0].matches($0) } ?? false
        }
    }
}

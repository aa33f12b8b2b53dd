extension Resolver {
    /// The tables of FROM, one beside the other.
    mutating func resolve(
        _ tables: [TableReference]
    ) throws(ADQLError) -> ([ResolvedTable], Relation) {
        var resolved: [ResolvedTable] = []
        var whole = Relation(tables: [], columns: [])
        for table in tables {
            let (one, relation) = try resolve(table)
            resolved.append(one)
            try checkWidth(whole, relation, at: table.place)
            whole = whole + relation
        }
        return (resolved, whole)
    }

    /// Refuses tables side by side that have too many columns.
    func checkWidth(_ left: Relation, _ right: Relation, at place: Place) throws(ADQLError) {
        guard left.columns.count + right.columns.count <= limits.columns else {
            throw ADQLError(
                .limit, at: place, "the tables of FROM have more than \(limits.columns) columns")
        }
    }

    mutating func resolve(
        _ table: TableReference
    ) throws(ADQLError) -> (ResolvedTable, Relation) {
        switch table {
        case .table(let named): try resolve(named)
        case .derived(let derived): try resolve(derived)
        case .join(let join): try resolve(join)
        }
    }

    private mutating func resolve(
        _ named: NamedTable
    ) throws(ADQLError) -> (ResolvedTable, Relation) {
        let place = named.name.place
        let id = try instance(at: place)
        let own = named.name.parts[named.name.parts.count - 1]
        if named.name.parts.count == 1,
            let index = commonTables.firstIndex(where: { own.matches($0.name) })
        {
            let statement = commonTables[index].statement
            let instance = TableInstance(
                id: id, name: named.alias?.name ?? own.name, source: .common(index),
                columns: statement.columns)
            return relation(instance, statement.labels, schema: nil, at: place)
        }
        let (schema, table) = try table(named.name)
        let instance = TableInstance(
            id: id, name: named.alias?.name ?? table.name,
            source: .table(schema: schema, name: table.name), columns: table.columns)
        return relation(
            instance, table.columns.map(\.name), schema: named.alias == nil ? schema : nil,
            at: place)
    }

    /// A table of the catalogue; what WITH names is told as well, if there is none.
    private func table(
        _ name: QualifiedName
    ) throws(ADQLError) -> (schema: String, table: Catalogue.Table) {
        do {
            return try catalogue.table(name)
        } catch {
            let common = commonTables.map(\.name)
            guard name.parts.count == 1, error.hint == nil, !common.isEmpty else { throw error }
            throw .unknown(name.parts[0], "table", among: common)
        }
    }

    private mutating func resolve(
        _ derived: DerivedTable
    ) throws(ADQLError) -> (ResolvedTable, Relation) {
        let id = try instance(at: derived.place)
        let statement = try within(nil, .allowed) { resolver throws(ADQLError) in
            try resolver.resolve(derived.statement)
        }
        let instance = TableInstance(
            id: id, name: derived.alias.name, source: .derived(statement),
            columns: statement.columns)
        return relation(instance, statement.labels, schema: nil, at: derived.place)
    }

    private func relation(
        _ instance: TableInstance, _ labels: [String], schema: String?, at place: Place
    ) -> (ResolvedTable, Relation) {
        var columns: [ScopeColumn] = []
        for (index, column) in instance.columns.enumerated() {
            let use = ColumnUse(instance: instance.id, index: index, column: column)
            columns.append(
                ScopeColumn(
                    name: labels[index],
                    value: ResolvedExpression(form: .column(use), type: column.type, place: place)))
        }
        let table = ScopeTable(name: instance.name, schema: schema, columns: columns)
        return (.instance(instance), Relation(tables: [table], columns: columns))
    }
}

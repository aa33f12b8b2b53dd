extension Resolver {
    mutating func resolve(
        _ select: Select, of statement: Statement
    ) throws(ADQLError) -> ResolvedStatement {
        let (tables, relation) = try resolve(select.tables)
        let scope = Scope(relation)
        let condition = try within(scope, .refused("in WHERE")) { resolver throws(ADQLError) in
            try resolver.resolve(select.condition)
        }
        let items = try within(scope, .allowed) { resolver throws(ADQLError) in
            try resolver.items(select, scope)
        }
        let columns = items.columns
        let names = ResultNames(items.labels, columns)
        let groups = try within(scope, .refused("in GROUP BY")) { resolver throws(ADQLError) in
            try resolver.groups(select.groups, items, names)
        }
        let having = try within(scope, .allowed) { resolver throws(ADQLError) in
            try resolver.resolve(select.having)
        }
        let order = try within(scope, .allowed) { resolver throws(ADQLError) in
            try resolver.order(statement.order, select, items, names)
        }
        let terms = order.compactMap { term in
            if case .value(let value) = term.key { value } else { nil }
        }
        let values = items.values + (having?.parts ?? []) + terms
        let isGrouped =
            !groups.isEmpty || having != nil
            || values.contains { $0.contains(where: \.isAggregate) }
        if isGrouped {
            try Grouping(groups: groups, relation: relation).check(values)
        }
        let resolved = ResolvedSelect(
            isDistinct: select.isDistinct, top: select.top, values: items.values, tables: tables,
            condition: condition, groups: groups, having: having, isGrouped: isGrouped)
        return ResolvedStatement(
            body: .select(resolved), order: order, offset: statement.offset, columns: columns,
            labels: items.labels)
    }

    private mutating func resolve(
        _ condition: Condition?
    ) throws(ADQLError) -> ResolvedCondition? {
        guard let condition else { return nil }
        return try resolve(condition)
    }

    private mutating func items(_ select: Select, _ scope: Scope) throws(ADQLError) -> Items {
        var items = Items()
        for item in select.items {
            switch item {
            case .all: items.append(scope.relation.columns)
            case .allOf(let name): items.append(try table(name, in: scope).columns)
            case .expression(let expression, let alias):
                let value = try resolve(expression)
                var label = alias?.name
                if label == nil, case .column(let name) = expression {
                    label = name.parts[name.parts.count - 1].name
                }
                items.append(value, label: label)
            }
            guard items.values.count <= limits.columns else {
                throw ADQLError(
                    .limit, at: select.place,
                    "the result has more than \(limits.columns) columns")
            }
        }
        return items
    }

    private func table(_ name: QualifiedName, in scope: Scope) throws(ADQLError) -> ScopeTable {
        let found = scope.tables(name.parts)
        guard let table = found.first else {
            throw .unknown(
                name.parts[name.parts.count - 1], "table",
                among: scope.relation.tables.map(\.name), suffix: " in FROM")
        }
        guard found.count == 1 else {
            throw ADQLError(.name, at: name.place, "several tables in FROM are called \(name)")
        }
        return table
    }

    /// GROUP BY: a name that is none of FROM may be one that SELECT gives to a value.
    private mutating func groups(
        _ groups: [Expression], _ items: Items, _ names: ResultNames
    ) throws(ADQLError) -> [ResolvedExpression] {
        var resolved: [ResolvedExpression] = []
        var labelled: Set<Int> = []
        for group in groups {
            guard case .column(let name) = group, name.parts.count == 1,
                scopes[scopes.count - 1].columns(name.parts[0]).isEmpty,
                let index = names.labelled(name.parts[0])
            else {
                resolved.append(try resolve(group))
                continue
            }
            // To group by the same twice changes nothing.
            guard labelled.insert(index).inserted else { continue }
            let value = items.values[index]
            guard !value.contains(where: \.isAggregate) else {
                throw ADQLError(
                    .grouping, at: name.place, "an aggregate cannot stand in GROUP BY")
            }
            resolved.append(value)
        }
        return resolved
    }

    private mutating func order(
        _ terms: [OrderTerm], _ select: Select, _ items: Items, _ names: ResultNames
    ) throws(ADQLError) -> [ResolvedOrder] {
        var order: [ResolvedOrder] = []
        var places: [ResolvedExpression: Int]?
        for term in terms {
            var key = try names.column(term).map(ResolvedOrder.Key.column)
            if key == nil, case .expression(let expression) = term.key {
                let value = try resolve(expression)
                let known =
                    places
                    ?? Dictionary(zip(items.values, items.values.indices)) { first, _ in first }
                places = known
                key = known[value].map { .column($0) } ?? .value(value)
                if select.isDistinct, known[value] == nil {
                    throw ADQLError(
                        .type, at: term.place,
                        "with DISTINCT, rows are ordered by what is selected")
                }
            }
            if let key {
                order.append(ResolvedOrder(key: key, isDescending: term.isDescending))
            }
        }
        return order
    }
}

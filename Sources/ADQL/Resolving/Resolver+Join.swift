extension Resolver {
    mutating func resolve(_ join: JoinedTable) throws(ADQLError) -> (ResolvedTable, Relation) {
        var (first, relation) = try resolve(join.first)
        var steps: [ResolvedJoin.Step] = []
        for step in join.steps {
            let (table, right) = try resolve(step.table)
            try checkWidth(relation, right, at: step.place)
            let (condition, joined) = try joined(relation, right, step)
            steps.append(ResolvedJoin.Step(kind: step.kind, table: table, condition: condition))
            relation = joined
        }
        first = .join(ResolvedJoin(first: first, steps: steps))
        return (first, relation)
    }

    private mutating func joined(
        _ left: Relation, _ right: Relation, _ step: JoinedTable.Step
    ) throws(ADQLError) -> (ResolvedCondition?, Relation) {
        switch step.specification {
        case .using(let names):
            return try merged(left, right, step, columns: try pairs(left, right, using: names))
        case nil where step.isNatural:
            return try merged(left, right, step, columns: try naturalPairs(left, right, step))
        case .on(let condition):
            let both = left + right
            let resolved = try within(Scope(both), .refused("in ON")) { r throws(ADQLError) in
                try r.resolve(condition)
            }
            return (resolved, both)
        case nil: return (nil, left + right)
        }
    }

    /// The places of the columns that USING names.
    private func pairs(
        _ left: Relation, _ right: Relation, using names: [Identifier]
    ) throws(ADQLError) -> [(Int, Int)] {
        let sides = [(Scope(left), "left"), (Scope(right), "right")]
        var seen: Set<[Int]> = []
        var pairs: [(Int, Int)] = []
        for name in names {
            var pair: [Int] = []
            for (side, word) in sides {
                let places = side.places(name)
                guard let place = places.first else {
                    throw .unknown(
                        name, "column", among: side.relation.columns.map(\.name),
                        suffix: " on the \(word) side of the join")
                }
                guard places.count == 1 else {
                    throw ADQLError(
                        .name, at: name.place,
                        "the \(word) side of the join has several columns '\(name.name.shown)'")
                }
                pair.append(place)
            }
            guard seen.insert(pair).inserted else {
                throw ADQLError(
                    .name, at: name.place, "USING names '\(name.name.shown)' twice")
            }
            pairs.append((pair[0], pair[1]))
        }
        return pairs
    }

    /// The places of the columns that have the same name on both sides.
    private func naturalPairs(
        _ left: Relation, _ right: Relation, _ step: JoinedTable.Step
    ) throws(ADQLError) -> [(Int, Int)] {
        let others = Dictionary(grouping: right.columns.indices) {
            right.columns[$0].name.lowercased()
        }
        var seen: Set<String> = []
        var pairs: [(Int, Int)] = []
        for (index, column) in left.columns.enumerated() {
            let name = column.name.lowercased()
            guard let found = others[name] else { continue }
            guard found.count == 1, seen.insert(name).inserted else {
                throw ADQLError(
                    .name, at: step.place,
                    "NATURAL JOIN: one side has several columns '\(column.name.shown)'")
            }
            pairs.append((index, found[0]))
        }
        return pairs
    }

    /// What is common comes first, then the rest of the left and of the right (SQL-92 §7.5).
    private func merged(
        _ left: Relation, _ right: Relation, _ step: JoinedTable.Step, columns pairs: [(Int, Int)]
    ) throws(ADQLError) -> (ResolvedCondition?, Relation) {
        var columns: [ScopeColumn] = []
        var conditions: [ResolvedCondition] = []
        for (i, j) in pairs {
            let (first, second) = (left.columns[i], right.columns[j])
            guard first.value.type.isComparable(with: second.value.type),
                let type = first.value.type.common(with: second.value.type)
            else {
                throw ADQLError(
                    .type, at: step.place,
                    "the columns '\(first.name.shown)' of both sides cannot be compared")
            }
            conditions.append(.comparison(first.value, .equal, second.value))
            let value: ResolvedExpression =
                switch step.kind {
                case .inner, .left: first.value
                case .right: second.value
                case .full:
                    ResolvedExpression(
                        form: .merged(first.value.merged + [second.value]), type: type,
                        place: step.place)
                }
            columns.append(ScopeColumn(name: first.name, value: value))
        }
        let (taken, gone) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
        columns += left.columns.indices.filter { !taken.contains($0) }.map { left.columns[$0] }
        columns += right.columns.indices.filter { !gone.contains($0) }.map { right.columns[$0] }
        let condition = conditions.count > 1 ? .all(conditions) : conditions.first
        return (condition, Relation(tables: left.tables + right.tables, columns: columns))
    }
}

extension ResolvedExpression {
    /// The columns that it stands for.
    fileprivate var merged: [ResolvedExpression] {
        if case .merged(let columns) = form { columns } else { [self] }
    }
}

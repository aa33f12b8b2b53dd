extension Instance {
    /// Inferences 21, 7 and 8, which no further merging can follow.
    ///
    /// A generation, invalidation, start or end is added only where there is none: one more of
    /// them would be simultaneous with those that are known (Constraints 31, 32, 39, 40), and
    /// its other arguments are known to nobody.
    mutating func complete() {
        specifics = specializations()
        let stated = statements.indices.filter { statements[$0].kind == .entity && isAlive($0) }
        let entities = inheriting(stated.map { (statements[$0].identifier ?? 0, $0) })
        emptyCollections = inheriting(statedEmptyCollections())
        var known: [Record.Kind: Set<Int>] = [:]
        for index in statements.indices where isAlive(index) {
            guard statements[index].kind.determinants != nil else { continue }
            known[statements[index].kind, default: []].insert(terms.root(statements[index][0]))
        }
        for (entity, source) in entities.sorted(by: { $0.key < $1.key }) {
            for kind in [Record.Kind.wasGeneratedBy, .wasInvalidatedBy]
            where known[kind]?.contains(entity) != true {
                let arguments = [entity, terms.variable(), terms.variable()]
                add(
                    Statement(
                        kind, identifier: nil, arguments, record: statements[source].record,
                        inference: 7))
            }
        }
        completeActivities(known)
    }

    private mutating func completeActivities(_ known: [Record.Kind: Set<Int>]) {
        for index in statements.indices where statements[index].kind == .activity {
            guard isAlive(index), let identifier = statements[index].identifier else { continue }
            let (activity, statement) = (terms.root(identifier), statements[index])
            for (place, kind) in [Record.Kind.wasStartedBy, .wasEndedBy].enumerated()
            where known[kind]?.contains(activity) != true {
                let unknown = [terms.variable(), terms.variable()]
                add(
                    Statement(
                        kind, identifier: nil, [activity] + unknown + [statement[place]],
                        record: statement.record, inference: 8))
            }
        }
    }

    /// For each entity its direct specializations, with the statement that says so.
    private func specializations() -> [Int: [Specialization]] {
        var specifics: [Int: [Specialization]] = [:]
        for (index, statement) in statements.enumerated()
        where statement.kind == .specializationOf {
            specifics[terms.root(statement[1]), default: []].append(
                Specialization(specific: terms.root(statement[0]), statement: index))
        }
        return specifics
    }

    private func statedEmptyCollections() -> [(Int, Int)] {
        statements.indices.compactMap { index in
            let statement = statements[index]
            guard statement.kind == .entity, let identifier = statement.identifier,
                records[statement.record].types.contains(Self.emptyCollection)
            else { return nil }
            return (identifier, index)
        }
    }

    /// Inference 21: what holds of an entity holds of its specializations, and of theirs.
    ///
    /// - Parameter seeds: Entities with the statements that say it of them.
    /// - Returns: Each entity of which it holds, with the statement from which that follows.
    private func inheriting(_ seeds: [(entity: Int, statement: Int)]) -> [Int: Int] {
        var holds: [Int: Int] = [:]
        var pending: [(Int, Int)] = []
        for (entity, statement) in seeds {
            let entity = terms.root(entity)
            guard holds[entity] == nil else { continue }
            holds[entity] = statement
            pending.append((entity, statement))
        }
        while let (entity, statement) = pending.popLast() {
            for next in specifics[entity] ?? [] where holds[next.specific] == nil {
                holds[next.specific] = statement
                pending.append((next.specific, statement))
            }
        }
        return holds
    }

    private static let emptyCollection = Namespace.prov("EmptyCollection")
}

/// That an entity is a specialization of another one.
struct Specialization {
    /// The more specific entity.
    let specific: Int
    /// The statement that says so.
    let statement: Int
}

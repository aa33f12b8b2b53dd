extension Instance {
    /// What each term must be, and that nothing is both an entity and an activity
    /// (PROV-CONSTRAINTS §6.3, Constraint 50; §6.4, Constraint 55).
    mutating func checkTypes() {
        // For each term the first statement that makes it an entity, and an activity.
        var entities = [Int](repeating: -1, count: terms.count)
        var activities = entities
        var mixed: [Int] = []
        for (index, statement) in statements.enumerated() {
            for (term, type) in types(by: statement) {
                let term = terms.root(term)
                let (known, other) =
                    type == .entity
                    ? (entities[term], activities[term]) : (activities[term], entities[term])
                guard known < 0 else { continue }
                if type == .entity { entities[term] = index } else { activities[term] = index }
                if other >= 0 { mixed.append(term) }
            }
        }
        for term in mixed { reportMixed(term, entities[term], activities[term]) }
    }

    private mutating func reportMixed(_ term: Int, _ entity: Int, _ activity: Int) {
        let name = terms.name(term)
        let records = [statements[entity].record, statements[activity].record]
        findings.append(
            Finding(
                constraint: .entityActivityDisjoint, contributing: [.typing],
                subjects: [name].compactMap(\.self),
                records: records[0] == records[1] ? [records[0]] : records
            ) { phrasing in
                let name = name.map(phrasing.phrase) ?? "one unnamed thing"
                return "\(name) is an entity by \(phrasing.phrase(record: records[0])) "
                    + "and an activity by \(phrasing.phrase(record: records[1]))"
            })
    }

    /// What a statement says its terms are; that they are agents or collections excludes nothing.
    private func types(by statement: Statement) -> [(term: Int, type: BasicType)] {
        switch statement.kind {
        case .entity:
            return statement.identifier.map { [($0, .entity)] } ?? []
        case .activity:
            return statement.identifier.map { [($0, .activity)] } ?? []
        case .used:
            return [(statement[0], .activity), (statement[1], .entity)]
        case .wasGeneratedBy, .wasInvalidatedBy:
            return [(statement[0], .entity), (statement[1], .activity)]
        case .wasInformedBy:
            return [(statement[0], .activity), (statement[1], .activity)]
        case .wasStartedBy, .wasEndedBy:
            return [
                (statement[0], .activity), (statement[1], .entity), (statement[2], .activity),
            ]
        case .wasDerivedFrom:
            // The activity is one where it is given, which inference 11 has said already.
            return [(statement[0], .entity), (statement[1], .entity)]
        case .wasAttributedTo:
            return [(statement[0], .entity)]
        case .wasAssociatedWith where statement[2] == terms.placeholder:
            return [(statement[0], .activity)]
        case .wasAssociatedWith:
            return [(statement[0], .activity), (statement[2], .entity)]
        case .actedOnBehalfOf:
            return [(statement[2], .activity)]
        case .alternateOf, .specializationOf, .hadMember:
            return [(statement[0], .entity), (statement[1], .entity)]
        default:
            return []
        }
    }

    private enum BasicType {
        case entity, activity
    }
}

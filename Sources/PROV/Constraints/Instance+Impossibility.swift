extension Instance {
    /// What cannot be (PROV-CONSTRAINTS §6.4, Constraints 51, 54 and 56).
    ///
    /// Constraint 53 is found when statements are merged, 52 among the cycles, 55 with the types.
    mutating func checkImpossibilities() {
        for index in statements.indices where isAlive(index) {
            let statement = statements[index]
            switch statement.kind {
            case .wasDerivedFrom: checkDerivation(statement)
            case .hadMember: checkMembership(statement)
            case .entity, .activity, .agent: checkObject(statement)
            default: break
            }
        }
    }

    /// Constraint 51: a derivation without activity has neither generation nor usage.
    private mutating func checkDerivation(_ statement: Statement) {
        guard statement[2] == terms.placeholder else { return }
        let given = [(3, "generation"), (4, "usage")]
            .filter { statement[$0.0] != terms.placeholder }
        guard let first = given.first else { return }
        let subjects = given.compactMap { terms.name(statement[$0.0]) }
        findings.append(
            Finding(
                constraint: .impossibleUnspecifiedDerivation, subjects: subjects,
                records: [statement.record]
            ) {
                "\($0.phrase(record: statement.record)) names a \(first.1), "
                    + "but no activity to which it belongs"
            })
    }

    /// Constraint 54: what identifies a thing cannot identify a relation.
    private mutating func checkObject(_ statement: Statement) {
        guard let term = statement.identifier.map(terms.root), let present = kinds[term],
            let kind = Record.Kind.allCases.first(where: { present & 1 << $0.bit != 0 }),
            let other = keys[StatementKey(kind: kind, first: term, second: nil)]
        else { return }
        let name = terms.name(term)
        findings.append(
            Finding(
                constraint: .impossibleObjectPropertyOverlap,
                subjects: [name].compactMap(\.self),
                records: [statement.record, statements[other].record]
            ) { phrasing in
                let name = name.map(phrasing.phrase) ?? "one identifier"
                return "\(name) identifies both an \(statement.kind) and a \(kind)"
            })
    }

    /// Constraint 56: an empty collection has no member.
    private mutating func checkMembership(_ statement: Statement) {
        let collection = terms.root(statement[0])
        guard let source = emptyCollections[collection].map({ statements[$0].record }) else {
            return
        }
        let name = terms.name(collection)
        findings.append(
            Finding(
                constraint: .membershipEmptyCollection, contributing: [.typing],
                subjects: [name].compactMap(\.self), records: [source, statement.record]
            ) { phrasing in
                let name = name.map(phrasing.phrase) ?? "a collection"
                return "\(name) is an empty collection by \(phrasing.phrase(record: source)), "
                    + "but has a member by \(phrasing.phrase(record: statement.record))"
            })
    }
}

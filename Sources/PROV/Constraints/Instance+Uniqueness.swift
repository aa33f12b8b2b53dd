extension Instance {
    /// Merges the statements that the uniqueness constraints make one, until there are no more
    /// (PROV-CONSTRAINTS §6.1, Constraints 22–29).
    ///
    /// A statement is looked at again only when a term of its keys has got another representative,
    /// which happens to it at most log(n) times. What cannot be merged is reported and stays two.
    mutating func unify() {
        for (index, statement) in statements.enumerated() { noteKeys(of: statement, index) }
        var pending = Array(statements.indices.reversed())
        while let index = pending.popLast() {
            if isAlive(index) { mergeByIdentifier(index, &pending) }
            if isAlive(index) { mergeByDeterminants(index, &pending) }
        }
        unifyTimes()
    }

    private mutating func noteKeys(of statement: Statement, _ index: Int) {
        if let identifier = statement.identifier { terms.addUser(index, of: identifier) }
        guard let determinants = statement.kind.determinants else { return }
        terms.addUser(index, of: statement[determinants.first])
        terms.addUser(index, of: statement[determinants.second])
    }

    /// Constraints 22 and 23: the identifier is a key.
    private mutating func mergeByIdentifier(_ index: Int, _ pending: inout [Int]) {
        let statement = statements[index]
        guard let identifier = statement.identifier.map(terms.root) else { return }
        let key = StatementKey(kind: statement.kind, first: identifier, second: nil)
        if let other = keys[key].map(representative) {
            if other != index { merge(index, into: other, [], &pending) }
        } else {
            keys[key] = index
        }
        guard isAlive(index), statement.kind.isInfluence else { return }
        mergeInfluences(index, identifier, &pending)
    }

    /// Constraints 24 to 27: an event is determined by its entity and activity.
    private mutating func mergeByDeterminants(_ index: Int, _ pending: inout [Int]) {
        let statement = statements[index]
        guard let determinants = statement.kind.determinants,
            let identifier = statement.identifier
        else { return }
        let key = StatementKey(
            kind: statement.kind, first: terms.root(statement[determinants.first]),
            second: terms.root(statement[determinants.second]))
        guard let other = keys[key].map(representative) else {
            keys[key] = index
            return
        }
        guard other != index, let known = statements[other].identifier else { return }
        let constraint = determinants.constraint
        if let conflict = unify(identifier, known, &pending) {
            report(clash(constraint, index, other, place: -1), conflict, [])
        } else {
            merge(index, into: other, [constraint], &pending)
        }
    }

    /// Makes one statement of two that have the same identifier.
    private mutating func merge(
        _ index: Int, into other: Int, _ contributing: Set<Constraint>, _ pending: inout [Int]
    ) {
        guard !clashing.contains(index) else { return }
        let (statement, survivor) = (statements[index], statements[other])
        let constraint: Constraint = statement.kind.isElement ? .keyObject : .keyProperties
        for place in 0..<statement.arity {
            guard let conflict = unify(statement[place], survivor[place], &pending) else {
                continue
            }
            report(clash(constraint, index, other, place: place), conflict, contributing)
            clashing.insert(index)
            return
        }
        merged[index] = other
        ring.swapAt(index, other)
    }

    /// Inference 15 with Constraint 23: records of one identifier are one influence.
    ///
    /// Where Constraint 53 forbids them to have one identifier, that is reported and no more.
    private mutating func mergeInfluences(
        _ index: Int, _ identifier: Int, _ pending: inout [Int]
    ) {
        let statement = statements[index]
        let present = kinds[identifier] ?? 0
        kinds[identifier] = present | 1 << statement.kind.bit
        guard present & ~(1 << statement.kind.bit) != 0 else { return }
        for kind in Record.Kind.allCases where kind != statement.kind {
            let key = StatementKey(kind: kind, first: identifier, second: nil)
            guard kind.isInfluence, let other = keys[key].map(representative) else { continue }
            if kind.hasIdentifierOfItsOwn, statement.kind.hasIdentifierOfItsOwn {
                reportOverlap(index, other, identifier)
                continue
            }
            for place in 0..<2 {
                if let conflict = unify(
                    statement[place], statements[other][place], &pending)
                {
                    report(
                        clash(.keyProperties, index, other, place: place), conflict, [])
                }
            }
        }
    }

    /// Constraints 28 and 29: an activity has the times of its start and its end.
    ///
    /// Times are no part of any key, so this cannot lead to further merging.
    private mutating func unifyTimes() {
        var nothing: [Int] = []
        for (index, statement) in statements.enumerated() where isAlive(index) {
            let (place, constraint): (Int, Constraint)
            switch statement.kind {
            case .wasStartedBy: (place, constraint) = (0, .uniqueStartTime)
            case .wasEndedBy: (place, constraint) = (1, .uniqueEndTime)
            default: continue
            }
            let key = StatementKey(
                kind: .activity, first: terms.root(statement[0]), second: nil)
            guard let activity = keys[key].map(representative) else { continue }
            if let conflict = unify(statement[3], statements[activity][place], &nothing) {
                report(clash(constraint, index, activity, place: 3), conflict, [])
            }
        }
    }

    /// Makes two terms equal, and has the statements looked at again whose keys that changes.
    private mutating func unify(
        _ first: Int, _ second: Int, _ pending: inout [Int]
    ) -> (Terms.Constant, Terms.Constant)? {
        switch terms.unify(first, second) {
        case .same: return nil
        case .conflict(let one, let other): return (one, other)
        case .merged(let loser):
            pending += terms.users(ofLoser: loser)
            return nil
        }
    }
}

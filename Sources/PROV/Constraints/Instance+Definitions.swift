extension Instance {
    /// Makes statements of the records, with a term in every place, and draws the inferences that
    /// unification may build on (PROV-CONSTRAINTS §5, Definitions 1–4).
    ///
    /// Of the inferences only those are drawn that can change a verdict:
    /// 5, 9, 10, 11, 13 and 14 here, 7, 8 and 21 in `complete`, 15 in `unify`, 19 in the checks.
    /// The others add nothing that is not there without them. What 6 infers orders the start of
    /// one activity before the end of another, which the generation and the usage that it needs do
    /// already (33, 34, 37). 12, 16, 17, 18 and 20 say what is an alternate of what, from which
    /// follows only that both are entities, and that they are already.
    mutating func define() {
        statements.reserveCapacity(records.count)
        for (index, record) in records.enumerated() where hasMandatoryArguments(record, index) {
            let statement = statement(record, index)
            add(statement)
            infer(from: statement)
        }
    }

    /// Whether all is given that has to be; reports it otherwise.
    private mutating func hasMandatoryArguments(_ record: Record, _ index: Int) -> Bool {
        let missing: String? =
            if record.kind.isElement, record.identifier == nil {
                "identifier"
            } else {
                record.kind.arguments.prefix(record.kind.requiredArguments)
                    .first { !Self.mayBeUnknown($0, of: record) && record[$0] == nil }?.rawValue
            }
        guard let missing else { return true }
        findings.append(
            Finding(constraint: .mandatoryArgument, records: [index]) {
                "\($0.phrase(record)) has no \(missing), which PROV-DM makes mandatory"
            })
        return false
    }

    // PROV-DM requires a responsible agent, but W3C's own test suite passes a delegation without
    // (unification-delegation-s4-PASS-c23). Of dictionaries, which PROV-DM does not know, some
    // formats write an empty list as none.
    private static func mayBeUnknown(_ argument: Record.Argument, of record: Record) -> Bool {
        record.kind == .actedOnBehalfOf && argument == .responsible || argument.sort == .pairs
            || argument.sort == .keys
    }

    private mutating func statement(_ record: Record, _ index: Int) -> Statement {
        var arguments: [Int] = []
        for argument in record.kind.arguments {
            arguments.append(term(record[argument], as: argument, in: record))
        }
        var identifier = record.identifier.map { terms.term(.name($0)) }
        // Definition 1. Only where a uniqueness constraint may identify it is a name of use.
        if identifier == nil, record.kind.determinants != nil { identifier = terms.variable() }
        return Statement(record.kind, identifier: identifier, arguments, record: index)
    }

    /// Definitions 3 and 4: what is not given is unknown, unless it may not exist at all.
    private mutating func term(
        _ term: Record.Term?, as argument: Record.Argument, in record: Record
    ) -> Int {
        switch term {
        case .name(let name): return terms.term(.name(name))
        case .time: return terms.term(.time(term.map(Self.canonicalTime) ?? ""))
        case .pairs, .keys: return terms.placeholder
        case nil: break
        }
        let mayNotExist =
            argument == .plan
            || record.kind == .wasDerivedFrom && record[.activity] == nil
        return mayNotExist ? terms.placeholder : terms.variable()
    }

    private static func canonicalTime(_ term: Record.Term) -> String {
        guard case .time(let time) = term.canonical else { return "" }
        return time
    }
}

extension Instance {
    /// Inferences 5, 9, 10, 11, 13 and 14 from one statement.
    ///
    /// None of them yields what another one starts from, so each is drawn once and it ends.
    private mutating func infer(from statement: Statement) {
        let record = statement.record
        switch statement.kind {
        case .wasInformedBy:
            let entity = terms.variable()
            addGeneration(of: entity, by: statement[1], record, 5)
            addUsage(of: entity, by: statement[0], record, 5)
        case .wasStartedBy, .wasEndedBy:
            let (trigger, starter) = (statement[1], statement[2])
            // Nothing would follow from some generation of something by somebody.
            guard
                records[record].arguments.contains(where: {
                    $0.term.sort == .name && $0.argument != .activity
                })
            else { return }
            addGeneration(of: trigger, by: starter, record, statement.kind == .wasEndedBy ? 10 : 9)
        case .wasDerivedFrom where statement[2] != terms.placeholder:
            addUsage(
                identifier: statement[4], of: statement[1], by: statement[2], record, 11)
            addGeneration(
                identifier: statement[3], of: statement[0], by: statement[2], record, 11)
        case .wasAttributedTo:
            let activity = terms.variable()
            addGeneration(of: statement[0], by: activity, record, 13)
            addAssociation(of: statement[1], with: activity, record, 13)
        case .actedOnBehalfOf:
            addAssociation(of: statement[0], with: statement[2], record, 14)
            addAssociation(of: statement[1], with: statement[2], record, 14)
        default:
            break
        }
    }

    private mutating func addGeneration(
        identifier: Int? = nil, of entity: Int, by activity: Int, _ record: Int, _ inference: Int
    ) {
        let identifier = identifier ?? terms.variable()
        add(
            Statement(
                .wasGeneratedBy, identifier: identifier, [entity, activity, terms.variable()],
                record: record, inference: inference))
    }

    private mutating func addUsage(
        identifier: Int? = nil, of entity: Int, by activity: Int, _ record: Int, _ inference: Int
    ) {
        add(
            Statement(
                .used, identifier: identifier, [activity, entity, terms.variable()],
                record: record, inference: inference))
    }

    private mutating func addAssociation(
        of agent: Int, with activity: Int, _ record: Int, _ inference: Int
    ) {
        add(
            Statement(
                .wasAssociatedWith, identifier: nil, [activity, agent, terms.variable()],
                record: record, inference: inference))
    }
}

extension Instance {
    /// The clash of two statements in one place, however often it is met.
    func clash(_ constraint: Constraint, _ first: Int, _ second: Int, place: Int) -> Clash {
        Clash(
            constraint: constraint, first: min(first, second), second: max(first, second),
            kind: statements[first].kind, place: place)
    }

    /// Reports, once, that two statements would have to agree in one place and do not.
    mutating func report(
        _ clash: Clash, _ conflict: (Terms.Constant, Terms.Constant),
        _ contributing: Set<Constraint>
    ) {
        guard reported.insert(clash).inserted else { return }
        let records = witnesses(of: clash, conflict)
        let values = [conflict.0, conflict.1].sorted {
            position(of: $0, clash, records) < position(of: $1, clash, records)
        }
        let what = Self.name(of: clash)
        let why = Self.premise(of: clash, contributing)
        findings.append(
            Finding(
                constraint: clash.constraint, contributing: contributing,
                subjects: Self.names(conflict), records: records
            ) { phrasing in
                let values = values.map(phrasing.phrase).joined(separator: " and ")
                return "\(phrasing.phrase(records: records)) \(why), but \(what) would be both "
                    + values
            })
    }

    /// Reports, once, that records of two kinds have one identifier (Constraint 53).
    mutating func reportOverlap(_ first: Int, _ second: Int, _ identifier: Int) {
        let clash = clash(.impossiblePropertyOverlap, first, second, place: -1)
        guard reported.insert(clash).inserted else { return }
        let kinds = [statements[first].kind.rawValue, statements[second].kind.rawValue].sorted()
        let name = terms.name(identifier)
        findings.append(
            Finding(
                constraint: .impossiblePropertyOverlap, subjects: [name].compactMap(\.self),
                records: Set([first, second].map { statements[$0].record }).sorted()
            ) { phrasing in
                let name = name.map(phrasing.phrase) ?? "one identifier"
                return "\(name) identifies both a \(kinds[0]) and a \(kinds[1])"
            })
    }

    /// The records of the two statements, and those merged with them that say what clashes.
    private func witnesses(
        of clash: Clash, _ conflict: (Terms.Constant, Terms.Constant)
    ) -> [Int] {
        var records = Set([clash.first, clash.second].map { statements[$0].record })
        guard clash.place >= 0 else { return records.sorted() }
        for value in [conflict.0, conflict.1] {
            for start in [clash.first, clash.second] {
                var member = start
                // A few are enough; a hostile document may have very many.
                for _ in 0..<8 {
                    let statement = statements[member]
                    if statement.inference == nil, states(statement.record, value, clash) {
                        records.insert(statement.record)
                        break
                    }
                    member = ring[member]
                    if member == start { break }
                }
            }
        }
        return records.sorted()
    }

    /// Whether a record of the kind of the clash itself says that the value is in its place.
    private func states(_ record: Int, _ value: Terms.Constant, _ clash: Clash) -> Bool {
        let record = records[record]
        guard record.kind == clash.kind, clash.place < record.kind.arguments.count else {
            return false
        }
        return switch record[record.kind.arguments[clash.place]]?.canonical {
        case .name(let name): value == .name(name)
        case .time(let time): value == .time(time)
        default: value == .placeholder
        }
    }

    /// Where a value is first stated among records, so that values are in the order of those.
    private func position(of value: Terms.Constant, _ clash: Clash, _ records: [Int]) -> Int {
        records.firstIndex { record in
            clash.place < 0
                ? value == self.records[record].identifier.map(Terms.Constant.name)
                : states(record, value, clash)
        } ?? records.count
    }

    private static func names(_ conflict: (Terms.Constant, Terms.Constant)) -> [QualifiedName] {
        [conflict.0, conflict.1].compactMap {
            guard case .name(let name) = $0 else { return nil }
            return name
        }
    }

    private static func name(of clash: Clash) -> String {
        guard clash.place >= 0 else { return "it" }
        let arguments = clash.kind.arguments
        guard clash.place < arguments.count else { return "the time" }
        return "the \(arguments[clash.place].rawValue)"
    }

    /// What makes the statements of a clash one.
    private static func premise(of clash: Clash, _ contributing: Set<Constraint>) -> String {
        switch clash.constraint {
        case .keyObject: "describe one \(clash.kind)"
        case .uniqueGeneration: "describe one generation of one entity by one activity"
        case .uniqueInvalidation: "describe one invalidation of one entity by one activity"
        case .uniqueStart: "describe one start of one activity by one starter"
        case .uniqueEnd: "describe one end of one activity by one ender"
        case .uniqueStartTime: "describe the start of one activity"
        case .uniqueEndTime: "describe the end of one activity"
        case _ where contributing.isEmpty: "have one identifier"
        default: "must be one \(clash.kind)"
        }
    }
}

import FitsProv

extension FileRows {
    /// Whose origin a row of `origins` says; the raw value is the column `subject`.
    enum Subject: String {
        case step, software, agent, used, parameter, field
    }

    /// Adds all steps; what took part in them is numbered through the whole file.
    mutating func addSteps(_ provenance: Provenance) {
        var numbers = Numbers()
        for (index, step) in provenance.steps.enumerated() {
            add(step, number: index + 1, &numbers)
        }
    }

    /// Adds where something stands, if that is known.
    mutating func add(_ place: Origin?, of subject: Subject, _ number: Int) {
        guard let place else { return }
        add(.origins) { cells in
            cells.add(subject.rawValue)
            cells.add(number)
            cells.add(place.dialect)
            cells.add(place.hdu)
            cells.add(place.card)
            cells.add(place.row)
            cells.add(place.certainty.rawValue)
        }
    }

    /// The last numbers that were given.
    private struct Numbers {
        var software = 0
        var agents = 0
        var used = 0
        var parameters = 0
    }

    private mutating func add(_ step: Step, number: Int, _ last: inout Numbers) {
        let activity = step.activity
        add(.activities) { cells in
            cells.add(number)
            cells.add(activity.identifier.isEmpty ? nil : activity.identifier)
            cells.add(activity.name)
            cells.add(activity.version)
            cells.add(activity.type)
            cells.add(activity.start)
            cells.add(activity.end)
            cells.add(step.isAncestor)
        }
        add(step.origin, of: .step, number)
        add(step.software, to: .software, as: .software, &last.software, \.origin) {
            (cells, fact, count) in
            cells.add(count)
            cells.add(number)
            cells.add(fact.name)
            cells.add(fact.version)
            cells.add(fact.version.map(SortKey.version))
        }
        add(step.agents, to: .agents, as: .agent, &last.agents, \.origin) { cells, fact, count in
            cells.add(count)
            cells.add(number)
            cells.add(fact.name)
            cells.add(fact.role)
        }
        // What an earlier step of the same file made is no input.
        let inputs = step.used.filter { $0.isIntermediate != true }
        add(inputs, to: .used, as: .used, &last.used, \.origin) { cells, fact, count in
            cells.add(count)
            cells.add(number)
            cells.add(fact.location)
            cells.add(NormalName(ofPath: fact.location).text)
            cells.add(fact.identifier)
            cells.add(fact.digest)
            cells.add(fact.role)
            cells.add(step.isAncestor)
            // What it is among the files is found out once all are there.
            for _ in 0..<4 { cells.add(nil as String?) }
        }
        add(step.parameters, to: .parameters, as: .parameter, &last.parameters, \.origin) {
            (cells, fact, count) in
            cells.add(fact.name)
            cells.add(count)
            cells.add(number)
            cells.add(fact.value)
            cells.add(fact.unit)
            cells.add(Double(fact.value))
            cells.add(FileRows.versionKey(fact.name, fact.value))
        }
    }

    /// Adds what took part in a step: for each a row, and another with its origin.
    private mutating func add<Fact>(
        _ facts: [Fact], to table: Table, as subject: Subject, _ last: inout Int,
        _ origin: KeyPath<Fact, Origin?>, _ fill: (inout CellList, Fact, Int) -> Void
    ) {
        for fact in facts {
            last += 1
            let count = last
            add(table) { fill(&$0, fact, count) }
            add(fact[keyPath: origin], of: subject, count)
        }
    }
}

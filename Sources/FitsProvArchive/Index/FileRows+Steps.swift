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
        for fact in step.software {
            last.software += 1
            add(.software) { cells in
                cells.add(last.software)
                cells.add(number)
                cells.add(fact.name)
                cells.add(fact.version)
                cells.add(fact.version.map(SortKey.version))
            }
            add(fact.origin, of: .software, last.software)
        }
        for fact in step.agents {
            last.agents += 1
            add(.agents) { cells in
                cells.add(last.agents)
                cells.add(number)
                cells.add(fact.name)
                cells.add(fact.role)
            }
            add(fact.origin, of: .agent, last.agents)
        }
        for fact in step.used {
            last.used += 1
            add(fact, last.used, step: number)
            add(fact.origin, of: .used, last.used)
        }
        for fact in step.parameters {
            last.parameters += 1
            add(fact, last.parameters, step: number)
            add(fact.origin, of: .parameter, last.parameters)
        }
    }

    private mutating func add(_ fact: UsedEntity, _ number: Int, step: Int) {
        add(.used) { cells in
            cells.add(number)
            cells.add(step)
            cells.add(fact.location)
            cells.add(NormalName(ofPath: fact.location).text)
            cells.add(fact.identifier)
            cells.add(fact.digest)
            cells.add(fact.role)
            // What it is among the files is found out once all are there.
            for _ in 0..<4 { cells.add(nil as String?) }
        }
    }

    private mutating func add(_ fact: Parameter, _ number: Int, step: Int) {
        add(.parameters) { cells in
            cells.add(fact.name)
            cells.add(number)
            cells.add(step)
            cells.add(fact.value)
            cells.add(fact.unit)
            cells.add(Double(fact.value))
            cells.add(FileRows.versionKey(fact.name, fact.value))
        }
    }
}

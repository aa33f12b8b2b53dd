import PROV

/// A document of PROV that somebody else wrote, as steps.
struct ForeignDocument {
    private let records: [Record]
    private var elements: [QualifiedName: Record] = [:]
    private var agents: [QualifiedName: Record] = [:]

    /// Takes the records of a document and of its bundles.
    ///
    /// - Parameter document: a document.
    init(_ document: Document) {
        records = document.records + document.bundles.flatMap(\.records)
        for record in records {
            guard let name = record.identifier else { continue }
            if record.kind == .entity, elements[name] == nil { elements[name] = record }
            if record.kind == .agent, agents[name] == nil { agents[name] = record }
        }
    }

    /// The activities in the order of the document, with what they used and who took part.
    ///
    /// An activity of which all products were used by others made inputs.
    ///
    /// - Parameter origin: where the document is.
    /// - Returns: the steps.
    func steps(_ origin: Origin) -> [Step] {
        var steps: [Step] = []
        var places: [QualifiedName: Int] = [:]
        for record in records where record.kind == .activity {
            guard let name = record.identifier, places[name] == nil else { continue }
            places[name] = steps.count
            // A name that nobody gave is none; the identifier tells which it is.
            var step = Step(record.label ?? record.texts("name").first ?? "", origin)
            step.activity.identifier = name.uri
            step.activity.start = record.time(.startTime).flatMap { Timestamp($0)?.utc }
            step.activity.end = record.time(.endTime).flatMap { Timestamp($0)?.utc }
            step.activity.version = record.texts("version").first
            steps.append(step)
        }
        var usedElsewhere: [QualifiedName: Set<Int>] = [:]
        for record in records where record.kind == .used {
            guard let place = record.name(.activity).flatMap({ places[$0] }),
                let name = record.name(.entity)
            else { continue }
            usedElsewhere[name, default: []].insert(place)
            note(name, record.values(.role).first?.text, in: &steps[place], origin)
        }
        for record in records where record.kind == .wasAssociatedWith {
            guard let place = record.name(.activity).flatMap({ places[$0] }),
                let name = record.name(.agent)
            else { continue }
            note(agent: name, record, in: &steps[place], origin)
        }
        markAncestors(in: &steps, places, usedElsewhere)
        return steps
    }

    private func note(
        _ name: QualifiedName, _ role: String?, in step: inout Step, _ origin: Origin
    ) {
        let record = elements[name]
        let location = record?.values(.location).first?.text ?? record?.texts("location").first
        if location == nil, let value = record?.values(.value).first?.text {
            step.set(record?.label ?? name.localPart, value, origin)
            return
        }
        var entity = UsedEntity(location: location ?? name.uri, role: role)
        entity.identifier = name.uri
        entity.description = record?.label
        entity.origin = origin
        step.used.append(entity)
    }

    private func note(
        agent name: QualifiedName, _ relation: Record, in step: inout Step, _ origin: Origin
    ) {
        let record = agents[name]
        let title = record?.label ?? record?.texts("name").first ?? name.localPart
        if record?.types.contains(Term.softwareAgent) ?? false {
            step.run(title, version: record?.texts("version").first, origin)
            return
        }
        var agent = Agent(name: title, role: relation.values(.role).first?.text)
        agent.identifier = name.uri
        agent.origin = origin
        step.agents.append(agent)
    }

    private func markAncestors(
        in steps: inout [Step], _ places: [QualifiedName: Int],
        _ users: [QualifiedName: Set<Int>]
    ) {
        var (feeds, ends): (Set<Int>, Set<Int>) = ([], [])
        for record in records where record.kind == .wasGeneratedBy {
            guard let place = record.name(.activity).flatMap({ places[$0] }),
                let name = record.name(.entity)
            else { continue }
            let others = users[name].map { $0.count > 1 || !$0.contains(place) } ?? false
            if others { feeds.insert(place) } else { ends.insert(place) }
        }
        // In a ring all would be ancestors, and none has made the file.
        guard feeds.subtracting(ends).count < steps.count else { return }
        for place in feeds.subtracting(ends) { steps[place].isAncestor = true }
    }
}

extension Record {
    /// The texts of attributes with a local name, whatever the namespace: dialects of PROV differ.
    fileprivate func texts(_ local: String) -> [String] {
        attributes.filter { $0.name.localPart == local }.map(\.value.text)
    }
}

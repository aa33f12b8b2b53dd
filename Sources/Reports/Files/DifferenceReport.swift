package import FitsProv

/// What differs in how two products were made, as JSON.
package struct DifferenceReport: Encodable, Sendable {
    private let names: [String]
    private let lineages: [Lineage]
    private let difference: LineageDifference

    /// Reports a difference.
    ///
    /// - Parameters:
    ///   - names: the two files, as the user named them.
    ///   - lineages: their paths.
    ///   - difference: what differs.
    package init(_ names: [String], _ lineages: [Lineage], _ difference: LineageDifference) {
        self.names = names
        self.lineages = lineages
        self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, files, equal, steps, differences, notes
    }

    /// Writes the report.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .schemaVersion)
        try container.encode(names, forKey: .files)
        try container.encode(difference.causes.isEmpty, forKey: .equal)
        try container.encode(difference.steps.count, forKey: .steps)
        try container.encode(
            difference.causes.map { item(difference.steps[$0]) }, forKey: .differences)
        try container.encode(
            difference.notes.map { note in
                var step = LineageDifference.Step(first: note.first, second: note.second)
                step.changes = note.changes
                return item(step)
            }, forKey: .notes)
    }

    private func item(_ step: LineageDifference.Step) -> Item {
        Item(
            activity: activity(step), files: files(step), distance: step.distance,
            changes: step.changes,
            consequences: step.consequences.map { number in
                let later = difference.steps[number]
                return Item.Consequence(activity: activity(later), files: files(later))
            })
    }

    /// The activity of a step, by its name.
    ///
    /// - Parameter step: a step.
    /// - Returns: the name; `input` where nothing is recorded.
    package func activity(_ step: LineageDifference.Step) -> String {
        nodes(step).compactMap { $0.provenance?.activity.name }.first ?? "input"
    }

    /// The names of the product of a step in both paths.
    ///
    /// - Parameter step: a step.
    /// - Returns: two names.
    package func files(_ step: LineageDifference.Step) -> [String] {
        zip(lineages, nodes(step)).map { $0.name(of: $1) }
    }

    private func nodes(_ step: LineageDifference.Step) -> [Lineage.Node] {
        [lineages[0].nodes[step.first], lineages[1].nodes[step.second]]
    }
}

/// A difference as JSON.
private struct Item: Encodable, Sendable {
    struct Consequence: Encodable {
        let activity: String
        let files: [String]
    }

    let activity: String
    let files: [String]
    let distance: Int
    let changes: [StepChange]
    let consequences: [Consequence]
}

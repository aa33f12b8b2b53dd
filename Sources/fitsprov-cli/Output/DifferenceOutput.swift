import FITS
import Files
import FitsProv

/// What differs in how two products were made, in the formats of `diff`.
struct DifferenceOutput: Encodable {
    private let names: [String]
    private let lineages: [Lineage]
    private let difference: LineageDifference

    /// The most consequences that are named.
    private static let mostNamed = 6

    init(_ names: [String], _ lineages: [Lineage], _ difference: LineageDifference) {
        self.names = names
        self.lineages = lineages
        self.difference = difference
    }

    /// The causes, the first at first, each with what follows from it.
    func text(_ style: Style) -> String {
        let both = names.joined(separator: " and ").escapingControls
        guard !difference.causes.isEmpty else {
            let none = style.good("no difference")
            let words =
                difference.notes.isEmpty ? "in how they were made" : "but in how these were made"
            return "\(both): \(none) \(words)\n" + notes(style)
        }
        let count = difference.causes.count
        let later = difference.steps.reduce(0) { $0 + $1.consequences.count }
        var text = "\(both): " + style.bad(count == 1 ? "1 difference" : "\(count) differences")
        text += later == 0 ? "\n" : ", and what follows from \(count == 1 ? "it" : "them")\n"
        for (index, cause) in difference.causes.enumerated() {
            text += "\n" + self.text(index + 1, difference.steps[cause], style)
        }
        return text + notes(style)
    }

    /// What was made in another way, though its content is the same.
    private func notes(_ style: Style) -> String {
        difference.notes.map { note in
            let step = LineageDifference.Step(first: note.first, second: note.second)
            let changes = note.changes.map { change in
                let values = [change.first, change.second].map { $0?.shortenedDigest ?? "–" }
                return "\(change.subject.rawValue) \(change.name) "
                    + values.joined(separator: " | ")
            }
            let words =
                "note: \(activity(step)) (\(files(step))) differs, and its content is the same: "
                + changes.joined(separator: ", ").escapingControls
            return "\n" + words.wrapped(style.width).map { $0 + "\n" }.joined()
        }.joined()
    }

    private func text(_ number: Int, _ step: LineageDifference.Step, _ style: Style) -> String {
        let head = "\(number). "
        let indent = "".padded(head.count)
        var text = head + style.bold(activity(step)) + "  " + files(step)
        text += style.dim(place(step.distance)) + "\n"
        let labels = step.changes.map { change in
            [change.subject.rawValue, change.name].filter { !$0.isEmpty }.joined(separator: " ")
                .escapingControls
        }
        let width = min(labels.map(\.count).max() ?? 0, style.width / 3)
        for (label, change) in zip(labels, step.changes) {
            let values = [change.first, change.second].map { $0?.shortenedDigest ?? "–" }
                .joined(separator: " | ").escapingControls
            let room = style.width - width - indent.count - 4
            let start = indent + "  " + label.shortened(width).padded(width)
            for (index, piece) in values.wrapped(max(room, 12)).enumerated() {
                text += (index == 0 ? start : "".padded(start.count)) + "  " + piece + "\n"
            }
        }
        guard !step.consequences.isEmpty else { return text }
        let named = step.consequences.prefix(DifferenceOutput.mostNamed).map { number in
            let later = difference.steps[number]
            return "\(activity(later)) (\(files(later)))"
        }
        let more = step.consequences.count - named.count
        let words =
            "so also: " + named.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
        for piece in words.wrapped(style.width - indent.count - 2) {
            text += indent + "  " + style.dim(piece) + "\n"
        }
        return text
    }

    private func activity(_ step: LineageDifference.Step) -> String {
        let activities = nodes(step).map { $0.provenance?.activity.name }
        guard let name = activities.compactMap(\.self).first else { return "input" }
        return name.escapingControls
    }

    private func nodes(_ step: LineageDifference.Step) -> [Lineage.Node] {
        [lineages[0].nodes[step.first], lineages[1].nodes[step.second]]
    }

    private func files(_ step: LineageDifference.Step) -> String {
        let names = zip(lineages, nodes(step)).map { $0.name(of: $1).escapingControls }
        return names[0] == names[1] ? names[0] : names.joined(separator: " | ")
    }

    private func place(_ distance: Int) -> String {
        switch distance {
        case 0: "  the last step"
        case 1: "  1 step before"
        default: "  \(distance) steps before"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, files, equal, steps, differences, notes
    }

    func encode(to encoder: any Encoder) throws {
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
            activity: activity(step), files: pair(step), distance: step.distance,
            changes: step.changes,
            consequences: step.consequences.map { number in
                let later = difference.steps[number]
                return Item.Consequence(activity: activity(later), files: pair(later))
            })
    }

    private func pair(_ step: LineageDifference.Step) -> [String] {
        zip(lineages, nodes(step)).map { $0.name(of: $1) }
    }
}

extension String {
    /// A digest by its first characters, which tell it from others; any other text as it is.
    fileprivate var shortenedDigest: String {
        let shown = 12
        guard let prefix = ["sha256:", "file-sha256:"].first(where: hasPrefix) else { return self }
        return count > prefix.count + shown ? self.prefix(prefix.count + shown) + "…" : self
    }
}

/// A difference as JSON.
private struct Item: Encodable {
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

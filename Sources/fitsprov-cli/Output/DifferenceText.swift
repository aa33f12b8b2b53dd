import FITS
import Files
import FitsProv
import Reports

/// What differs in how two products were made, for people.
struct DifferenceText {
    private let names: [String]
    private let difference: LineageDifference
    private let report: DifferenceReport

    /// The most consequences that are named.
    private static let mostNamed = 6

    init(_ names: [String], _ difference: LineageDifference, _ report: DifferenceReport) {
        self.names = names
        self.difference = difference
        self.report = report
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
        let named = step.consequences.prefix(DifferenceText.mostNamed).map { number in
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
        report.activity(step).escapingControls
    }

    private func files(_ step: LineageDifference.Step) -> String {
        let names = report.files(step).map(\.escapingControls)
        return names[0] == names[1] ? names[0] : names.joined(separator: " | ")
    }

    private func place(_ distance: Int) -> String {
        switch distance {
        case 0: "  the last step"
        case 1: "  1 step before"
        default: "  \(distance) steps before"
        }
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

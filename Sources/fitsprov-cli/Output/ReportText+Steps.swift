import Files
import FitsProv

/// What files say that no stamp would: several steps, companions, observatories' own words.
extension ReportText {
    /// The most steps that are listed without `--all`.
    private static let mostSteps = 3
    /// The most companions that are shown without `--all`.
    private static let mostLinks = 4
    /// The labels of standard facts that say what was observed, and when the file was written.
    private static let observation = ["telescope", "instrument", "object", "observed", "written"]

    /// When a step ran: of times that others wrote down it is not always known which they are.
    func time(_ step: Step) -> String? {
        let isOurs = step.origin.map { $0.dialect == Origin.convention } ?? true
        if !isOurs, step.activity.end == nil, let time = step.activity.start {
            return TimeSpan(nil, time)?.text
        }
        return TimeSpan(step.activity.start, step.activity.end)?.text
    }

    /// The steps, where a file records more than one: those before the last, oldest first.
    mutating func addSteps(_ provenance: Provenance) {
        let steps = provenance.steps
        guard steps.count > 1 else { return }
        guard all || steps.count <= ReportText.mostSteps else {
            add("steps", ["\(steps.count), the last is \(words(provenance.making)) (--all)"])
            return
        }
        for (index, step) in steps.enumerated() {
            let made = step.isAncestor ? "made an input" : nil
            let values = ["\(index + 1) \(words(step))", time(step), made].compactMap(\.self)
            add(index == 0 ? "steps" : "", values)
        }
    }

    private func words(_ step: Step) -> String {
        let version = step.activity.version.map { " \($0)" } ?? ""
        let name = step.activity.name.isEmpty ? step.activity.identifier : step.activity.name
        return (name.isEmpty ? "not named" : name) + version
    }

    /// Companions that the product points to.
    mutating func addLinks(_ provenance: Provenance) {
        let links = provenance.links
        let shown = all ? links.count : ReportText.mostLinks
        for (index, link) in links.prefix(shown).enumerated() {
            add(
                index == 0 ? "points to" : "",
                [link.location, link.role ?? ""].filter { !$0.isEmpty })
        }
        if links.count > shown { add("", ["and \(links.count - shown) more (--all)"]) }
    }

    /// What was observed, on one line.
    mutating func addObservation() {
        let facts = ReportText.observation.compactMap { label in
            report.header.facts.first { $0.label == label }
        }
        add("header", facts.map { "\($0.label) \($0.value)" }, separator: ", ")
    }
}

extension Report {
    /// Whether an observatory wrote down more than a field.
    var isRecorded: Bool {
        guard !stamped, let provenance else { return false }
        return provenance.tellsOfMaking || !provenance.links.isEmpty
    }

    /// In whose words, and where.
    var recordedIn: String {
        let origins = statements.map(\.origin)
        let dialects = origins.map(\.dialect).uniqued().joined(separator: ", ")
        let hdus = origins.compactMap(\.hdu).uniqued().sorted().map(String.init)
        guard !dialects.isEmpty else { return "" }
        return "\(dialects) in HDU \(hdus.folded(4).joined(separator: ", "))"
    }
}

extension [String] {
    /// The first of them, and how many more there are.
    func folded(_ most: Int) -> [String] {
        count > most ? prefix(most) + ["and \(count - most) more"] : self
    }
}

import FitsProv

@testable import FitsProv

/// Compares what is said of a file with what it truly records.
struct AnswerJudge {
    private let entry: AnswerKey.Entry
    private let provenance: Provenance?
    private let steps: [Step]
    private(set) var score = AnswerScore()

    init(_ entry: AnswerKey.Entry, _ report: Report) {
        self.entry = entry
        provenance = report.provenance
        steps = report.provenance?.steps.filter { !$0.isEmpty } ?? []
        if entry.nothing == true {
            score.want(steps.isEmpty, "silence")
            for step in steps { score.invents("step \(step.activity.name)") }
            return
        }
        judgeActivities()
        judgeInputs()
        judgeParameters()
        judgeFields()
    }

    private mutating func judgeActivities() {
        var free = Array(steps.indices)
        for activity in entry.activities ?? [] {
            let names = [activity.name, activity.recipe, activity.id].compactMap {
                $0?.lowercased()
            }
            let candidates = free.filter { index in
                let found = steps[index].activity
                let said = [found.name, found.identifier].map { AnswerWords.plain($0).lowercased() }
                return names.contains { name in
                    said.contains {
                        !$0.isEmpty && ($0.contains(name) || $0.count > 3 && name.contains($0))
                    }
                }
            }
            let time = activity.start ?? activity.end ?? activity.at
            let timed = candidates.filter { index in
                let found = steps[index].activity
                return time.map { time in
                    [found.start, found.end].contains {
                        $0 != nil && AnswerWords.isSameTime(time, $0)
                    }
                } ?? false
            }
            guard let chosen = timed.first ?? candidates.first else {
                if activity.optional != true { score.want(false, "activity \(names)") }
                continue
            }
            free.removeAll { $0 == chosen }
            score.want(true, "")
            if let version = activity.version.map(AnswerWords.plain) {
                let said =
                    [steps[chosen].activity.version]
                    + steps[chosen].software.flatMap { [$0.version, $0.name] }
                let fits = said.map(AnswerWords.plain).contains {
                    !$0.isEmpty && ($0.contains(version) || version.contains($0))
                }
                score.want(fits, "version \(version) of \(names)")
            }
            if activity.start != nil || activity.end != nil {
                score.want(!timed.isEmpty, "time \(time ?? "") of \(names)")
            }
        }
        let known = (entry.activities ?? []).compactMap { $0.name?.lowercased() }
        for index in free {
            let name = steps[index].activity.name
            let isRepeated = known.contains { !$0.isEmpty && name.lowercased().contains($0) }
            if !name.isEmpty, !isRepeated { score.invents("activity \(name)") }
        }
    }

    private mutating func judgeInputs() {
        let inputs = entry.inputs ?? []
        let used = steps.flatMap { step in
            step.used.map { (name: AnswerWords.bare($0.location), entity: $0, step: step) }
        }
        let direct = Set(used.filter { !$0.step.isAncestor }.map(\.name))
        let really = Set(
            inputs.filter { $0.relation == "used" }.map { AnswerWords.bare($0.locator) })
        var seen: Set<String> = []
        for input in inputs {
            let name = AnswerWords.bare(input.locator)
            let isRequired = input.required ?? true
            guard seen.insert("\(name) \(input.relation) \(isRequired)").inserted else { continue }
            let names: Set = [name, AnswerWords.bare(input.written ?? name)]
            let hits = used.filter { names.contains($0.name) }
            switch input.relation {
            case "refers":
                if !hits.isEmpty, !really.contains(name) { score.invents("used \(name)") }
            case "ancestor":
                if !names.isDisjoint(with: direct), !really.contains(name) {
                    score.invents("direct input \(name)")
                }
            default:
                guard isRequired else { continue }
                score.want(!hits.isEmpty, "input \(name)")
                guard !hits.isEmpty else { continue }
                if let role = input.role?.lowercased() {
                    let roles = hits.compactMap { $0.entity.role?.lowercased() }
                    score.want(
                        roles.contains { $0.contains(role) || role.contains($0) },
                        "role \(role) of \(name)")
                }
                if let digest = input.digest?.split(separator: ":").last {
                    score.want(
                        hits.contains { $0.entity.digest?.contains(digest) == true },
                        "digest of \(name)")
                }
            }
        }
        judgeExtras(direct, inputs)
    }

    private mutating func judgeExtras(_ direct: Set<String>, _ inputs: [AnswerInput]) {
        let wrong = Set((entry.notInputs ?? []).map { AnswerWords.bare($0.locator) })
        for name in direct.intersection(wrong).sorted() { score.invents("used \(name)") }
        var allowed = Set((entry.namedReferences ?? []).map { AnswerWords.bare($0.locator) })
        for input in inputs {
            allowed.formUnion([AnswerWords.bare(input.locator), AnswerWords.bare(input.written)])
        }
        let doubts = (entry.uncertain ?? []).map { AnswerWords.plain($0.text) }
        for name in direct.subtracting(allowed).subtracting(wrong).sorted() where !name.isEmpty {
            if !doubts.contains(where: { $0.contains(name) }) { score.invents("input \(name)") }
        }
    }

    private mutating func judgeParameters() {
        func name(_ text: String) -> String {
            String(AnswerWords.plain(text).drop { $0 == "-" }).lowercased()
        }
        let said = steps.flatMap(\.parameters).map { (name: name($0.name), value: $0.value) }
        for parameter in entry.parameters ?? [] {
            let isSaid = said.contains {
                $0.name == name(parameter.name)
                    && AnswerWords.isSameValue($0.value, parameter.value.text)
            }
            score.want(isSaid, "parameter \(parameter.name) = \(parameter.value.text.prefix(40))")
        }
        let isUncertain = (entry.uncertain ?? []).contains { $0.text.contains("parametersTotal") }
        if let total = entry.parametersTotal, total > 0, !isUncertain {
            let range = 0.9 * Double(total)...(1.1 * Double(total) + 1)
            score.want(
                range.contains(Double(said.count)), "all \(total) parameters (\(said.count))")
        }
    }

    private mutating func judgeFields() {
        for (name, field) in (entry.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
            let value = AnswerWords.squeezed(provenance?.fields.first { $0.name == name }?.value)
            let fits: Bool
            if let options = field.oneOf {
                fits = options.contains { value.contains(AnswerWords.squeezed($0.text)) }
            } else if let tokens = field.tokens {
                fits = tokens.allSatisfy { value.contains(AnswerWords.squeezed($0)) }
            } else {
                let wanted = AnswerWords.squeezed(field.value?.text)
                fits = !value.isEmpty && (value.contains(wanted) || wanted.contains(value))
            }
            score.want(fits, "field \(name)")
        }
    }
}

import FitsProv

/// What is said of a file beside how it was made: where each statement is, standard cards, checks.
extension ReportText {
    /// Where each statement is, a line each.
    mutating func addSources() {
        for (index, statement) in report.statements.enumerated() {
            let origin = statement.origin
            let place = [origin.location, origin.dialect, origin.certainty.rawValue]
            let said = "\(statement.subject) \(statement.value.shortened(40))"
            add(index == 0 ? "sources" : "", [said, place.joined(separator: ", ")])
        }
    }

    mutating func addStandardFacts() {
        for fact in report.header.facts {
            add(fact.label, [fact.value])
        }
        addFields()
        if let checksums = report.verification?.checks.first(where: { $0.name == .checksums }) {
            add("checksums", [checksums.summary])
        }
        for (index, line) in report.header.lastHistory.enumerated() {
            add(index == 0 ? "history" : "", [String(line.drop { $0 == " " })])
        }
        let more = report.header.historyCards - report.header.lastHistory.count
        if more > 0 { add("", ["and \(more) more HISTORY cards"]) }
    }

    /// The checks that failed; with `--all`, every one.
    mutating func addChecks() {
        guard let verification = report.verification else { return }
        let shown = verification.checks.filter { all || $0.outcome == .failed }
        for (index, check) in shown.enumerated() {
            let words = "\(check.name.rawValue): \(check.outcome.rawValue): \(check.summary)"
            add(index == 0 ? "checks" : "", [words])
            for detail in check.details { add("", ["  " + detail]) }
        }
    }
}

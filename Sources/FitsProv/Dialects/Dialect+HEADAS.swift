import FITS

extension Dialect {
    /// Tasks of HEASoft that wrote their parameters into `HISTORY`, and changes by hand with fv.
    ///
    /// After `headas_parstamp.c` of HEASoft.
    static let headas = Dialect(
        "heasarc-hdpar",
        signature: [.history("START PARAMETER list for "), .history("File modified by user '")],
        read: { file, draft in
            let lists = file.headers.map { HeadasHistory($0, draft).records }
            var seen: Set<Step> = []
            let edits = file.headers.map { header in
                header.history.compactMap { edit($0, header, draft) }
                    .filter { seen.insert($0).inserted }
            }
            draft.steps = StepOrder.merged([TaskReading().steps(lists)] + edits)
        })

    /// As in `File modified by user 'x' with fv  on 2025-02-04T21:36:06`.
    private static func edit(
        _ line: HeaderView.HistoryLine, _ header: HeaderView, _ draft: ProvenanceDraft
    ) -> Step? {
        guard line.text.utf8.starts(with: "File modified by user '".utf8) else { return nil }
        let parts = line.text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let words = parts[2].split(separator: " ")
        guard words.count >= 4, words[0] == "with", words[words.count - 2] == "on" else {
            return nil
        }
        let origin = draft.origin(header, line.card)
        var step = Step(words[1..<(words.count - 2)].joined(separator: " "), origin)
        step.activity.start = Timestamp.moment(String(words[words.count - 1]))
        var agent = Agent(name: String(parts[1]), role: "Operator")
        agent.origin = origin
        step.agents = [agent]
        return step
    }
}

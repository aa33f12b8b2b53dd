import FITS
import Files

extension Dialect {
    /// The cards and lines of HEASARC's older tools: extractor, grppha, the ftools for responses.
    static let heasarc = Dialect(
        "heasarc-keys",
        signature: [
            .keyword("FILIN001"), .keyword("SEQPNUM"),
            .history("This file is made with the ftool "), .history("The original fits file was "),
        ],
        read: { file, draft in HEASARCCards(file).note(in: &draft) })
}

/// What HEASARC's tools leave in the headers of a file.
private struct HEASARCCards {
    private static let made = "This file is made with the ftool "
    private static let original = "The original fits file was "

    private let headers: [HeaderView]

    init(_ file: FileHeaders) {
        headers = file.headers
    }

    func note(in draft: inout ProvenanceDraft) {
        let later = headers.flatMap { rewriting($0, draft) }.uniqued()
        noteExtraction(isCopied: !later.isEmpty, in: &draft)
        noteVersions(isCopied: !later.isEmpty, in: &draft)
        draft.steps += later
    }

    /// Notes the versions of the processing: of the step that the cards were copied from, if they were.
    private func noteVersions(isCopied: Bool, in draft: inout ProvenanceDraft) {
        guard let header = headers.first(where: { $0.has("SEQPNUM") || $0.has("FILIN001") }) else {
            return
        }
        let certainty: Origin.Certainty = isCopied ? .inherited : .written
        var versions = Step.unknown
        if let version = header.text("PROCVER") {
            versions.run(
                "processing script", version: version, draft.origin(header, "PROCVER", certainty))
        }
        if let system = header.text("SOFTVER") {
            versions.run(system, draft.origin(header, "SOFTVER", certainty))
        }
        if isCopied, let first = draft.steps.indices.first {
            draft.steps[first].take(versions)
        } else {
            draft.unattributed.take(versions)
        }
    }

    /// Notes the event files `FILINnnn`, with the program in `CREATOR` that read them.
    ///
    /// It made an input if a later one took over its cards.
    private func noteExtraction(isCopied: Bool, in draft: inout ProvenanceDraft) {
        guard let first = headers.first(where: { $0.has("FILIN001") }) else { return }
        var used: [UsedEntity] = []
        for header in headers {
            for card in header.numbered("FILIN", digits: 3...3) {
                guard let name = card.string.flatMap({ ReferenceName($0)?.location }) else {
                    continue
                }
                var entity = UsedEntity(location: name, role: "event file")
                entity.origin = draft.origin(
                    header, card.entry.keyword, isCopied ? .inherited : .written)
                used.append(entity)
            }
        }
        guard let program = first.string("CREATOR").flatMap({ ProgramName($0) }) else {
            draft.unattributed.used = used.uniqued()
            return
        }
        let origin = draft.origin(first, "CREATOR", isCopied ? .inherited : .inferred)
        var step = Step(program.name, origin)
        step.isAncestor = isCopied
        step.activity.version = program.version
        step.activity.end =
            isCopied ? nil : first.string("DATE").flatMap(Timestamp.moment)
        step.run(program.name, version: program.version, origin)
        step.used = used.uniqued()
        draft.steps.append(step)
    }

    /// Programs that wrote the file anew: ftools by name, and grppha with the file that it read.
    private func rewriting(_ header: HeaderView, _ draft: ProvenanceDraft) -> [Step] {
        var steps: [Step] = []
        var original: Int?
        for (index, line) in header.history.enumerated() {
            if line.text.hasPrefix(HEASARCCards.original) { original = index }
            guard line.text.hasPrefix(HEASARCCards.made),
                let program = ProgramName(String(line.text.dropFirst(HEASARCCards.made.count)))
            else { continue }
            let origin = draft.origin(header, line.card)
            var step = Step(program.name, origin)
            step.activity.version = program.version
            step.run(program.name, version: program.version, origin)
            steps.append(step)
        }
        // Each run writes such a line; `CREATOR` is that of the last one.
        guard let original,
            let name = ReferenceName(header.joined(from: original, HEASARCCards.original.count))
        else { return steps }
        let origin = draft.origin(header, header.history[original].card)
        var step = Step("", origin)
        if let program = header.string("CREATOR").flatMap({ ProgramName($0) }) {
            let origin = draft.origin(header, "CREATOR", .inferred)
            step = Step(program.name, origin)
            step.activity.version = program.version
            step.run(program.name, version: program.version, origin)
        }
        step.use(name.location, role: "original file", origin)
        return steps + [step]
    }
}

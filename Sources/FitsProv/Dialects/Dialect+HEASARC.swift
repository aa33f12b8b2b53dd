import FITS

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
        draft.steps += later
        for header in headers {
            for (keyword, name) in [("PROCVER", "processing script"), ("SOFTVER", "")] {
                guard header.has("SEQPNUM") || header.has("FILIN001"),
                    let version = header.text(keyword)
                else { continue }
                let origin = draft.origin(header, keyword)
                if name.isEmpty {
                    draft.unattributed.run(version, origin)
                } else {
                    draft.unattributed.run(name, version: version, origin)
                }
            }
        }
    }

    /// The event files `FILINnnn` with the program in `CREATOR` that read them. It made an input if a
    /// later one took over its cards.
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
            isCopied ? nil : first.string("DATE").flatMap { Timestamp($0)?.utc }
        step.run(program.name, version: program.version, origin)
        step.used = used.uniqued()
        draft.steps.append(step)
    }

    /// Programs that wrote the file anew: grppha with the file that it read, and ftools by name.
    private func rewriting(_ header: HeaderView, _ draft: ProvenanceDraft) -> [Step] {
        let creator = header.string("CREATOR").flatMap { ProgramName($0) }
        var steps: [Step] = []
        for (index, line) in header.history.enumerated() {
            let origin = draft.origin(header, line.card)
            if line.text.hasPrefix(HEASARCCards.made),
                let program = ProgramName(String(line.text.dropFirst(HEASARCCards.made.count)))
            {
                var step = Step(program.name, origin)
                step.activity.version = program.version
                step.run(program.name, version: program.version, origin)
                steps.append(step)
            } else if line.text.hasPrefix(HEASARCCards.original),
                let name = ReferenceName(header.joined(from: index, HEASARCCards.original.count))
            {
                let isNamed = creator != nil
                var step = Step(
                    creator?.name ?? "",
                    isNamed ? draft.origin(header, "CREATOR", .inferred) : origin)
                step.activity.version = creator?.version
                if let creator {
                    step.run(
                        creator.name, version: creator.version,
                        draft.origin(header, "CREATOR", .inferred))
                }
                step.use(name.location, role: "original file", origin)
                steps.append(step)
            }
        }
        return steps
    }
}

import FITS

extension Dialect {
    /// Files of Fermi's GBM, and of others of that mission that name what they were made from on
    /// `INFILEnn`.
    static let fermiGBM = Dialect(
        "fermi-gbm",
        signature: [.keyword("INFILE01"), .keyword("INFILE001")],
        read: { file, draft in
            let header = file.primary
            guard let mission = header.string("TELESCOP")?.uppercased(),
                ["GLAST", "FERMI"].contains(mission)
            else { return }
            let cards = header.numbered("INFILE", digits: 2...3).filter { $0.string != nil }
            guard let first = cards.first else { return }
            let program = header.string("CREATOR").flatMap { ProgramName($0) }
            let origin =
                program == nil
                ? draft.origin(header, first.entry.keyword)
                : draft.origin(header, "CREATOR", .inferred)
            var step = Step(program?.name ?? "", origin)
            step.activity.version = program?.version
            if let program { step.run(program.name, version: program.version, origin) }
            for card in cards {
                guard let name = card.string.flatMap({ ReferenceName($0)?.location }) else {
                    continue
                }
                step.use(
                    name, role: role(card.entry.comment),
                    draft.origin(header, card.entry.keyword))
            }
            if step.used.isEmpty { return }
            draft.steps = [step]
            draft.names = ["FILENAME"].compactMap { header.string($0) }
        })

    /// What a file is for, as the comment of its card has it.
    private static func role(_ comment: String) -> String {
        let text = comment.lowercased()
        if text.contains("look") { return "level 1 look-up table" }
        for level in ["0", "1", "2"] where text.contains("level \(level)") {
            return "level \(level) data"
        }
        return text.isEmpty ? "input" : text
    }
}

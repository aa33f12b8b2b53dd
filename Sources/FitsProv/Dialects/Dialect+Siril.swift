import FITS

extension Dialect {
    /// Siril: the number of frames that were stacked; frames are not named.
    static let siril = Dialect(
        "siril",
        signature: [.keyword("STACKCNT")],
        read: { file, draft in
            let header = file.headers.first { header in
                header.string("PROGRAM")?.lowercased().hasPrefix("siril") ?? false
            }
            guard let header, let text = header.string("PROGRAM") else { return }
            let program = ProgramText(text)
            let origin = draft.origin(header, "PROGRAM")
            guard let count = header.integer("STACKCNT"), count > 1 else {
                draft.unattributed.run(program.name, version: program.version, origin)
                return
            }
            var step = Step("stack", draft.origin(header, "STACKCNT", .inferred))
            step.run(program.name, version: program.version, origin)
            step.set("STACKCNT", String(count), draft.origin(header, "STACKCNT"))
            draft.steps.append(step)
        })
}

import FITS
import Files

extension Dialect {
    /// Event files of Fermi's LAT: the merit file that they were made from, and the pass.
    static let fermiLAT = Dialect(
        "fermi-lat",
        signature: [.history("Input merit file:"), .keyword("PASS_VER")],
        read: { file, draft in
            let mark = "Input merit file:"
            var used: [UsedEntity] = []
            for header in file.headers {
                let copied = header.copiedHistory
                for (index, line) in header.history.enumerated()
                where line.text.hasPrefix(mark) {
                    let isCopied = copied.contains(line.number)
                    guard let name = ReferenceName(header.joined(from: index, mark.utf8.count))
                    else { continue }
                    let origin = draft.origin(header, line.card, isCopied ? .inherited : .written)
                    var entity = UsedEntity(location: name.location, role: "merit file")
                    entity.origin = origin
                    if isCopied {
                        var step = Step("", origin)
                        step.isAncestor = true
                        step.used = [entity]
                        draft.steps.append(step)
                    } else {
                        used.append(entity)
                    }
                }
                if draft.fields.isEmpty, let pass = header.string("PASS_VER"), pass != "NONE" {
                    draft.fields.append(
                        Field("reco_version", pass, draft.origin(header, "PASS_VER")))
                }
            }
            draft.unattributed.used = used.uniqued()
            draft.notePrograms(in: [file.primary])
            draft.names = ["FILENAME"].compactMap { file.primary.string($0) }
        })
}

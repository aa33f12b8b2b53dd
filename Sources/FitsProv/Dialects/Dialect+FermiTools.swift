import FITS
import Files

extension Dialect {
    /// Products of the Fermi tools: the tool in `CREATOR`, and the files whose history it copied.
    ///
    /// After `DataProduct.cxx` of evtbin. What was copied is the history of those files.
    static let fermiTools = Dialect(
        "fermi-sciencetools",
        signature: [
            .history("The following history was copied from input files"), .keyword("NDSKEYS"),
        ],
        read: { file, draft in
            var used: [UsedEntity] = []
            for header in file.headers {
                for copied in header.copiedFiles {
                    guard let name = ReferenceName(copied.text) else { continue }
                    var entity = UsedEntity(location: name.location, role: "event file")
                    entity.origin = draft.origin(header, copied.card)
                    used.append(entity)
                }
            }
            draft.names = ["FILENAME"].compactMap { file.primary.string($0) }
            guard let header = file.headers.first(where: { $0.has("CREATOR") }),
                let words = header.string("CREATOR")?.split(separator: " "), let tool = words.first,
                tool.hasPrefix("gt"), !used.isEmpty
            else {
                // A program alone does not say what it did.
                draft.notePrograms(in: [file.primary])
                draft.unattributed.used = used.uniqued()
                return
            }
            let origin = draft.origin(header, "CREATOR", .inferred)
            var step = Step(String(tool), origin)
            step.used = used.uniqued()
            // As in `gtltcube ScienceTools-10-00-02`.
            if words.count > 1, let dash = words[1].firstIndex(of: "-") {
                let version = String(words[1][words[1].index(after: dash)...])
                step.activity.version = version
                step.run(String(words[1][..<dash]), version: version, origin)
            } else {
                step.activity.version = words.count > 1 ? String(words[1]) : nil
            }
            step.run(String(tool), version: step.activity.version, origin)
            // Extensions have that of the file that they were copied from.
            if header.number == 1 {
                step.activity.end = header.string("DATE").flatMap(Timestamp.moment)
            }
            draft.steps = [step]
        })
}

@testable import FITS
@testable import FitsProv
import PROV

/// What every dialect makes of lines of cards, whether or not they show its signature.
enum DialectTarget {
    static func cards(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        var file = MadeFile.header(MadeFile.primary, MadeFile.cards(parts.first ?? []))
        if parts.count > 1 { file += MadeFile.header(MadeFile.image, MadeFile.cards(parts[1])) }
        InputFile.hold(file)
        guard let read = try? FITSFile(reading: InputFile.path) else { return }
        // With the sign of one dialect, all of them are asked.
        guard let headers = FileHeaders(read, .all) else { return }
        for dialect in Dialect.all {
            var draft = ProvenanceDraft(dialect.name)
            dialect.read(headers, &draft)
            let steps = draft.steps + [draft.unattributed]
            precondition(
                draft.steps.allSatisfy { $0.origin != nil }
                    && steps.allSatisfy { $0.used.allSatisfy { $0.origin != nil } }
                    && draft.fields.allSatisfy { $0.origin != nil }
                    && draft.links.allSatisfy { $0.origin != nil },
                "\(dialect.name) says something and not where")
        }
        guard let observed = Provenance(recordedIn: read) else { return }
        _ = try? observed.identified(as: "urn:x:1").document().provXML()
    }
}

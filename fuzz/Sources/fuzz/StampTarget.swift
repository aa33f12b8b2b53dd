@testable import FITS
@testable import FitsProv

/// A stamped file: lines of cards, and the document behind the first NUL.
enum StampTarget {
    private static let product = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"

    static func stamp(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        var file = MadeFile.header(MadeFile.primary, MadeFile.cards(parts.first ?? []))
        if parts.count > 1 {
            let document = StoredDocument(subject: product, bytes: Array(parts[1]))
            file += (try? StoredDocument.hduBytes([document], version: 1)) ?? []
        }
        InputFile.hold(file)
        for depth in [Inspection.Depth.cards, .contents([.checksums, .digests])] {
            guard let inspection = try? Inspection(InputFile.path, depth: depth) else { continue }
            _ = Report(inspection, verification: inspection.verify())
            _ = inspection.ofCards
            guard let unstamped = try? UnstampedFile(inspection.file) else { continue }
            precondition(
                unstamped.formerStamp == nil || StampBlock(in: unstamped.header) == nil
                    || unstamped.header.count < inspection.file.hdus[0].header.count,
                "a stamp is not taken off")
        }
    }
}

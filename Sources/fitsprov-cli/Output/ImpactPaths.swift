import ArchiveReports
import FITS
import FitsProvArchive
import Reports

/// The paths of what was made from something, one a line, or each ended by NUL.
struct ImpactPaths: ImpactReport {
    private let writer: PathWriter
    private var output = OutputBuffer(.output)

    init(isNulSeparated: Bool) {
        writer = PathWriter(isNulSeparated: isNulSeparated)
    }

    mutating func begin(_ impact: Impact) {}

    mutating func add(_ product: AffectedProduct) throws {
        try output.write(writer.text(product.path))
    }

    mutating func end() throws { try output.flush() }
}

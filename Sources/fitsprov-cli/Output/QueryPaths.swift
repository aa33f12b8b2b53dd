import ArchiveReports
import FITS
import Files
import FitsProvArchive
import Reports

/// The paths of products that were found, one a line, or each ended by NUL.
struct QueryPaths: QueryReport {
    private let writer: PathWriter
    private var output = OutputBuffer(.output)

    init(isNulSeparated: Bool) {
        writer = PathWriter(isNulSeparated: isNulSeparated)
    }

    mutating func begin() {}

    mutating func add(_ product: QueryRow) throws { try output.write(writer.text(product.path)) }

    mutating func end(_ result: QueryResult) throws { try output.flush() }
}

/// How a path is written for a program, or for a person.
struct PathWriter {
    private let isNulSeparated: Bool
    /// Whether it goes to a program, which must get it as it is; a terminal never does.
    private let isRaw: Bool

    init(isNulSeparated: Bool) {
        self.isNulSeparated = isNulSeparated
        isRaw = isNulSeparated || !StandardStream.output.isTerminal
    }

    func text(_ path: String) -> String {
        (isRaw ? path : path.escapingControls) + (isNulSeparated ? "\0" : "\n")
    }
}

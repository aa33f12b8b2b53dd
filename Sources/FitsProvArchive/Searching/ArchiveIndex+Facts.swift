package import FitsProv
import GRDB

extension ArchiveIndex {
    /// The folders that the index was made of, in order.
    ///
    /// - Returns: absolute paths.
    /// - Throws: `FitsProvError` if the index cannot be read.
    package func indexedRoots() throws(FitsProvError) -> [String] {
        try lookUp { try String.fetchAll($0, sql: "SELECT path FROM roots ORDER BY path") }
    }
}

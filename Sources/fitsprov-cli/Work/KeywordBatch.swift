import FITS
import Files
import FitsProvArchive
import Reports

/// The rows of some files, made in one go by one thread.
struct KeywordBatch: Sendable {
    /// How many files are in a batch: enough that handing it over costs nothing next to reading.
    static let size = 32

    /// The rows.
    private(set) var bytes: [UInt8] = []
    /// Why files could not be read.
    private(set) var failures: [FITSError] = []
    /// Whether a file has one of the keywords.
    private(set) var hasHits = false

    init(_ files: [NamedFile], _ rows: KeywordRows, _ scanner: inout HeaderScanner) {
        for file in files {
            let path = file.path
            do throws(FITSError) {
                if let folder = file.folder {
                    try scanner.scan(file.name, in: folder.descriptor, path: path)
                } else {
                    try scanner.scan(path)
                }
                if !scanner.found.hits.isEmpty { hasHits = true }
                rows.append(scanner.found, path, to: &bytes)
            } catch {
                failures.append(error)
                guard rows.form == .json,
                    let text = try? JSON.text(
                        FailedFile(error, schemaVersion: KeywordRows.schemaVersion), isPretty: false
                    )
                else { continue }
                bytes += text.utf8
                bytes.append(KeywordForm.newline)
            }
        }
    }
}

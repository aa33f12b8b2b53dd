public import FITS
public import Files

/// What an input file itself says: its identifier, its digest, its documents.
public struct InputFile: Sendable {
    /// The identifier, if it has one.
    public let identifier: String?
    /// The content digest of a FITS file, else the digest of the whole file.
    public let digest: String
    /// The digest that the file's own stamp records, if it has one.
    public let recordedDigest: String?
    /// The documents that the file holds, its own first.
    public let documents: [StoredDocument]

    /// Reads and digests a file.
    ///
    /// - Parameters:
    ///   - path: a regular file.
    ///   - limits: how much of it is read before it is refused.
    /// - Throws: ``FITSError`` if it cannot be read.
    public init(path: String, limits: Limits = .standard) throws(FITSError) {
        let inspection: Inspection
        do throws(FITSError) {
            inspection = try Inspection(path, depth: .contents(.digests), limits: limits)
        } catch  where [.notFITS, .badHeader, .truncated, .compression].contains(error.code) {
            digest = ContentDigest.filePrefix + (try Digest(ofFile: path)).base64URL
            identifier = nil
            recordedDigest = nil
            documents = []
            return
        }
        identifier = inspection.identifier
        digest = inspection.digest?.text ?? ""
        recordedDigest = inspection.block?.digest
        documents = (try? inspection.stored?.get()) ?? []
    }
}

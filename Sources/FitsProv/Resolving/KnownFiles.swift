package import FITS
import Files

/// What the files of a lineage tell of themselves; each is read once.
package final class KnownFiles {
    /// What one file tells.
    package struct Facts: Sendable {
        /// The identifier of the product.
        package let identifier: String?
        /// The digest of the content as it is now; nil if it was not measured.
        package let digest: String?
        /// The digest that its own stamp records.
        package let recordedDigest: String?
        /// The MD5 of its data units that it records of itself.
        package let weakDigest: String?
        /// Whether it has a stamp.
        package let isStamped: Bool
        /// Whether it is compressed as a whole.
        package let isCompressed: Bool
        /// The size in bytes, expanded if it is compressed.
        package let size: Int
        /// Whether it is too large to be measured without being asked for.
        package let isTooLarge: Bool
        /// How it was made, as far as its stamp says.
        package let provenance: Provenance?
        /// Its own document.
        package internal(set) var document: StoredDocument?
        /// The documents of its ancestors that it carries.
        package internal(set) var carried: [StoredDocument]
        /// What keeps its document, or a file that should be FITS, from being read.
        package let problem: String?
        /// Why it is no FITS file; nil if it is one.
        package let failure: FITSError?
    }

    /// The folders below which files may be opened.
    package let folders: OpenableFolders
    /// Whether contents are measured.
    package let measures: Bool
    /// Whether those of files are, of which no stamp tells what they should be.
    private let measuresAll: Bool
    /// Files beyond this many bytes are not measured.
    package let largest: Int

    /// The most bytes that a compressed file is expanded to without being asked for.
    private static let mostExpanded = 8 << 30

    /// Whether documents were not kept, since there are too many bytes of them.
    package private(set) var missesDocuments = false
    /// How many more bytes of documents are kept.
    private var room: Int

    private var known: [String: Result<Facts, FITSError>] = [:]
    private var wholeDigests: [String: String] = [:]
    private var weak = WeakMeasurements()

    /// Makes a reader that has read nothing yet.
    ///
    /// - Parameters:
    ///   - folders: the folders below which files may be opened.
    ///   - measures: whether contents are measured.
    ///   - measuresAll: whether those of files are, of which no stamp tells what they should be.
    ///   - largest: files beyond this many bytes are not.
    ///   - documentBytes: the most bytes of documents that are kept; what they say is known still.
    package init(
        in folders: OpenableFolders, measures: Bool = true, measuresAll: Bool = true,
        largest: Int = .max, documentBytes: Int = 512 << 20
    ) {
        room = documentBytes
        self.folders = folders
        self.measures = measures
        self.measuresAll = measuresAll
        self.largest = largest
    }

    /// Whether a path lies below a folder that may be looked into, by its text alone.
    package func allows(_ path: String) -> Bool { folders.allows(path) }

    /// What a file tells.
    ///
    /// - Parameter path: an absolute path, links followed.
    /// - Returns: what is known of it.
    /// - Throws: ``FITSError`` if it cannot be read; the same each time.
    package func facts(_ path: String) throws(FITSError) -> Facts {
        if let known = known[path] { return try known.get() }
        let result: Result<Facts, FITSError>
        do throws(FITSError) { result = .success(keeping(try read(path))) } catch {
            result = .failure(error)
        }
        known[path] = result
        return try result.get()
    }

    /// The facts with their documents, as long as there is room for them.
    private func keeping(_ facts: Facts) -> Facts {
        var facts = facts
        if let bytes = facts.document?.bytes.count, bytes > room {
            missesDocuments = true
            facts.document = nil
        }
        room -= facts.document?.bytes.count ?? 0
        let carried = facts.carried.reduce(0) { $0 + $1.bytes.count }
        if carried > room {
            missesDocuments = true
            facts.carried = []
        } else {
            room -= carried
        }
        return facts
    }

    /// What is known of a file that was read already.
    func knownFacts(_ path: String) -> Facts? {
        try? known[path]?.get()
    }

    /// The digest of a file's content in the way in which another digest was made.
    ///
    /// - Parameters:
    ///   - path: a file that was read.
    ///   - wanted: the digest that it will be compared with.
    /// - Returns: the digest; nil if the content is not measured.
    /// - Throws: ``FITSError`` if it cannot be read.
    func digest(of path: String, comparableWith wanted: String) throws(FITSError) -> String? {
        guard let digest = try facts(path).digest else { return nil }
        guard wanted.hasPrefix(ContentDigest.filePrefix),
            !digest.hasPrefix(ContentDigest.filePrefix)
        else { return digest }
        if let known = wholeDigests[path] { return known }
        let whole = ContentDigest.filePrefix + (try wholeDigest(path)).base64URL
        wholeDigests[path] = whole
        return whole
    }

    /// Whether a file is what a weak digest was made of; nil if the content is not measured.
    ///
    /// - Parameters:
    ///   - path: a file that was read.
    ///   - digest: a digest as others record it, `md5:…`.
    /// - Returns: whether it fits the file, its data units, or those as CPL digests them.
    /// - Throws: ``FITSError`` if it cannot be read.
    func fits(_ path: String, weak digest: String) throws(FITSError) -> Bool? {
        guard measures, try !facts(path).isTooLarge else { return nil }
        return try weak.fit(path, digest)
    }

    private func wholeDigest(_ path: String) throws(FITSError) -> Digest {
        try Digest(ofFile: Descriptor(readingResolved: path), path: path)
    }

    private func read(_ path: String) throws(FITSError) -> Facts {
        let descriptor = try Descriptor(readingResolved: path)
        let size = try descriptor.size(of: path)
        let isTooLarge = size > largest
        var limits = FITS.Limits.standard
        if largest < .max { limits.decompressedBytes = KnownFiles.mostExpanded }
        let measuresThis = measures && !isTooLarge
        var inspection: Inspection
        do throws(FITSError) {
            inspection = try Inspection(
                descriptor, path: path,
                depth: measuresThis && measuresAll ? .contents(.digests) : .documents,
                limits: limits)
            if measuresThis, !measuresAll, inspection.recordedDigest != nil {
                inspection = try Inspection(
                    Descriptor(readingResolved: path), path: path, depth: .contents(.digests),
                    limits: limits)
            }
        } catch  where error.isOfContent {
            let whole = measuresThis && measuresAll ? try wholeDigest(path) : nil
            return Facts(
                identifier: nil, digest: whole.map { ContentDigest.filePrefix + $0.base64URL },
                recordedDigest: nil, weakDigest: nil, isStamped: false, isCompressed: false,
                size: size,
                isTooLarge: isTooLarge,
                provenance: nil, document: nil, carried: [],
                problem: error.code == .notFITS ? nil : error.explanation, failure: error)
        }
        return Facts(inspection, isTooLarge: isTooLarge)
    }
}

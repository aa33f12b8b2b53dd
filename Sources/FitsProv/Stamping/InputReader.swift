package import FITS
package import Files
import Synchronization

/// Finds the files that a request names and takes from them what they say.
///
/// A file that several products used is read once, by whichever copy of the reader needs it first.
package struct InputReader: Sendable {
    /// What was odd about the inputs, one line each.
    package private(set) var warnings: [String] = []
    private let files = ReadOnce<Told>()
    /// The digests of all bytes of files.
    private let digests = ReadOnce<String>()

    /// What is kept of what an input tells.
    private struct Told: Sendable {
        var identifier: String?
        /// The digest of the content of a FITS file, else of the whole file.
        var digest: String
        /// The digest that its own stamp records.
        var recordedDigest: String?
        /// The documents that it holds, its own first.
        var documents: [StoredDocument] = []
    }

    /// What was read of files, each once, by the resolved path, for all copies of a reader.
    private final class ReadOnce<Value: Sendable>: Sendable {
        private let known = Lock<[String: Value]>([:])

        /// What a file tells; who needs one while another is read waits.
        func value(
            _ path: String, _ read: (String) throws(FITSError) -> Value
        ) throws(FITSError) -> Value {
            try known.withLock { (known) throws(FITSError) in
                if let seen = known[path] { return seen }
                let value = try read(path)
                known[path] = value
                return value
            }
        }
    }

    /// What files were when the caller was told of them, by the resolved path; one that has changed since is
    /// recorded without identifier and digest, unless they are given.
    package var expected: [String: FileSnapshot] = [:]

    /// Makes a reader that has read nothing yet.
    package init() {}

    /// An entity that was used, completed, and the documents that it carries.
    struct Completed {
        var entity: UsedEntity
        var documents: [StoredDocument] = []
    }

    /// Takes what a file tells now, so that it may change or go away.
    ///
    /// - Parameter entity: an entity that was used; its location is the path of a file.
    /// - Returns: the entity with what its file says.
    /// - Throws: ``FITSError`` if the file cannot be read.
    package static func told(_ entity: UsedEntity) throws(FITSError) -> UsedEntity {
        var told = entity
        let file = try read(entity.location)
        told.identifier = entity.identifier ?? file.identifier
        told.digest = entity.digest ?? file.digest
        return told
    }

    /// Completes a used entity from its file: relative location, identifier, digest.
    ///
    /// - Parameters:
    ///   - entity: as the user gave it; a path is looked up from here, then from the product.
    ///   - folder: the resolved folder of the product.
    /// - Returns: the entity with what its file says; as it was if there is no such file.
    /// - Throws: ``FITSError`` if the file is there and cannot be read.
    mutating func complete(_ entity: UsedEntity, forProductIn folder: String) throws(FITSError)
        -> Completed
    {
        var completed = Completed(entity: entity)
        guard let path = InputReader.path(of: entity.location, orIn: folder) else {
            guard !Paths.isURI(entity.location) else { return completed }
            guard entity.digest == nil else {
                // It was read before it went away.
                if entity.location.hasPrefix("/") {
                    completed.entity.location = Paths.unmistakable(
                        Paths.relative(entity.location, to: folder))
                }
                return completed
            }
            warnings.append("\(entity.location): used, but not found: recorded without a digest")
            return completed
        }
        completed.entity.location = Paths.unmistakable(Paths.relative(path, to: folder))
        if entity.digest != nil, hasChanged(path) { return completed }
        let file = try files.value(path, InputReader.read)
        guard !hasChanged(path) else {
            warnings.append(
                "\(entity.location): has changed since it was used: recorded without a digest")
            return completed
        }
        if entity.digest == nil, let recorded = file.recordedDigest, recorded != file.digest {
            warnings.append("\(entity.location): has changed since it was stamped")
        }
        completed.entity.identifier = entity.identifier ?? file.identifier
        completed.entity.digest = entity.digest ?? file.digest
        completed.documents = file.documents
        return completed
    }

    private func hasChanged(_ path: String) -> Bool {
        expected[path].map { $0 != FileSnapshot(of: path) } ?? false
    }

    private static func read(_ path: String) throws(FITSError) -> Told {
        do throws(FITSError) {
            let inspection = try Inspection(path, depth: .contents(.digests))
            return Told(
                identifier: inspection.identifier, digest: inspection.digest?.text ?? "",
                recordedDigest: inspection.block?.digest,
                documents: (try? inspection.stored?.get()) ?? [])
        } catch  where error.isOfContent {
            return Told(digest: try digest(path))
        }
    }

    private static func digest(_ path: String) throws(FITSError) -> String {
        ContentDigest.filePrefix + (try Digest(ofFile: path)).base64URL
    }

    /// Completes a configuration file: relative location and digest of all its bytes.
    mutating func complete(
        _ file: ConfigurationFile, forProductIn folder: String
    ) throws(FITSError) -> ConfigurationFile {
        var completed = file
        guard let path = InputReader.path(of: file.location, orIn: folder) else {
            guard !Paths.isURI(file.location) else { return completed }
            warnings.append(
                "\(file.location): configuration, but not found: recorded without a digest")
            return completed
        }
        completed.location = Paths.unmistakable(Paths.relative(path, to: folder))
        guard completed.digest == nil else { return completed }
        let digest = try digests.value(path, InputReader.digest)
        guard !hasChanged(path) else {
            warnings.append(
                "\(file.location): has changed since it was used: recorded without a digest")
            return completed
        }
        completed.digest = digest
        return completed
    }

    /// The resolved path of a file that a request names, from here, else from the product's folder.
    ///
    /// Each place is looked at once: the file may be renamed at any moment. A name that could be a
    /// URI is that of a file if there is one.
    private static func path(of location: String, orIn folder: String) -> String? {
        Paths.resolved(location) ?? Paths.resolved(Paths.joined(folder, location))
    }
}

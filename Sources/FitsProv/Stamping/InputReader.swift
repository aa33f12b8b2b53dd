import FITS
import Files

/// Finds the files that a request names and takes from them what they tell.
///
/// A file that several products used is read once.
public struct InputReader {
    /// What was odd about the inputs, one line each.
    public private(set) var warnings: [String] = []
    private var known: [String: InputFile] = [:]

    /// Makes a reader that has read nothing yet.
    public init() {}

    /// An entity that was used, completed, and the documents that it carries.
    struct Completed {
        var entity: UsedEntity
        var documents: [StoredDocument] = []
    }

    /// Completes a used entity from its file: relative location, identifier, digest.
    ///
    /// - Parameters:
    ///   - entity: as the user gave it; a path is looked up from here, then from the product.
    ///   - folder: the resolved folder of the product.
    /// - Returns: the entity with what its file tells; as it was if there is no such file.
    /// - Throws: ``FITSError`` if the file is there and cannot be read.
    mutating func complete(_ entity: UsedEntity, besides folder: String) throws(FITSError)
        -> Completed
    {
        var completed = Completed(entity: entity)
        guard !Paths.isURI(entity.location) else { return completed }
        let candidates = [entity.location, folder + "/" + entity.location]
        guard let path = candidates.lazy.compactMap(Paths.resolved).first else {
            warnings.append("\(entity.location): used, but not there: recorded without a digest")
            return completed
        }
        completed.entity.location = Paths.relative(path, to: folder)
        let file: InputFile
        if let seen = known[path] {
            file = seen
        } else {
            file = try InputFile(path: path)
            known[path] = file
        }
        if let recorded = file.recordedDigest, recorded != file.digest {
            warnings.append("\(entity.location): has changed since it was stamped")
        }
        completed.entity.identifier = entity.identifier ?? file.identifier
        completed.entity.digest = entity.digest ?? file.digest
        completed.documents = file.documents
        return completed
    }

    /// Completes a configuration file: relative location and digest of all its bytes.
    mutating func complete(
        _ file: ConfigurationFile, besides folder: String
    ) throws(FITSError) -> ConfigurationFile {
        var completed = file
        guard !Paths.isURI(file.location) else { return completed }
        let candidates = [file.location, folder + "/" + file.location]
        guard let path = candidates.lazy.compactMap(Paths.resolved).first else {
            warnings.append(
                "\(file.location): configuration, but not there: recorded without a digest")
            return completed
        }
        completed.location = Paths.relative(path, to: folder)
        if completed.digest == nil {
            completed.digest = ContentDigest.filePrefix + (try Digest(ofFile: path)).base64URL
        }
        return completed
    }
}

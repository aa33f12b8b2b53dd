public import FITS
public import Files
public import FitsProv

/// An archive that is asked: an index, or a folder that is scanned on the fly.
///
/// The index of a folder has no name, so that nothing of it stays, however the program ends.
public struct ArchiveSource: Sendable {
    /// How a folder is read.
    public struct Options: Sendable {
        /// What is measured of each file.
        public var measuring: Measuring = []
        /// How many files are looked at at once.
        public var jobs = 8
        /// The fields, and the keywords of others for them.
        public var profile = Profile.cta

        /// Reads headers and documents, not data.
        public init() {}
    }

    /// The index that is asked.
    public let index: ArchiveIndex
    /// The index or folder, as the user named it.
    public let name: String
    /// What was measured when the files were read; nil for an index, which does not tell.
    public let measured: Measuring?
    /// Names that were passed over when a folder was read.
    public let passedOver: PassedOver

    /// Opens an archive.
    ///
    /// An index is asked as it is, unless something is to be measured: then its folders are read.
    ///
    /// - Parameters:
    ///   - name: an index, or a folder.
    ///   - options: how a folder is read.
    ///   - isStopped: whether to stop reading a folder.
    ///   - onFault: is given files and folders that cannot be looked at, and why.
    ///   - onProgress: is given how many files of a folder were read.
    /// - Throws: `FitsProvError` if it is neither, cannot be read, or the work was stopped.
    public init(
        opening name: String, _ options: Options = Options(), isStopped: () -> Bool = { false },
        onFault: (_ path: String, _ reason: String) -> Void = { _, _ in },
        onProgress: (Int) -> Void = { _ in }
    ) throws(FitsProvError) {
        var folders = [name]
        let isFolder: Bool
        do { isFolder = try Paths.namesFolder(name) } catch {
            throw FitsProvError(error, path: name)
        }
        if !isFolder {
            let known = try ArchiveIndex(opening: name)
            guard !options.measuring.isEmpty else {
                self.name = name
                index = known
                measured = nil
                passedOver = PassedOver()
                return
            }
            // What was not measured when the index was made is measured now, next to it.
            folders = try known.indexedRoots()
        }
        self.name = name
        measured = options.measuring
        index = try ArchiveIndex(temporaryFor: name)
        var reading = Indexer.Options()
        reading.checksums = options.measuring.contains(.checksums)
        reading.digests = options.measuring.contains(.digests)
        reading.jobs = options.jobs
        reading.profile = options.profile
        var indexer = Indexer(index, reading)
        for folder in folders {
            try indexer.update(
                folder, isStopped: isStopped, onFault: { onFault($0.path, $0.reason) },
                onProgress: { onProgress($0.files) })
        }
        try indexer.finish()
        passedOver = indexer.counts.passedOver
    }

    /// As of when an index is, in ISO 8601, UTC; nil for a folder, which is read as it is now.
    public var updated: String? {
        get throws(FitsProvError) { index.isTemporary ? nil : try index.updated }
    }

    /// The folders that the archive was made of.
    public var roots: [String] {
        get throws(FitsProvError) { try index.indexedRoots() }
    }
}

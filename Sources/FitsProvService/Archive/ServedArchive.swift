import Files
import FitsProv
import FitsProvArchive
import Synchronization

/// The archive that is served: an index that is changed or replaced meanwhile, and followed.
///
/// All of it blocks.
final class ServedArchive: Sendable {
    /// An index as it was found.
    struct Edition: Sendable {
        /// The index.
        let index: ArchiveIndex
        /// What it publishes.
        let publication: Publication
        /// The folders of its files.
        let roots: [String]
        /// What tells whether the files are still the same: the index, and its log.
        fileprivate let files: [FileSnapshot?]
        fileprivate let opened: ContinuousClock.Instant
    }

    /// The index.
    let path: String
    private let naming: Lock<Publication.Naming>
    private let aliases: [String: String]
    private let edition = Lock<Edition?>(nil)

    /// How long an index that is being written is taken for the same.
    private static let pause = Duration.seconds(1)
    /// How much of the index each thread keeps in memory, in KiB; the system keeps what all of them read.
    private static let cache = 8_192

    /// - Parameters:
    ///   - path: the index.
    ///   - naming: how its products are named.
    ///   - aliases: further names of tables.
    init(_ path: String, _ naming: Publication.Naming, aliases: [String: String]) {
        self.path = path
        self.naming = Lock(naming)
        self.aliases = aliases
    }

    /// Tells where the service answers.
    ///
    /// - Parameter base: what addresses of links to products begin with, without `/` at its end.
    func answers(at base: String) {
        naming.withLock { $0.baseURL = base }
        edition.withLock { $0 = nil }
    }

    /// The index as it is now.
    ///
    /// - Throws: `FitsProvError` if it cannot be read.
    func current() throws(FitsProvError) -> Edition {
        try edition.withLock { edition throws(FitsProvError) in
            let files = [FileSnapshot(of: path), FileSnapshot(of: path + "-wal")]
            if let edition, isGood(edition, files) { return edition }
            edition = nil
            let index = try ArchiveIndex(opening: path, cache: ServedArchive.cache)
            let opened = Edition(
                index: index,
                publication: Publication(naming.withLock { $0 }, aliases: aliases),
                roots: try index.indexedRoots(), files: files, opened: .now)
            edition = opened
            return opened
        }
    }

    private func isGood(_ edition: Edition, _ files: [FileSnapshot?]) -> Bool {
        if edition.files == files { return true }
        let isSameFile = edition.files[0]?.identity == files[0]?.identity
        return isSameFile && ContinuousClock.now - edition.opened < ServedArchive.pause
    }
}

import FITS
import Files

/// The FITS files below folders, known by their headers, which are read when they are first needed.
public final class HeaderCatalogue: Catalogue {
    /// What bounds the work on folders of any size.
    public struct Limits: Hashable, Sendable {
        /// The most files of which headers are read.
        public var files = 20_000
        /// The most names in folders that are looked at.
        public var entries = 200_000
        /// The most bytes that are digested to find a file by its content alone.
        public var searchedBytes = 8 << 30
        /// The most files in one answer.
        public var answers = 100

        /// Makes the standard limits, to be changed where a caller knows better.
        public init() {}
    }

    /// A file below one of the folders.
    struct Entry {
        let path: String
        let size: Int
        let identifier: String?
        let digest: String?
        let isStamped: Bool
        /// What its cards say that it was made from, and how much that would be.
        let inputs: [UsedEntity]
        let inputCount: Int

        init(_ file: FolderFiles.File, _ header: Header) {
            path = file.path
            size = file.size
            identifier = ProductIdentifier.find(in: header)
            let block = StampBlock(in: header)
            digest = block?.digest
            isStamped = block != nil
            inputs = block?.inputs ?? []
            inputCount = block?.value(Keyword.inputs.rawValue)?.integer ?? 0
        }
    }

    /// The absolute folders below which its files lie.
    public let roots: [String]
    let files: KnownFiles
    private let limits: Limits
    var entries: [Entry]?
    private var byDigest: [String: [Int]] = [:]
    private var byIdentifier: [String: [Int]] = [:]
    private var byName: [NormalName: [Int]] = [:]
    /// The files without a stamp, by their content; nil until that was asked for.
    private var byContent: [String: [Int]]?
    var usersByKey: [UsedKey: [Int]]?

    /// Makes a catalogue that has read nothing yet.
    ///
    /// - Parameters:
    ///   - roots: absolute folders, links followed.
    ///   - files: reads files, each once.
    ///   - limits: what bounds the work.
    public init(roots: [String], files: KnownFiles, limits: Limits = Limits()) {
        self.roots = roots
        self.files = files
        self.limits = limits
    }

    /// The file at a path, measured if contents are; nil if it lies elsewhere.
    public func candidate(at path: String) -> Candidate? {
        let path = Paths.normalized(path)
        guard files.allows(path), let real = Paths.resolved(path), files.allows(real) else {
            return nil
        }
        guard let facts = try? files.facts(real) else {
            return Candidate(path: path, identifier: nil, digest: nil)
        }
        return Candidate(
            path: path, identifier: facts.identifier, digest: facts.digest ?? facts.recordedDigest,
            isMeasured: facts.digest != nil)
    }

    /// The files with a content: those whose stamp records it, else those without a stamp, measured.
    public func candidates(digest: String) -> [Candidate] {
        scan()
        let stamped = byDigest[digest, default: []].prefix(limits.answers).compactMap { index in
            entries.flatMap { candidate(at: $0[index].path) }
        }.filter { !$0.isMeasured || $0.digest == digest }
        guard stamped.isEmpty, files.measures else { return stamped }
        return measuredContents()[digest, default: []].prefix(limits.answers).compactMap { index in
            entries.flatMap { candidate(at: $0[index].path) }
        }
    }

    /// The products with an identifier.
    public func candidates(identifier: String) -> [Candidate] {
        scan()
        return candidates(byIdentifier[identifier, default: []])
    }

    /// The files with a name.
    public func candidates(name: NormalName) -> [Candidate] {
        scan()
        return candidates(byName[name, default: []])
    }

    /// The products that used a file, as their own stamps say.
    public func users(of candidate: Candidate) -> [Candidate] {
        scan()
        let keys = [
            candidate.digest.map(UsedKey.digest), candidate.identifier.map(UsedKey.identifier),
            .path(candidate.path),
        ].compactMap(\.self)
        let users = usersOfAll()
        let found = Set(keys.flatMap { users[$0, default: []] }).sorted()
        guard let entries else { return [] }
        return found.map { describe(entries[$0]) }
    }
}

extension HeaderCatalogue {
    private func candidates(_ indices: [Int]) -> [Candidate] {
        guard let entries else { return [] }
        return indices.prefix(limits.answers).map { describe(entries[$0]) }
    }

    /// A file as it is known without reading more of it.
    private func describe(_ entry: Entry) -> Candidate {
        let digest = files.knownFacts(entry.path)?.digest
        return Candidate(
            path: entry.path, identifier: entry.identifier, digest: digest ?? entry.digest,
            isMeasured: digest != nil)
    }

    private func scan() {
        guard entries == nil else { return }
        var seen: Set<String> = []
        var found: [Entry] = []
        for root in roots {
            let walk = FolderFiles(
                root, most: limits.files - found.count, mostEntries: limits.entries)
            if walk.isIncomplete { files.missesSome = true }
            for file in walk.files where seen.insert(file.path).inserted {
                guard let header = HeaderCatalogue.primaryHeader(file.path) else { continue }
                let index = found.count
                let entry = Entry(file, header)
                if let digest = entry.digest { byDigest[digest, default: []].append(index) }
                if let identifier = entry.identifier {
                    byIdentifier[identifier, default: []].append(index)
                }
                byName[NormalName(ofPath: entry.path), default: []].append(index)
                found.append(entry)
            }
        }
        entries = found
    }

    static func primaryHeader(_ path: String) -> Header? {
        guard var reader = try? FITSReader(path: path) else { return nil }
        return (try? reader.next())?.header
    }

    /// The contents of the files that no stamp tells of.
    private func measuredContents() -> [String: [Int]] {
        if let byContent { return byContent }
        var contents: [String: [Int]] = [:]
        var room = limits.searchedBytes
        for (index, entry) in (entries ?? []).enumerated() where !entry.isStamped {
            guard entry.size <= room, entry.size <= files.largest else {
                files.missesSome = true
                continue
            }
            let isNew = files.knownFacts(entry.path) == nil
            let facts = try? files.facts(entry.path)
            if isNew { room -= facts?.size ?? entry.size }
            guard let digest = facts?.digest else { continue }
            contents[digest, default: []].append(index)
        }
        byContent = contents
        return contents
    }
}

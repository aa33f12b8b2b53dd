import FITS
import Files

/// The FITS files below folders, known by their headers, which are read when they are first needed.
package final class HeaderCatalogue: Catalogue {
    /// What bounds the work on folders of any size.
    package struct Limits: Hashable, Sendable {
        /// The most files of which headers are read.
        package var files = 20_000
        /// The most names in folders that are looked at.
        package var entries = 200_000
        /// The most bytes that are digested to find a file by its content alone.
        package var searchedBytes = 8 << 30
        /// The most files in one answer.
        package var answers = 100

        /// Makes the standard limits, to be changed where a caller knows better.
        package init() {}
    }

    /// A file below one of the folders.
    struct Entry {
        let path: String
        let size: Int
        let identifier: String?
        let digest: String?
        let weakDigest: String?
        let names: [NormalName]
        let isStamped: Bool
        /// What its cards say that it was made from, and how much that would be.
        let inputs: [UsedEntity]
        let inputCount: Int

        init(_ file: FolderFiles.File, _ inspection: Inspection) {
            path = file.path
            size = file.size
            identifier = inspection.identifier
            digest = inspection.recordedDigest
            weakDigest = inspection.weakDigest
            names = inspection.names
            isStamped = inspection.block != nil
            inputs = inspection.block?.inputs ?? []
            inputCount = inspection.block?.value(Keyword.inputs.rawValue)?.integer ?? 0
        }
    }

    /// The absolute folders below which its files lie.
    package let roots: [String]
    let files: KnownFiles
    private let limits: Limits
    var entries: [Entry]?
    /// The folders that were walked, with what was not looked at.
    package private(set) var searched: [SearchedFolder] = []
    /// Whether files were left out of ``entries``.
    private var isCutShort = false
    private var byDigest: [String: [Int]] = [:]
    private var byIdentifier: [String: [Int]] = [:]
    private var byName: [NormalName: [Int]] = [:]
    private var byAlias: [NormalName: [Int]] = [:]
    /// The files without a stamp, by their content; nil until that was asked for.
    private var contents: Contents?
    var usersByKey: [UsedKey: [Int]]?

    /// Makes a catalogue that has read nothing yet.
    ///
    /// - Parameters:
    ///   - roots: absolute folders, links followed.
    ///   - files: reads files, each once.
    ///   - limits: what bounds the work.
    package init(roots: [String], files: KnownFiles, limits: Limits = Limits()) {
        self.roots = roots
        self.files = files
        self.limits = limits
    }

    /// The file at a path, measured if contents are; nil if it lies elsewhere.
    package func candidate(at path: String) -> Candidate? {
        let path = Paths.normalized(path)
        guard files.allows(path), let real = Paths.resolved(path), files.allows(real) else {
            return nil
        }
        guard let facts = try? files.facts(real) else {
            return Candidate(path: path, identifier: nil, digest: nil)
        }
        return Candidate(
            path: path, identifier: facts.identifier, digest: facts.digest ?? facts.recordedDigest,
            weakDigest: facts.weakDigest, isMeasured: facts.digest != nil)
    }

    /// The files with a content: those whose stamp records it, else those without a stamp, measured.
    package func candidates(digest: String) -> Candidates {
        let entries = scanned()
        func present(_ indices: [Int]?) -> [Candidate] {
            (indices ?? []).prefix(limits.answers).compactMap { candidate(at: entries[$0].path) }
        }
        let stamped = present(byDigest[digest]).filter { !$0.isMeasured || $0.digest == digest }
        guard stamped.isEmpty, files.measures else { return answer(stamped) }
        let contents = measuredContents()
        return Candidates(
            present(contents.byDigest[digest]), isCutShort: isCutShort || contents.isCutShort)
    }

    /// The products with an identifier.
    package func candidates(identifier: String) -> Candidates {
        let entries = scanned()
        return candidates(byIdentifier[identifier, default: []], of: entries)
    }

    /// The files with a name.
    package func candidates(name: NormalName) -> Candidates {
        let entries = scanned()
        return candidates(byName[name, default: []], of: entries)
    }

    /// The files that give themselves a name.
    package func candidates(alias: NormalName) -> Candidates {
        let entries = scanned()
        return candidates(byAlias[alias, default: []], of: entries)
    }

    /// The products that used a file, as their own stamps say.
    package func users(of candidate: Candidate) -> Candidates {
        let entries = scanned()
        let keys = [
            candidate.digest.map(UsedKey.digest), candidate.identifier.map(UsedKey.identifier),
            .path(candidate.path),
        ].compactMap(\.self)
        let users = usersOfAll()
        let found = Set(keys.flatMap { users[$0, default: []] }).sorted()
        return answer(found.map { describe(entries[$0]) })
    }
}

extension HeaderCatalogue {
    private func candidates(_ indices: [Int], of entries: [Entry]) -> Candidates {
        answer(indices.prefix(limits.answers).map { describe(entries[$0]) })
    }

    private func answer(_ files: [Candidate]) -> Candidates {
        Candidates(files, isCutShort: isCutShort)
    }

    /// A file as it is known without reading more of it.
    private func describe(_ entry: Entry) -> Candidate {
        let digest = files.knownFacts(entry.path)?.digest
        return Candidate(
            path: entry.path, identifier: entry.identifier, digest: digest ?? entry.digest,
            weakDigest: entry.weakDigest, isMeasured: digest != nil)
    }

    private func scanned() -> [Entry] {
        if let entries { return entries }
        var seen: Set<String> = []
        var found: [Entry] = []
        for root in roots {
            let walk = FolderFiles(
                root, most: limits.files - found.count, mostEntries: limits.entries)
            isCutShort = isCutShort || walk.isIncomplete
            searched.append(walk.searched)
            for file in walk.files where seen.insert(file.path).inserted {
                guard let inspection = files.folders.primaryHeader(file.path) else { continue }
                let index = found.count
                let entry = Entry(file, inspection)
                if let digest = entry.digest { byDigest[digest, default: []].append(index) }
                if let identifier = entry.identifier {
                    byIdentifier[identifier, default: []].append(index)
                }
                let name = NormalName(ofPath: entry.path)
                byName[name, default: []].append(index)
                for alias in entry.names where alias != name {
                    byAlias[alias, default: []].append(index)
                }
                found.append(entry)
            }
        }
        entries = found
        return found
    }

    /// What the files that no stamp tells of hold.
    private struct Contents {
        var byDigest: [String: [Int]] = [:]
        /// Whether some were not measured.
        var isCutShort = false
    }

    private func measuredContents() -> Contents {
        if let contents { return contents }
        var contents = Contents()
        var room = limits.searchedBytes
        for (index, entry) in (entries ?? []).enumerated() where !entry.isStamped {
            guard entry.size <= room, entry.size <= files.largest else {
                contents.isCutShort = true
                continue
            }
            let isNew = files.knownFacts(entry.path) == nil
            let facts = try? files.facts(entry.path)
            if isNew { room -= facts?.size ?? entry.size }
            guard let digest = facts?.digest else { continue }
            contents.byDigest[digest, default: []].append(index)
        }
        self.contents = contents
        return contents
    }
}

import FITS
public import Files
public import FitsProv
import GRDB

/// Brings an index up to date with the folders that it was made of.
public struct Indexer {
    /// How many rows are read at once.
    private static let pageSize = 1000

    /// What was met so far.
    public private(set) var counts = Counts()

    private let index: ArchiveIndex
    private let options: Options
    private let keywords: ScannedKeywords
    private var batch = IndexBatch(dataVersion: 0, hasChecksums: false)
    /// Files that may be met again under another name, with the hash of the path where they were.
    private var met: [OpenFolder.Identity: Int] = [:]
    /// The folders that were read: where roots overlap, each is read once.
    private var visited: Set<String> = []

    /// Makes an indexer.
    ///
    /// - Parameters:
    ///   - index: the index.
    ///   - options: what is read of files, and how.
    public init(_ index: ArchiveIndex, _ options: Options = Options()) {
        self.index = index
        self.options = options
        keywords = ScannedKeywords(options.profile)
    }

    /// Reads what is new or has changed below a folder.
    ///
    /// The index is written in batches, each whole; whoever stops in between goes on next time.
    ///
    /// - Parameters:
    ///   - root: a folder.
    ///   - isStopped: whether to stop after the batch at hand.
    ///   - onFault: is given folders and files that cannot be looked at.
    ///   - onProgress: is given the counts now and then.
    /// - Throws: `FitsProvError` if the folder cannot be read, the index not be written, or the
    ///   work was stopped.
    public mutating func update(
        _ root: String, isStopped: () -> Bool = { false },
        onFault: (WalkFault) -> Void = { _ in }, onProgress: (Counts) -> Void = { _ in }
    ) throws(FitsProvError) {
        let path: String
        do {
            guard let resolved = try Paths.resolving(root) else {
                throw FitsProvError(.folder, path: root, "no such folder")
            }
            path = resolved
        } catch {
            throw FitsProvError(error, path: root)
        }
        do {
            try index.keepingLog { try read(path, isStopped, onFault, onProgress) }
        } catch {
            throw FitsProvError(error, path: index.path)
        }
    }

    /// Reads what is new or has changed below a folder, whose path is resolved.
    private mutating func read(
        _ path: String, _ isStopped: () -> Bool, _ onFault: (WalkFault) -> Void,
        _ onProgress: (Counts) -> Void
    ) throws {
        let last = try begin(path)
        batch = IndexBatch(dataVersion: last.dataVersion, hasChecksums: options.checksums)
        let own = index.isTemporary ? nil : Paths.resolved(index.path) ?? index.path
        var source = IndexSource(index, path, options.walk, own: own, visited: visited)
        // Never opened, under whatever name: closing it would let go of SQLite's locks.
        let ownFile = own.flatMap { OpenFolder.Identity(of: $0) }
        var wasStopped = false
        let (options, keywords) = (options, keywords)
        try OrderedWork.run(threads: options.jobs) {
            wasStopped = wasStopped || isStopped()
            return wasStopped ? nil : try source.next()
        } worker: {
            var examiner = FileExaminer(options, keywords)
            return { IndexFindings($0, &examiner, options, own: ownFile) }
        } finish: { findings in
            for fault in source.takeFaults() + (try take(findings)) {
                counts.faults += 1
                onFault(fault)
            }
            if batch.count >= options.batchSize { try batch.write(to: index) }
            onProgress(counts)
        }
        for fault in source.takeFaults() {
            counts.faults += 1
            onFault(fault)
        }
        visited = source.paths
        counts.passedOver += source.passedOver
        if !wasStopped { try markGoneFolders(below: path, source, upTo: last.folder) }
        try batch.write(to: index)
        if wasStopped {
            throw FitsProvError(
                .interrupted, path: index.path,
                index.isTemporary ? "stopped" : "stopped; the next run continues from here")
        }
    }

    /// The most bytes that are digested to find inputs that were renamed.
    private static let searchedBytes = 1 << 30

    /// Finds out what references mean, if anything has changed since that was done last.
    ///
    /// An input that is not found is looked for by its content among the files without a stamp below
    /// the folder of the product, up to 1 GiB of them.
    ///
    /// - Throws: `FitsProvError` where SQLite refuses.
    public func finish() throws(FitsProvError) {
        do {
            guard try !index.isFinished else { return try index.noteUpdate() }
            try index.keepingLog {
                try index.resolve(searchedBytes: Indexer.searchedBytes)
                try index.noteUpdate()
            }
        } catch {
            throw FitsProvError(error, path: index.path)
        }
    }
}

extension Indexer {
    /// Notes the root, and says which number the last folder has.
    private func begin(_ path: String) throws -> (dataVersion: Int, folder: Int64) {
        try index.write { db in
            let roots = try String.fetchAll(db, sql: "SELECT path FROM roots")
            // The first run may be stopped before its first batch.
            if roots.isEmpty { try Property.set(Property.dirty, db) }
            if options.checksums, try Int.fetchOne(db, sql: "SELECT 1 FROM files LIMIT 1") == nil {
                try Property.set(Property.checksums, db)
            }
            if !roots.contains(where: { path == $0 || path.isBelow($0) }) {
                try db.execute(sql: "INSERT INTO roots VALUES (?)", arguments: [path])
            }
            return (
                try IndexBatch.dataVersion(db),
                try Int64.fetchOne(db, sql: "SELECT max(id) FROM folders") ?? 0
            )
        }
    }

    /// Takes what a thread found, and gives what is to be complained about.
    private mutating func take(_ findings: IndexFindings) throws -> [WalkFault] {
        var faults: [WalkFault] = []
        for entry in findings.entries {
            if isRepeated(entry, in: findings.folder) {
                counts.repeated += 1
                if let id = entry.id, !entry.wasGone { batch.addGone(id) }
                continue
            }
            switch entry.finding {
            case .unchanged: counts.unchanged += 1
            case .vanished:
                guard let id = entry.id, !entry.wasGone else { continue }
                counts.gone += 1
                batch.addGone(id)
            case .fault(let fault): faults.append(fault)
            case .record(let rows):
                if entry.id == nil { counts.new += 1 } else { counts.changed += 1 }
                switch rows.state {
                case .unreadable: counts.unreadable += 1
                case .other: counts.other += 1
                default: break
                }
                batch.add(rows, id: entry.id, in: findings.folder)
            }
        }
        counts.gone += findings.gone.count
        for id in findings.gone { batch.addGone(id) }
        return faults
    }

    /// Whether a file was met before under another name.
    private mutating func isRepeated(
        _ entry: IndexFindings.Entry, in folder: OpenFolder
    ) -> Bool {
        guard let identity = entry.identity else { return false }
        let path = folder.path(of: entry.name).hashValue
        let former = met[identity]
        if former == nil { met[identity] = path }
        return former.map { $0 != path } ?? false
    }

    /// Marks the files of folders that are no longer there.
    private mutating func markGoneFolders(
        below root: String, _ source: IndexSource, upTo last: Int64
    ) throws {
        let unseen = source.unseen
        var start: Int64 = 0
        while start < last {
            let page: [(id: Int64, path: String)] = try index.read { db in
                let rows = try Row.fetchAll(
                    db, sql: "SELECT id, path FROM folders WHERE id > ? AND id <= ? LIMIT ?",
                    arguments: [start, last, Indexer.pageSize])
                return rows.map { ($0.integer(0), $0.text(1)) }
            }
            guard let end = page.last?.id else { return }
            start = end
            for folder in page where folder.path == root || folder.path.isBelow(root) {
                guard !source.visited.contains(folder.id),
                    !unseen.contains(where: { folder.path == $0 || folder.path.isBelow($0) })
                else { continue }
                try markGone(filesOf: folder.id)
            }
        }
    }

    private mutating func markGone(filesOf folder: Int64) throws {
        var last: String?
        repeat {
            let page = try index.read { db in
                try StoredFolders(db).files(of: folder, after: last, limit: Indexer.pageSize)
            }
            last = page.last?.name
            for row in page where row.state != .gone {
                counts.gone += 1
                batch.addGone(row.id)
                if batch.count >= options.batchSize { try batch.write(to: index) }
            }
        } while last != nil
    }
}

extension String {
    /// Whether a path lies below a folder.
    func isBelow(_ folder: String) -> Bool {
        Paths.below(self, folder) != nil
    }
}

import Files
import GRDB

/// Changes of an index that wait for one transaction.
struct IndexBatch {
    private var files: [(rows: FileRows, id: Int64?, folder: OpenFolder)] = []
    private var gone: [Int64] = []
    /// What SQLite says as long as nobody else changes the index.
    private let dataVersion: Int
    /// Whether the sums of its files were checked.
    private let hasChecksums: Bool

    init(dataVersion: Int, hasChecksums: Bool) {
        self.dataVersion = dataVersion
        self.hasChecksums = hasChecksums
    }

    /// How many files are in it.
    var count: Int { files.count + gone.count }

    mutating func add(_ rows: FileRows, id: Int64?, in folder: OpenFolder) {
        files.append((rows, id, folder))
    }

    mutating func addGone(_ id: Int64) {
        gone.append(id)
    }

    /// Writes whole rows of all its files, or nothing, and marks the index as not yet resolved.
    mutating func write(to index: ArchiveIndex) throws {
        guard count > 0 else { return }
        try index.write { db in
            try write(index, db)
            let mark = try db.cachedStatement(
                sql: "UPDATE files SET state = \(FileRecord.State.gone.rawValue) WHERE id = ?")
            for id in gone { try mark.execute(arguments: [id]) }
            try Property.set(Property.dirty, db)
            if !hasChecksums, files.contains(where: { $0.rows.state == .product }) {
                try Property.remove(Property.checksums, db)
            }
        }
        files.removeAll(keepingCapacity: true)
        gone.removeAll(keepingCapacity: true)
    }

    private func write(_ index: ArchiveIndex, _ db: Database) throws {
        let writer = try RecordWriter(db)
        // Another run on the same index may have taken a file that was new to this one.
        let isShared = try IndexBatch.dataVersion(db) != dataVersion
        let taken = try db.cachedStatement(
            sql: "SELECT id FROM files WHERE folder = ? AND name = ?")
        var last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM files") ?? 0
        var known: (path: String, number: Int64)?
        for (rows, id, folder) in files {
            let number: Int64
            if let known, known.path == folder.path {
                number = known.number
            } else {
                number = try index.folder(folder.path, db)
                known = (folder.path, number)
            }
            let id =
                try id
                ?? (isShared ? Int64.fetchOne(taken, arguments: [number, rows.name]) : nil)
            if id == nil { last += 1 }
            try writer.write(rows, id: id ?? last, folder: number, isNew: id == nil)
        }
    }

    /// A number that changes when another connection changes the index.
    static func dataVersion(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    }
}

import GRDB

/// Changes of an index that wait for one transaction.
struct IndexBatch {
    private var records: [(record: FileRecord, id: Int64?, folder: OpenFolder)] = []
    private var gone: [Int64] = []
    /// The largest number that a file has.
    private var lastFile: Int64

    init(after lastFile: Int64) {
        self.lastFile = lastFile
    }

    /// How many files are in it.
    var count: Int { records.count + gone.count }

    mutating func add(_ record: FileRecord, id: Int64?, in folder: OpenFolder) {
        records.append((record, id, folder))
    }

    mutating func addGone(_ id: Int64) {
        gone.append(id)
    }

    /// Writes whole rows of all its files, or nothing, and marks the index as not yet resolved.
    mutating func write(to index: ArchiveIndex) throws {
        guard count > 0 else { return }
        var next = lastFile
        try index.write { db in
            let writer = try RecordWriter(db)
            var known: (path: String, number: Int64)?
            for (record, id, folder) in records {
                let number: Int64
                if let known, known.path == folder.path {
                    number = known.number
                } else {
                    number = try index.folder(folder.path, db)
                    known = (folder.path, number)
                }
                if id == nil { next += 1 }
                try writer.write(record, id: id ?? next, folder: number, isNew: id == nil)
            }
            let mark = try db.cachedStatement(
                sql: "UPDATE files SET state = \(FileRecord.State.gone.rawValue) WHERE id = ?")
            for id in gone { try mark.execute(arguments: [id]) }
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO properties VALUES (?, '1')")
                .execute(arguments: [Property.dirty])
        }
        lastFile = next
        records.removeAll(keepingCapacity: true)
        gone.removeAll(keepingCapacity: true)
    }
}

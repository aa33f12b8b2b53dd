public import FitsProv
import GRDB

/// A row of `files`, as far as it takes to see whether the file has changed.
struct StoredFile: Sendable {
    let id: Int64
    let name: String
    let stamp: FileStamp
    let state: FileRecord.State
    let isMeasured: Bool
    /// Why it could not be read, if it could not.
    let error: String?
}

/// The rows of the files of folders.
struct StoredFolders {
    private let folder: Statement
    private let files: Statement

    init(_ database: Database) throws {
        folder = try database.cachedStatement(sql: "SELECT id FROM folders WHERE path = ?")
        files = try database.cachedStatement(
            sql: """
                SELECT id, name, size, modified, inode, device, state, digest IS NOT NULL,
                    error
                FROM files WHERE folder = ? AND name > ? ORDER BY name LIMIT ?
                """)
    }

    /// The number of a folder; nil if the index does not have it.
    func number(of path: String) throws -> Int64? {
        try Int64.fetchOne(folder, arguments: [path])
    }

    /// Files of a folder in the order of the bytes of their names.
    ///
    /// - Parameters:
    ///   - folder: the number of the folder.
    ///   - name: the name after which they come; nil for the first.
    ///   - limit: how many at most.
    /// - Returns: the files.
    /// - Throws: what SQLite refuses.
    func files(of folder: Int64, after name: String?, limit: Int) throws -> [StoredFile] {
        let rows = try Row.fetchCursor(files, arguments: [folder, name ?? "", limit])
        var found: [StoredFile] = []
        while let row = try rows.next() {
            found.append(
                StoredFile(
                    id: row.integer(0), name: row.text(1),
                    stamp: FileStamp(
                        size: row.integer(2), modified: row.integer(3), inode: row.integer(4),
                        device: row.integer(5)),
                    state: FileRecord.State(rawValue: Int(row.integer(6))) ?? .gone,
                    isMeasured: row.integer(7) != 0, error: row.textIfAny(8)))
        }
        return found
    }
}

extension ArchiveIndex {
    /// How many files the index has that were there when it was last brought up to date.
    public func fileCount() throws(FitsProvError) -> Int {
        try lookUp { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM files WHERE state <> ?",
                arguments: [FileRecord.State.gone.rawValue]) ?? 0
        }
    }
}

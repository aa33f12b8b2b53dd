import FITS
import Files
public import FitsProv
import GRDB

/// What is known of the files of an archive: one file of SQLite, made by scanning, never by hand.
public final class ArchiveIndex: Sendable {
    /// The index file, as the user named it; the folder, for a temporary one.
    public let path: String
    /// Whether it has no name, and goes when it is closed.
    let isTemporary: Bool
    /// Reads the database, whose tables are described in docs/index.md.
    private let reader: any DatabaseReader
    /// Writes to it; nil for an index that is only read.
    private let writer: DatabaseQueue?

    private static let busyTimeout = 30.0
    /// How many threads may read at once: a service's, and some more.
    private static let readers = 16
    /// How much of an index is kept in memory, in KiB.
    private static let cache = 32_768
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Opens an index.
    ///
    /// - Parameter path: an index file.
    /// - Throws: `FitsProvError` if it is none, or of another version, or cannot be opened.
    public convenience init(opening path: String) throws(FitsProvError) {
        try self.init(opening: path, cache: ArchiveIndex.cache)
    }

    /// Opens an index of which each thread that reads keeps so much in memory.
    ///
    /// - Parameters:
    ///   - path: an index file.
    ///   - cache: how much, in KiB.
    /// - Throws: `FitsProvError` if it is none, or of another version, or cannot be opened.
    package convenience init(opening path: String, cache: Int) throws(FitsProvError) {
        do {
            guard try Paths.resolving(path) != nil else {
                throw FitsProvError(.notAnIndex, path: path, "does not exist")
            }
            guard try ArchiveIndex.isDatabase(path) else {
                throw FitsProvError(
                    .notAnIndex, path: path, "is neither a folder nor an index",
                    hint: "fitsprov index DIR --into FILE makes one")
            }
        } catch {
            throw FitsProvError(error, path: path)
        }
        try self.init(path, isReadOnly: true, cache: cache)
        try requireVersion()
    }

    /// Opens an index to write to it, and makes it where there is none.
    ///
    /// - Parameter path: an index file, or the name of a new one.
    /// - Throws: `FitsProvError` if something else is there, or it cannot be written.
    public convenience init(creating path: String) throws(FitsProvError) {
        do {
            let exists = try Paths.resolving(path) != nil
            let isEmpty = exists ? try SmallFile.size(path) == 0 : true
            guard try isEmpty || ArchiveIndex.isDatabase(path) else {
                throw FitsProvError(
                    .notAnIndex, path: path, "exists and is not an index; it is left alone")
            }
            try self.init(path, isReadOnly: false, cache: ArchiveIndex.cache)
            try write { db in
                if try Schema.isEmpty(db) { try Schema.create(db) }
            }
            try requireVersion()
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    /// Makes an index that goes when it is closed, however the program ends.
    ///
    /// SQLite keeps it in memory, and what has no room there in a file that has no name.
    ///
    /// - Parameter name: what it is an index of, for messages.
    /// - Throws: `FitsProvError` where SQLite refuses.
    init(temporaryFor name: String) throws(FitsProvError) {
        var configuration = ArchiveIndex.configuration(
            isReadOnly: false, cache: ArchiveIndex.cache)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")
        }
        path = name
        isTemporary = true
        do {
            let queue = try ArchiveIndex.describing(name) { [configuration] in
                let queue = try DatabaseQueue(path: "", configuration: configuration)
                try queue.write { db in try Schema.create(db) }
                return queue
            }
            (reader, writer) = (queue, queue)
        } catch {
            throw FitsProvError(error, path: name)
        }
    }

    private init(_ path: String, isReadOnly: Bool, cache: Int) throws(FitsProvError) {
        let configuration = ArchiveIndex.configuration(isReadOnly: isReadOnly, cache: cache)
        self.path = path
        isTemporary = false
        // As it is: no name is a URI or has a meaning to SQLite.
        let place = path.hasPrefix("/") ? path : "./" + path
        do {
            (reader, writer) = try ArchiveIndex.describing(path) {
                // Several threads may read at once, and one may write.
                if isReadOnly {
                    return (try DatabasePool(path: place, configuration: configuration), nil)
                }
                let queue = try DatabaseQueue(path: place, configuration: configuration)
                return (queue, queue)
            }
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    private static func configuration(isReadOnly: Bool, cache: Int) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.maximumReaderCount = ArchiveIndex.readers
        configuration.busyMode = .timeout(ArchiveIndex.busyTimeout)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -\(cache)")
            if !isReadOnly { try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        }
        return configuration
    }

    /// Whether a file is a database of SQLite, by its first bytes.
    ///
    /// - Throws: `system` if it cannot be read.
    static func isDatabase(_ path: String) throws(FileError) -> Bool {
        guard try Paths.resolving(path) != nil else { return false }
        do throws(FileError) {
            return try SmallFile.start(path, count: magic.count) == magic
        } catch  where error.code == .notAFile {
            return false
        }
    }

    /// Runs work on the database and turns what SQLite complains about into an `FitsProvError`.
    ///
    /// - Parameters:
    ///   - path: the index, for the message.
    ///   - work: what to do.
    /// - Returns: what the work returns.
    /// - Throws: `FitsProvError` where SQLite refuses, and what the work throws.
    static func describing<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw FitsProvError(error, of: path)
        } catch is RowDecodingError {
            throw FitsProvError(
                .database, path: path, "is damaged: it holds something unexpected",
                hint: ArchiveIndex.wayOut)
        }
    }

    /// What to do about an index that is damaged.
    static let wayOut = "delete it and index again"

    /// Reads from the index.
    ///
    /// - Parameter work: reads.
    /// - Returns: what it read.
    /// - Throws: `FitsProvError` where SQLite refuses, and what the work throws.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try ArchiveIndex.describing(path) { try reader.unsafeRead(work) }
    }

    /// Reads from the index what can only fail with the index itself.
    ///
    /// - Parameter work: reads.
    /// - Returns: what it read.
    /// - Throws: `FitsProvError` where SQLite refuses.
    func lookUp<Value>(_ work: (Database) throws -> Value) throws(FitsProvError) -> Value {
        do { return try read(work) } catch { throw FitsProvError(error, path: path) }
    }

    /// Writes to the index, all or nothing.
    ///
    /// - Parameter work: writes.
    /// - Returns: what it returns.
    /// - Throws: `FitsProvError` where SQLite refuses, and what the work throws.
    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        guard let writer else {
            throw FitsProvError(.database, path: path, "is open for reading only")
        }
        return try ArchiveIndex.describing(path) { try writer.write(work) }
    }

    /// Does work with a write-ahead log, which is gone afterwards.
    ///
    /// - Parameter work: writes.
    /// - Throws: `FitsProvError` if the index cannot be written, and what the work throws.
    func keepingLog(_ work: () throws -> Void) throws {
        try keepLog(true)
        do { try work() } catch {
            try? keepLog(false)
            throw error
        }
        try keepLog(false)
    }

    /// Whether changes go to a write-ahead log next to the index.
    ///
    /// With one, batches need not wait for the disk, and others can read meanwhile; without one the
    /// index is a single file, which can be read where nothing can be written.
    ///
    /// - Parameter isOn: whether to keep a log from now on; while others read, one stays.
    /// - Throws: `FitsProvError` if the index cannot be written.
    func keepLog(_ isOn: Bool) throws {
        guard !isTemporary, let writer else { return }
        try ArchiveIndex.describing(path) {
            try writer.writeWithoutTransaction { db in
                do {
                    try db.execute(sql: "PRAGMA journal_mode = \(isOn ? "WAL" : "DELETE")")
                } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                    return
                }
            }
        }
    }

    private func requireVersion() throws(FitsProvError) {
        let (application, version) = try lookUp { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            )
        }
        guard application == Schema.applicationID else {
            throw FitsProvError(.notAnIndex, path: path, "is a database, but not an index")
        }
        guard version == Schema.version else {
            throw FitsProvError(
                .notAnIndex, path: path,
                "is an index of version \(version); this program reads version \(Schema.version)",
                hint: version < Schema.version
                    ? "delete it and build it again: fitsprov index FOLDER --into \(path)"
                    : "use a newer fitsprov")
        }
        if let foreign = try lookUp({ db in try Schema.foreignObject(db) }) {
            throw FitsProvError(
                .notAnIndex, path: path, "is damaged: \(foreign) is not what this program makes",
                hint: ArchiveIndex.wayOut)
        }
    }
}

extension ArchiveIndex {
    /// The number of a folder, given to it if it has none.
    func folder(_ path: String, _ db: Database) throws -> Int64 {
        let known = try db.cachedStatement(sql: "SELECT id FROM folders WHERE path = ?")
        if let id = try Int64.fetchOne(known, arguments: [path]) { return id }
        try db.cachedStatement(sql: "INSERT INTO folders (path) VALUES (?)")
            .execute(arguments: [path])
        return db.lastInsertedRowID
    }
}

import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What a file must be to be taken for an index, and what is left of what is none.
@Suite struct IndexFileTests {
    /// An index with one file, closed.
    private static func closed(
        in folder: borrowing ScratchFolder, _ name: String = "index", _ sql: String = "SELECT 1"
    ) throws -> String {
        let path = folder.file(name)
        let index = try ArchiveIndex(creating: path)
        try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: index)
        try index.write { try $0.execute(sql: sql) }
        return path
    }

    private static func failure(_ open: (String) throws -> ArchiveIndex, _ path: String)
        -> FitsProvError?
    {
        #expect(throws: FitsProvError.self) { _ = try open(path) }
    }

    /// The two ways to come to an index.
    private static let ways: [@Sendable (String) throws -> ArchiveIndex] = [
        { (path) throws -> ArchiveIndex in try ArchiveIndex(opening: path) },
        { (path) throws -> ArchiveIndex in try ArchiveIndex(creating: path) },
    ]

    @Test(arguments: [
        ("SQLite format 3\0", true), ("SQLite format 3\0more", true), ("SQLite format 3", false),
        ("", false), ("SQLite format 3\u{1}", false), ("sQLite format 3\0", false),
        ("SQLite format 2\0", false), (" SQLite format 3\0", false),
    ])
    func `a database is known by its first sixteen bytes`(start: String, isOne: Bool) throws {
        let folder = try ScratchFolder()
        #expect(try ArchiveIndex.isDatabase(folder.write(start.utf8, to: "x")) == isOne)
    }

    @Test func `neither a folder nor what is not there is a database`() throws {
        let folder = try ScratchFolder()
        #expect(try !ArchiveIndex.isDatabase(folder.path))
        #expect(try !ArchiveIndex.isDatabase(folder.file("none")))
    }

    @Test func `only an index can be opened, and opening makes none`() throws {
        let folder = try ScratchFolder()
        try folder.write("text".utf8, to: "text")
        try folder.write([], to: "empty")
        for name in ["none", "text", "empty", "."] {
            let error = Self.failure(ArchiveIndex.init(opening:), folder.file(name))
            #expect(error?.code == .notAnIndex, "\(name)")
            #expect(error?.path == folder.file(name))
        }
        #expect(try folder.names == ["empty", "text"])
    }

    @Test func `an index is never made of something else`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("text".utf8, to: "text")
        let error = Self.failure(ArchiveIndex.init(creating:), path)
        #expect(error?.code == .notAnIndex)
        #expect(try folder.bytes(of: "text") == Array("text".utf8))
        #expect(try folder.names == ["text"])
    }

    @Test func `an empty file becomes an index, and an index stays what it is`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "index")
        let path = try Self.closed(in: folder)
        #expect(try ArchiveIndex(creating: path).fileCount() == 1)
        #expect(try ArchiveIndex(opening: path).fileCount() == 1)
        #expect(try folder.names == ["index"])
    }

    @Test(arguments: [
        "with space", "file:x?mode=memory", "a%20b", "a?b", "a#b", ":memory:", "it's", "é",
        "-rf", "a;b",
    ])
    func `a name of an index is a name and nothing else`(name: String) throws {
        let folder = try ScratchFolder()
        let path = try Self.closed(in: folder, name)
        #expect(try folder.names == [name])
        #expect(try ArchiveIndex(opening: path).fileCount() == 1)
        #expect(try ArchiveIndex(opening: path).path == path)
    }

    @Test(arguments: [(Schema.version - 1, true), (0, true), (Schema.version + 1, false)])
    func `an index of another version is told what to do`(version: Int, isOlder: Bool) throws {
        let folder = try ScratchFolder()
        let path = try Self.closed(in: folder, "index", "PRAGMA user_version = \(version)")
        for open in Self.ways {
            let error = Self.failure(open, path)
            #expect(error?.code == .notAnIndex)
            #expect(error?.reason.contains("\(version)") == true)
            #expect(error?.hint?.contains("--into \(path)") == isOlder)
        }
        // It is not touched, so that the right program can still read it.
        let kept = try DatabaseQueue(path: path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM files")
        }
        #expect(kept == 1)
    }

    @Test func `a database of another program is no index`() throws {
        let folder = try ScratchFolder()
        let path = try Self.closed(in: folder, "index", "PRAGMA application_id = 7")
        for open in Self.ways {
            #expect(Self.failure(open, path)?.code == .notAnIndex)
        }
        let other = folder.file("other")
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
        #expect(Self.failure(ArchiveIndex.init(creating:), other)?.code == .notAnIndex)
        let tables = try DatabaseQueue(path: other).read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
        }
        #expect(tables == ["mine"])
    }

    @Test func `an index says what it is, for others too`() throws {
        let folder = try ScratchFolder()
        let path = try Self.closed(in: folder)
        let bytes = try folder.bytes(of: "index")
        // https://www.sqlite.org/fileformat.html §1.3: the application's number stands at byte 68.
        #expect(bytes[68..<72].elementsEqual("FPRV".utf8))
        #expect(bytes[60..<64].elementsEqual([0, 0, 0, 3]))
        #expect(try ArchiveIndex.isDatabase(path))
    }

    @Test func `an index of which a part is overwritten is an error with a way out`() throws {
        let folder = try ScratchFolder()
        let path = try Self.closed(in: folder)
        var bytes = try folder.bytes(of: "index")
        for place in 100..<bytes.count { bytes[place] = 0xA5 }
        try folder.write(bytes, to: "index")
        let error = Self.failure(ArchiveIndex.init(opening:), path)
        #expect(error?.code == .database || error?.code == .notAnIndex)
        #expect(error?.hint != nil)
    }

    @Test(
        arguments: [
            (.SQLITE_NOTADB, .notAnIndex, true), (.SQLITE_CORRUPT, .database, true),
            (.SQLITE_FULL, .database, false), (.SQLITE_BUSY, .database, false),
            (.SQLITE_READONLY, .database, false), (.SQLITE_IOERR, .database, false),
        ] as [(ResultCode, FitsProvError.Code, Bool)])
    func `what SQLite refuses has a code, and a way out where the file is damaged`(
        result: ResultCode, code: FitsProvError.Code, hasHint: Bool
    ) {
        let error = #expect(throws: FitsProvError.self) {
            try ArchiveIndex.describing("x") {
                throw DatabaseError(resultCode: result, message: "words of SQLite")
            }
        }
        #expect(error?.code == code)
        #expect(error?.path == "x")
        #expect(error?.reason == "words of SQLite")
        #expect((error?.hint != nil) == hasHint)
    }

    @Test func `an error that is none of SQLite passes as it is`() {
        struct Other: Error {}
        #expect(throws: Other.self) { try ArchiveIndex.describing("x") { throw Other() } }
        let error = #expect(throws: FitsProvError.self) {
            try ArchiveIndex.describing("x") {
                throw FitsProvError(.limit, path: "y", "too many")
            }
        }
        #expect(error == FitsProvError(.limit, path: "y", "too many"))
    }

    @Test func `a value that is not what its column holds is a damaged index`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        let error = #expect(throws: FitsProvError.self) {
            try index.read { try String.fetchAll($0, sql: "SELECT NULL") }
        }
        #expect(error?.code == .database)
        #expect(error?.hint != nil)
    }

    @Test func `an index for the occasion leaves nothing`() throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(temporaryFor: folder.path)
        #expect(index.isTemporary && index.path == folder.path)
        try index.keepLog(true)
        try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: index)
        #expect(try index.fileCount() == 1)
        #expect(try folder.names == [])
        #expect(try !ArchiveIndex(creating: folder.file("named")).isTemporary)
    }

    @Test func `a log stands beside the index only as long as it is kept`() throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("index"))
        try index.keepLog(true)
        try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: index)
        #expect(try folder.names.contains("index-wal"))
        try index.keepLog(false)
        #expect(try folder.names == ["index"])
        // Whoever only reads decides nothing about it.
        try ArchiveIndex(opening: folder.file("index")).keepLog(true)
        #expect(try folder.names == ["index"])
    }

    @Test func `what is written half is not written`() throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("index"))
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try index.write { db in
                _ = try index.folder("/a", db)
                throw Stop()
            }
        }
        let folders = try index.read { try String.fetchAll($0, sql: "SELECT path FROM folders") }
        #expect(folders == [])
    }

    @Test func `a folder has one number, and another folder another`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        let numbers = try index.write { db in
            try ["/a", "/a/b", "/a", "/A", "/a/", "/a/b"].map { try index.folder($0, db) }
        }
        #expect(numbers == [1, 2, 1, 3, 4, 2])
    }
}

import FitsProv
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is said of an index, and done about it, when a run was broken off or the disk fails.
@Suite struct BrokenRunTests {
    /// A copy of an index in the middle of a change that no log is kept of.
    private static func halfWritten(in folder: borrowing ScratchFolder) throws -> String {
        let (whole, half) = (folder.file("whole"), folder.file("half"))
        let index = try ArchiveIndex(creating: whole)
        try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: index)
        let queue = try DatabaseQueue(path: whole)
        try queue.writeWithoutTransaction { db in
            // SQLite then writes what is to be undone at once, and does not wait for the disk.
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.inTransaction {
                try db.execute(sql: "UPDATE files SET name = 'wrong'")
                for end in ["", "-journal"] {
                    try FileManager.default.copyItem(atPath: whole + end, toPath: half + end)
                }
                return .rollback
            }
        }
        return half
    }

    @Test func `a run that was broken off between batches is put right by the next`() throws {
        let folder = try ScratchFolder()
        let path = try Self.halfWritten(in: folder)
        let before = try folder.bytes(of: "half")
        let error = #expect(throws: FitsProvError.self) { _ = try ArchiveIndex(opening: path) }
        #expect(error?.reason.contains("broken off") == true)
        #expect(error?.hint?.contains("--into \(path)") == true)
        // Whoever only asks writes nothing, not even to undo.
        #expect(try folder.bytes(of: "half") == before)
        #expect(try folder.names.contains("half-journal"))
        _ = try ArchiveIndex(creating: path)
        #expect(try ArchiveIndex(opening: path).fileCount() == 1)
        let names = try DatabaseQueue(path: path).read { db in
            try String.fetchAll(db, sql: "SELECT name FROM files")
        }
        #expect(names == ["r.fits"])
        #expect(try !folder.names.contains("half-journal"))
    }

    @Test func `what SQLite calls malformed may be a disk that cannot be read`() {
        let error = #expect(throws: FitsProvError.self) {
            try ArchiveIndex.describing("x") { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        }
        #expect(error?.hint == "check the disk; if that is sound, delete it and index again")
    }

    @Test func `an index that cannot be looked at is not one that is none`() throws {
        let folder = try ScratchFolder()
        try #require(unsafe symlink("loop", folder.file("loop")) == 0)
        let path = folder.file("loop")
        for isOpened in [true, false] {
            let error = #expect(throws: FitsProvError.self) {
                _ = isOpened ? try ArchiveIndex(opening: path) : try ArchiveIndex(creating: path)
            }
            #expect(error?.code.name == "system")
            #expect(error?.reason.contains("symbolic links") == true)
        }
    }

    @Test func `what fails while a log is kept is told, and the log goes`() throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("index"))
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try index.keepingLog {
                try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: index)
                #expect(try folder.names.contains("index-wal"))
                throw Stop()
            }
        }
        #expect(try folder.names == ["index"])
        #expect(try index.fileCount() == 1)
    }
}

import Files
import Dispatch
import FitsProv
import Foundation
import GRDB
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct OpenIndexTests {
    @Test func `an index that is asked is not written to`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("index")
        _ = try ArchiveIndex(creating: path)
        let bytes = try folder.bytes(of: "index")
        let index = try ArchiveIndex(opening: path)
        let error = #expect(throws: FitsProvError.self) {
            try index.write { try $0.execute(sql: "DELETE FROM files") }
        }
        #expect(error?.code == .database)
        #expect(throws: FitsProvError.self) {
            try index.read { try $0.execute(sql: "DELETE FROM files") }
        }
        #expect(try folder.bytes(of: "index") == bytes)
        #expect(try folder.names == ["index"])
    }

    @Test func `several threads ask an index at once`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("index")
        let made = try ArchiveIndex(creating: path)
        try IndexFixture.write([("/a", IndexFixture.raw("r.fits"))], to: made)
        let index = try ArchiveIndex(opening: path)
        let inside = Meeting(count: 2)
        let counts = Lock<[Int]>([])
        let ends = DispatchSemaphore(value: 0)
        // Threads of their own: the tasks of a busy test run may have to wait for each other.
        for _ in 0..<2 {
            Thread.detachNewThread {
                let count = try? index.read { db in
                    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM files") ?? 0
                    // Each waits in the database until the other is in it too.
                    return inside.wait() ? count : -1
                }
                counts.withLock { $0.append(count ?? -2) }
                ends.signal()
            }
        }
        for _ in 0..<2 { ends.wait() }
        #expect(counts.withLock(\.self) == [1, 1])
    }

    @Test(arguments: [
        Resolution.Note.otherProduct("/a b/c.fits"), .otherContent("/\n"), .ambiguous(3),
    ])
    func `a note is kept as a code and what it is about`(note: Resolution.Note) {
        let stored = StoredNote(note)
        #expect(StoredNote.Code.allCases.contains { stored.text.hasPrefix($0.rawValue + " ") })
        #expect(StoredNote(stored.text)?.note == note)
    }

    @Test(arguments: ["", "ambiguous", "ambiguous many", "another product has its name: /a"])
    func `what has no code is not a note`(text: String) {
        #expect(StoredNote(text) == nil)
    }
}

/// A place where threads wait for each other, with an end.
private final class Meeting: Sendable {
    private let count: Int
    private let arrived = Lock(0)

    init(count: Int) {
        self.count = count
    }

    /// Whether all have come within ten seconds.
    func wait() -> Bool {
        arrived.withLock { $0 += 1 }
        for _ in 0..<1000 {
            if arrived.withLock({ $0 >= count }) { return true }
            usleep(10_000)
        }
        return false
    }
}

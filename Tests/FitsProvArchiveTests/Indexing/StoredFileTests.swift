import FITS
import Files
import FitsProv
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@testable import FitsProvArchive

/// Rows of files beside what the system tells of them now: what is unchanged, and what is not.
@Suite struct StoredFileTests {
    private static let stamp = FileStamp(size: 1, modified: 2, inode: 3, device: 4)

    private static func stored(
        _ state: FileRecord.State = .product, isMeasured: Bool = false, error: String? = nil
    ) -> StoredFile {
        StoredFile(
            id: 1, name: "a", stamp: stamp, state: state, isMeasured: isMeasured, error: error)
    }

    private static func options(digests: Bool = false, checksums: Bool = false) -> Indexer.Options {
        var options = Indexer.Options()
        options.digests = digests
        options.checksums = checksums
        return options
    }

    @Test func `each part of a stamp counts`() {
        let stored = Self.stored()
        #expect(stored.isUnchanged(Self.stamp, Self.options()))
        for change in [-1, 1] as [Int64] {
            for part in [\FileStamp.size, \.modified, \.inode, \.device] {
                var now = Self.stamp
                now[keyPath: part] += change
                #expect(!stored.isUnchanged(now, Self.options()), "\(now)")
            }
        }
    }

    @Test(arguments: [
        (FileRecord.State.product, true), (.unreadable, true), (.other, true), (.gone, false),
    ])
    func `what was gone is never unchanged`(state: FileRecord.State, isUnchanged: Bool) {
        #expect(Self.stored(state).isUnchanged(Self.stamp, Self.options()) == isUnchanged)
        // What could not be read may be readable now.
        #expect(!Self.stored(state, error: "why").isUnchanged(Self.stamp, Self.options()))
        #expect(!Self.stored(state, error: "").isUnchanged(Self.stamp, Self.options()))
    }

    @Test(arguments: [
        (FileRecord.State.product, false, false), (.product, true, true), (.other, false, true),
        (.unreadable, false, true),
    ])
    func `a product without a digest is read again for one`(
        state: FileRecord.State, isMeasured: Bool, isUnchanged: Bool
    ) {
        let stored = Self.stored(state, isMeasured: isMeasured)
        #expect(stored.isUnchanged(Self.stamp, Self.options(digests: true)) == isUnchanged)
        #expect(stored.isUnchanged(Self.stamp, Self.options(checksums: true)))
    }

    @Test func `what still cannot be read for the same reason is as before`() {
        var record = FileRecord(name: "a", stamp: Self.stamp, state: .unreadable)
        record.error = "why"
        let stored = Self.stored(.unreadable, error: "why")
        #expect(stored.isAsUnreadable(as: record))
        #expect(!Self.stored(.other, error: "why").isAsUnreadable(as: record))
        #expect(!Self.stored(.unreadable, error: "other").isAsUnreadable(as: record))
        #expect(!Self.stored(.unreadable).isAsUnreadable(as: record))
        record.stamp.modified += 1
        #expect(!stored.isAsUnreadable(as: record))
        record.stamp = Self.stamp
        record.error = nil
        #expect(!stored.isAsUnreadable(as: record))
        #expect(!Self.stored(.unreadable).isAsUnreadable(as: record))
    }

    @Test func `a stamp has what the system tells, to the nanosecond`() {
        var status = stat()
        status.st_size = 5
        status.st_mtim.tv_sec = 7
        status.st_mtim.tv_nsec = 9
        status.st_ino = 11
        status.st_dev = 13
        #expect(
            FileStamp(status) == FileStamp(size: 5, modified: 7_000_000_009, inode: 11, device: 13))
        status.st_mtim.tv_sec = -1
        #expect(FileStamp(status).modified == -999_999_991)
        status.st_ino = .max
        #expect(FileStamp(status).inode == -1)
    }

    @Test(
        arguments: [
            (nil, 3, ["B", "a", "a.b"]), (nil, 9, ["B", "a", "a.b", "b", "é"]),
            ("a", 9, ["a.b", "b", "é"]), ("a", 1, ["a.b"]), ("aa", 9, ["b", "é"]), ("é", 9, []),
            ("", 2, ["B", "a"]), (nil, 0, []),
        ] as [(String?, Int, [String])])
    func `rows come in pages, in the order of the bytes of their names`(
        name: String?, limit: Int, names: [String]
    ) throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        let files = ["é", "b", "a.b", "a", "B"].map { ("/a", IndexFixture.raw($0)) }
        try IndexFixture.write(files + [("/b", IndexFixture.raw("a0"))], to: index)
        let found = try index.read { db in
            let folders = try StoredFolders(db)
            let number = try #require(try folders.number(of: "/a"))
            return try folders.files(of: number, after: name, limit: limit)
        }
        #expect(found.map(\.name) == names)
    }

    @Test func `a row has what was written`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        var broken = FileRecord(
            name: "b", stamp: FileStamp(size: 1, modified: 2, inode: 3, device: 4),
            state: .unreadable)
        broken.error = "why"
        try IndexFixture.write(
            [("/a", IndexFixture.raw("a", measured: "sha256:a")), ("/a", broken)], to: index)
        try index.write {
            try $0.execute(
                sql: "INSERT INTO files SELECT 3, 1, 'c', 'c', 1, 1, 1, 1, 77, NULL, NULL")
        }
        let found = try index.read { try StoredFolders($0).files(of: 1, after: nil, limit: 9) }
        #expect(found.map(\.id) == [1, 2, 3])
        #expect(found.map(\.isMeasured) == [true, false, false])
        #expect(found.map(\.error) == [nil, "why", nil])
        // A state that nobody knows: as if it were gone, so that the file is read again.
        #expect(found.map(\.state) == [.product, .unreadable, .gone])
        #expect(found.dropFirst().first?.stamp == broken.stamp)
        #expect(try index.read { try StoredFolders($0).number(of: "/a/") } == nil)
        #expect(try index.read { try StoredFolders($0).files(of: 2, after: nil, limit: 9) }.isEmpty)
    }

    @Test(arguments: [
        ("/a/b", "/a", true), ("/a", "/a", false), ("/ab", "/a", false), ("/a/", "/a", true),
        ("/", "/", true), ("/a", "/", true), ("a", "/", false), ("/a", "/a/b", false),
        ("/A/b", "/a", false), ("/a b/c", "/a b", true),
    ])
    func `a path lies below a folder by whole names`(path: String, folder: String, isBelow: Bool) {
        #expect(path.isBelow(folder) == isBelow)
    }

    @Test(arguments: [
        (0, "s", false), (5, "s; d1; d2; d3; d4; d5", false),
        (6, "s; d1; d2; d3; d4; d5; and 1 more", true),
        (1505, "s; d1; d2; d3; d4; d5; and 1,500 more", true),
    ])
    func `of a failed check six lines are kept`(details: Int, words: String, isCut: Bool) throws {
        let lines = (0..<details).map { "d\($0 + 1)" }
        let json = """
            {"name": "content", "outcome": "failed", "summary": "s", "details": \(lines)}
            """
        let check = try JSONDecoder().decode(Check.self, from: Data(json.utf8))
        #expect(FileExaminer.words(check) == words)
        #expect(words.contains("more") == isCut)
    }
}

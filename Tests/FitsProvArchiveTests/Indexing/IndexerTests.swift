import FITS
import Files
import FitsProv
import Foundation
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What a run writes down about the index as a whole, and what it counts.
@Suite struct IndexerTests {
    private static func roots(_ path: String) throws -> [String] {
        try ArchiveIndex(opening: path).indexedRoots()
    }

    private static func has(_ property: String, _ path: String) throws -> Bool {
        try ArchiveIndex(opening: path).read { try Property.isSet(property, $0) }
    }

    @Test func `a folder below a root is no root of its own`() throws {
        let archive = try ArchiveFixture()
        for name in ["a/x.fits", "a/b/y.fits", "ab/z.fits"] {
            try archive.write(ArchiveFixture.product(name), to: name)
        }
        _ = try archive.update("/a")
        #expect(try Self.roots(archive.index) == [archive.root + "/a"])
        _ = try archive.update("/a/b")
        _ = try archive.update("/a/")
        _ = try archive.update("/a/../a")
        #expect(try Self.roots(archive.index) == [archive.root + "/a"])
        _ = try archive.update("/ab")
        #expect(try Self.roots(archive.index) == [archive.root + "/a", archive.root + "/ab"])
        #expect(try ArchiveIndex(opening: archive.index).fileCount() == 3)
    }

    @Test func `a root is where its links lead`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "a/x.fits")
        try FileManager.default.createSymbolicLink(
            atPath: archive.root + "/l", withDestinationPath: "a")
        _ = try archive.update("/l")
        #expect(try Self.roots(archive.index) == [archive.root + "/a"])
    }

    @Test func `an index knows whether the sums of all its files were checked`() throws {
        let archive = try ArchiveFixture()
        func isChecked() throws -> Bool { try Self.has(Property.checksums, archive.index) }
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        _ = try archive.update { $0.checksums = true }
        #expect(try isChecked())
        // Nothing new, and what is no product, leave that as it is.
        _ = try archive.update()
        #expect(try isChecked())
        try archive.write("text".utf8, to: "notes.txt")
        _ = try archive.update()
        #expect(try isChecked())
        try archive.write(ArchiveFixture.product("b"), to: "b.fits")
        _ = try archive.update { $0.checksums = true }
        #expect(try isChecked())
        try archive.write(ArchiveFixture.product("c"), to: "c.fits")
        _ = try archive.update()
        #expect(try !isChecked())
        // Once it is lost, a later run cannot know it again.
        _ = try archive.update { $0.checksums = true }
        #expect(try !isChecked())
    }

    @Test func `a first run without sums says nothing of them`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        _ = try archive.update()
        #expect(try !Self.has(Property.checksums, archive.index))
    }

    @Test(arguments: [1, 2, 8]) func `an index is the same however many threads read`(jobs: Int)
        throws
    {
        let archive = try ArchiveFixture()
        for number in 0..<70 {
            try archive.write(
                ArchiveFixture.product("o\(number)"), to: "n\(number % 4)/f\(number).fits")
        }
        let counts = try archive.update {
            $0.jobs = jobs
            $0.batchSize = jobs
        }
        #expect(counts.new == 70 && counts.files == 70)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
        let path = archive.index
        let order = try ArchiveIndex(opening: path).read {
            try String.fetchAll($0, sql: "SELECT path FROM paths ORDER BY file")
        }
        #expect(order.first?.hasSuffix("/n0/f0.fits") == true)
        #expect(order == order.sorted { $0.precedesByBytes($1) })
    }

    @Test func `what was met is told as it is met`() throws {
        let archive = try ArchiveFixture()
        for number in 0..<100 { try archive.write([], to: "f\(number)") }
        var told: [Int] = []
        var indexer = Indexer(try ArchiveIndex(creating: archive.index))
        try indexer.update(archive.root, onProgress: { told.append($0.files) })
        // Tasks of 32 files.
        #expect(told == [32, 64, 96, 100])
        #expect(indexer.counts.other == 100 && indexer.counts.new == 100)
        #expect(indexer.counts.unreadable == 0 && indexer.counts.faults == 0)
    }

    @Test func `what was passed over is counted over all folders`() throws {
        let archive = try ArchiveFixture()
        try archive.write([], to: "a/.hidden")
        try archive.write([], to: "b/.hidden")
        try FileManager.default.createSymbolicLink(
            atPath: archive.root + "/a/link", withDestinationPath: "none")
        var indexer = Indexer(try ArchiveIndex(creating: archive.index))
        for part in ["/a", "/b"] { try indexer.update(archive.root + part) }
        #expect(indexer.counts.passedOver.hidden == 2)
        #expect(indexer.counts.passedOver.links == 1)
        #expect(indexer.counts.new == 0)
    }

    @Test func `only the index and what SQLite keeps beside it are no files of the archive`() throws
    {
        let archive = try ArchiveFixture()
        let names = ["i", "i-wal", "i-shm", "i-journal"]
        for name in ["i-walx", "xi", "i.fits"] {
            try archive.write("text".utf8, to: "sub/" + name)
        }
        for name in names { try archive.write("text".utf8, to: "other/" + name) }
        let path = archive.root + "/sub/i"
        var indexer = Indexer(try ArchiveIndex(creating: path))
        try indexer.update(archive.root)
        try indexer.finish()
        let found = try ArchiveIndex(opening: path).read {
            try String.fetchAll($0, sql: "SELECT path FROM paths ORDER BY path")
        }.map { String($0.dropFirst(archive.root.count + 1)) }
        #expect(
            found == names.sorted().map { "other/" + $0 } + ["sub/i-walx", "sub/i.fits", "sub/xi"])
    }

    @Test func `two runs on one index write each file once`() throws {
        let archive = try ArchiveFixture()
        for number in 0..<40 {
            try archive.write(ArchiveFixture.product("o\(number)"), to: "f\(number).fits")
        }
        let first = try ArchiveIndex(creating: archive.index)
        let second = try ArchiveIndex(creating: archive.index)
        var isDone = false
        var options = Indexer.Options()
        options.batchSize = 100_000
        var indexer = Indexer(first, options)
        // The other run comes and goes after this one has seen that the index is empty.
        try indexer.update(
            archive.root,
            onProgress: { _ in
                guard !isDone else { return }
                isDone = true
                var other = Indexer(second)
                do {
                    try other.update(archive.root)
                    try other.finish()
                } catch {
                    Issue.record("\(error)")
                }
            })
        try indexer.finish()
        #expect(try first.fileCount() == 40)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `a run that is finished twice is up to date once`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index)
        try indexer.update(archive.root)
        #expect(try index.updated == nil && !index.isFinished)
        try indexer.finish()
        #expect(try index.isFinished)
        try index.write {
            try $0.execute(sql: "UPDATE properties SET value = 'old' WHERE name = 'updated'")
        }
        try indexer.finish()
        #expect(try index.updated != "old")
        #expect(try archive.scratch.names == ["archive", "index.sqlite"])
    }

    @Test func `a file that becomes a folder is gone, and its files are new`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "x.fits")
        _ = try archive.update()
        try FileManager.default.removeItem(atPath: archive.root + "/x.fits")
        try archive.write(ArchiveFixture.product("x"), to: "x.fits/x.fits")
        let counts = try archive.update()
        #expect(counts.gone == 1 && counts.new == 1)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `a root of which all is gone is empty, and stays a root`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "a/x.fits")
        try archive.write(ArchiveFixture.product("y"), to: "b/y.fits")
        _ = try archive.update("/a")
        _ = try archive.update("/b")
        try FileManager.default.removeItem(atPath: archive.root + "/a/x.fits")
        let counts = try archive.update("/a")
        #expect(counts.gone == 1)
        let index = try ArchiveIndex(opening: archive.index)
        #expect(try index.fileCount() == 1)
        #expect(try index.indexedRoots() == [archive.root + "/a", archive.root + "/b"])
    }

    @Test func `more folders than are read at once are followed when they go`() throws {
        let archive = try ArchiveFixture()
        let count = 1003
        for number in 0..<count { try archive.write([], to: "all/n\(number)/f") }
        #expect(try archive.update().new == count)
        try FileManager.default.removeItem(atPath: archive.root + "/all")
        let counts = try archive.update { $0.batchSize = 100 }
        #expect(counts.gone == count)
        #expect(try ArchiveIndex(opening: archive.index).fileCount() == 0)
        #expect(try archive.update().gone == 0)
    }
}

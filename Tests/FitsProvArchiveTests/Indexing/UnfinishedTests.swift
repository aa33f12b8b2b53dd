import FitsProv
import FitsProvArchive
import TestSupport
import Testing

/// An index that is not finished says so, however early its first run was stopped.
struct UnfinishedTests {
    @Test func `a first run that is stopped before its first batch leaves the index unfinished`()
        throws
    {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        let index = try ArchiveIndex(creating: archive.index)
        #expect(try index.isFinished)
        var indexer = Indexer(index)
        let error = #expect(throws: FitsProvError.self) {
            try indexer.update(archive.root, isStopped: { true })
        }
        #expect(error?.code == .interrupted)
        #expect(try !index.isFinished)
        #expect(try index.updated == nil)
        // The next run goes on, and then it is finished.
        let counts = try archive.update()
        #expect(counts.new == 1)
        #expect(try index.isFinished)
        #expect(try index.updated != nil)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `a later run that is stopped before it finds anything leaves it finished`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        _ = try archive.update()
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index)
        #expect(throws: FitsProvError.self) {
            try indexer.update(archive.root, isStopped: { true })
        }
        #expect(try index.isFinished)
    }

    @Test func `a run that changes something is unfinished until its end`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        _ = try archive.update()
        try archive.write(ArchiveFixture.product("b"), to: "b.fits")
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index)
        try indexer.update(archive.root)
        #expect(try !index.isFinished)
        try indexer.finish()
        #expect(try index.isFinished)
    }

    @Test func `a folder that is not there is an error, and no root`() throws {
        let archive = try ArchiveFixture()
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index)
        let error = #expect(throws: FitsProvError.self) {
            try indexer.update(archive.root + "/none")
        }
        #expect(error?.code == .folder)
        #expect(try index.isFinished)
    }

    @Test func `a file in two overlapping roots is there once`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "sub/a.fits")
        try archive.write(ArchiveFixture.product("b"), to: "sub2/b.fits")
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index)
        try indexer.update(archive.root + "/sub")
        try indexer.update(archive.root)
        try indexer.finish()
        #expect(indexer.counts.new == 2)
        #expect(indexer.counts.gone == 0)
        // A run over a part leaves the rest, also a sibling whose name begins alike.
        let part = try archive.update("/sub")
        #expect(part.gone == 0 && part.unchanged == 1)
        #expect(
            try IndexDump.lines(archive.index).filter { $0.contains("b.fits") }.isEmpty == false)
    }
}

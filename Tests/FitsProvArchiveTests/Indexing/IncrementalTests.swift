import FITS
import Files
import FitsProv
import FitsProvArchive
import Foundation
import TestSupport
import Testing

struct IncrementalTests {
    private func fill(_ archive: borrowing ArchiveFixture) throws {
        for number in 100..<140 {
            let name = "n\(number % 3)/f\(number).fits"
            try archive.write(ArchiveFixture.product("o\(number)"), to: name)
        }
        try archive.write("some text".utf8, to: "n0/notes.txt")
        try archive.write("no FITS".utf8, to: "n1/broken.fits")
    }

    @Test func `a second run opens nothing, and says the same`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        let first = try archive.update()
        #expect(first.new == 42 && first.other == 1 && first.unreadable == 1)
        let before = try IndexDump.lines(archive.index)
        let second = try archive.update()
        #expect(second.new == 0 && second.changed == 0 && second.unchanged == 42)
        #expect(try IndexDump.lines(archive.index) == before)
        #expect(try archive.fresh() == before)
    }

    @Test func `what could not be read is looked at again, and what still cannot is unchanged`()
        throws
    {
        let archive = try ArchiveFixture()
        try archive.write([], to: "a.fits")
        try archive.write("text".utf8, to: "notes.txt")
        let first = try archive.update()
        #expect(first.unreadable == 1 && first.other == 1)
        // As a run found it that was not allowed to open it.
        try IndexDump.change(archive.index, "UPDATE files SET error = 'Permission denied (open)'")
        let second = try archive.update()
        #expect(second.changed == 2 && second.unchanged == 0)
        let third = try archive.update()
        #expect(third.changed == 0 && third.unchanged == 2)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `another file of the same size and time is a change`() throws {
        let archive = try ArchiveFixture()
        let manager = FileManager.default
        let time: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSince1970: 1000)]
        for (name, object) in [("a.fits", "first"), ("b.fits", "other")] {
            try archive.write(ArchiveFixture.product(object), to: name)
            try manager.setAttributes(time, ofItemAtPath: archive.root + "/" + name)
        }
        _ = try archive.update()
        try manager.removeItem(atPath: archive.root + "/a.fits")
        try manager.moveItem(
            atPath: archive.root + "/b.fits", toPath: archive.root + "/a.fits")
        let counts = try archive.update()
        #expect(counts.changed == 1 && counts.gone == 1 && counts.unchanged == 0)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `what changed, went, came and moved is followed, and the rest stays`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        _ = try archive.update()
        let manager = FileManager.default
        try archive.write(ArchiveFixture.product("other"), to: "n0/f102.fits")
        try archive.write(ArchiveFixture.product("mended"), to: "n1/broken.fits")
        try manager.removeItem(atPath: archive.root + "/n1/f100.fits")
        try manager.moveItem(
            atPath: archive.root + "/n2/f101.fits", toPath: archive.root + "/n2/f0.fits")
        try archive.write(ArchiveFixture.product("new"), to: "n9/deep/new.fits")
        let counts = try archive.update()
        #expect(counts.new == 2 && counts.changed == 2 && counts.gone == 2)
        #expect(counts.unchanged == 38)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
        let gone = try IndexDump.lines(archive.index, withGone: true).filter {
            $0.contains("files") && $0.contains("state=3")
        }
        #expect(gone.count == 2)
    }

    @Test func `a folder of more files than are read at once is followed`() throws {
        let archive = try ArchiveFixture()
        for number in 10_000..<14_500 { try archive.write([], to: "f\(number)") }
        #expect(try archive.update { $0.batchSize = 1000 }.new == 4500)
        let manager = FileManager.default
        // New ones before, between and behind, and a page of rows whose files are gone.
        for number in 11_000..<13_500 {
            try manager.removeItem(atPath: archive.root + "/f\(number)")
        }
        for number in 1000..<1100 { try archive.write([], to: "f\(number)") }
        for number in 0..<100 { try archive.write([], to: "f10500-\(number)") }
        for number in 0..<100 { try archive.write([], to: "g\(number)") }
        let counts = try archive.update { $0.batchSize = 10 }
        #expect(counts.new == 300 && counts.gone == 2500 && counts.unchanged == 2000)
        #expect(counts.changed == 0)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }

    @Test func `a file that is back again is read again`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        _ = try archive.update()
        let before = try IndexDump.lines(archive.index)
        let manager = FileManager.default
        let file = archive.root + "/n1/f100.fits"
        try manager.moveItem(atPath: file, toPath: archive.scratch.file("kept"))
        #expect(try archive.update().gone == 1)
        #expect(try archive.update().gone == 0)
        try manager.moveItem(atPath: archive.scratch.file("kept"), toPath: file)
        let back = try archive.update()
        #expect(back.changed == 1 && back.new == 0)
        #expect(try IndexDump.lines(archive.index, withGone: true) == before)
    }

    @Test func `a folder that is gone takes its files along`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        try archive.write(ArchiveFixture.product("deep"), to: "n1/a/b/deep.fits")
        _ = try archive.update()
        try FileManager.default.removeItem(atPath: archive.root + "/n1")
        let counts = try archive.update()
        #expect(counts.gone == 16)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
        #expect(try archive.update().gone == 0)
    }

    @Test func `a part of the archive is brought up to date alone`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        _ = try archive.update()
        let before = try IndexDump.lines(archive.index)
        try FileManager.default.removeItem(atPath: archive.root + "/n1")
        #expect(try archive.update("/n0").gone == 0)
        #expect(try IndexDump.lines(archive.index) == before)
    }

    @Test func `files of a folder that cannot be read are not gone`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a/x.fits")
        try archive.write(ArchiveFixture.product("b"), to: "a/b/y.fits")
        // A link is not followed: as root no folder is unreadable, but this one is not a folder.
        _ = try archive.update()
        let before = try IndexDump.lines(archive.index)
        let manager = FileManager.default
        var options = Indexer.Options()
        options.jobs = 1
        var faults: [String] = []
        var indexer = Indexer(try ArchiveIndex(creating: archive.index), options)
        // The folder becomes another thing after its parent was read.
        var isFirst = true
        try indexer.update(archive.root) {
            guard isFirst else { return false }
            isFirst = false
            return false
        } onFault: { fault in
            faults.append(fault.reason)
        } onProgress: { _ in
            let folder = archive.root + "/a/b"
            guard manager.fileExists(atPath: folder + "/y.fits") else { return }
            try? manager.moveItem(atPath: folder, toPath: archive.scratch.file("moved"))
            try? manager.createSymbolicLink(atPath: folder, withDestinationPath: "b")
        }
        #expect(faults.count == 1)
        #expect(indexer.counts.gone == 0 && indexer.counts.faults == 1)
        #expect(try IndexDump.lines(archive.index) == before)
    }

    @Test func `digests are made of files that had none`() throws {
        let archive = try ArchiveFixture()
        try fill(archive)
        _ = try archive.update()
        let counts = try archive.update { $0.digests = true }
        #expect(counts.changed == 40)
        #expect(try archive.update { $0.digests = true }.changed == 0)
        #expect(try IndexDump.lines(archive.index) == archive.fresh { $0.digests = true })
    }

    @Test func `a run that is stopped keeps whole batches, and the next goes on`() throws {
        let archive = try ArchiveFixture()
        for number in 0..<300 {
            try archive.write(
                ArchiveFixture.product("o\(number)"), to: "n\(number / 50)/f\(number).fits")
        }
        var options = Indexer.Options()
        options.batchSize = 20
        var asked = 0
        var indexer = Indexer(try ArchiveIndex(creating: archive.index), options)
        let error = #expect(throws: FitsProvError.self) {
            try indexer.update(archive.root) {
                asked += 1
                return asked > 3
            }
        }
        #expect(error?.code == .interrupted)
        let done = indexer.counts.new
        #expect(done > 0 && done < 300)
        let counts = try archive.update()
        #expect(counts.unchanged == done && counts.new == 300 - done)
        #expect(try IndexDump.lines(archive.index) == archive.fresh())
    }
}

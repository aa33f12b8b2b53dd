import FITS
import Files
import FitsProv
import FitsProvArchive
import Foundation
import Glibc
import TestSupport
import Testing

struct FoundFileTests {
    /// What became of each file, by its name.
    private func states(_ archive: borrowing ArchiveFixture) throws -> [String: String] {
        var states: [String: String] = [:]
        for line in try IndexDump.lines(archive.index) where line.contains(" files ") {
            let path = String(line.prefix { $0 != " " }.dropFirst(archive.root.count + 1))
            let state = line.firstRange(of: "state=").map { line[$0.upperBound...].prefix(1) }
            states[path] = state.map(String.init)
        }
        return states
    }

    @Test func `files are taken by their content, and by their names where that fails`() throws {
        let archive = try ArchiveFixture()
        let product = ArchiveFixture.product("x")
        try archive.write(product, to: "plain.dat")
        try archive.write(product, to: "a.fits")
        try archive.write(product[..<5762], to: "cut.fits")
        try archive.write(product[..<2000], to: "no-end.dat")
        try archive.write(product[..<2000], to: "no-end.fits")
        try archive.write("text".utf8, to: "text.FITS")
        try archive.write("text".utf8, to: "text")
        try archive.write([], to: "empty.fits")
        try archive.write([], to: "empty")
        try archive.write(product, to: ".hidden.fits")
        try archive.write([0x1F, 0x8B, 1, 2, 3], to: "bad.gz")
        try archive.write([0x1F, 0x8B, 1, 2, 3], to: "bad.fits.gz")
        if Tool.gzip.isPresent {
            try archive.write(product, to: "zipped")
            _ = try Tool.gzip.run([archive.root + "/zipped"])
            try archive.write("tar".utf8, to: "other")
            _ = try Tool.gzip.run([archive.root + "/other"])
        }
        try #require(unsafe mkfifo(archive.root + "/pipe.fits", 0o600) == 0)
        _ = try archive.update()
        var expected = [
            "plain.dat": "0", "a.fits": "0", "cut.fits": "0", "no-end.dat": "1",
            "no-end.fits": "1", "text.FITS": "1", "text": "2", "empty.fits": "1", "empty": "2",
            "bad.gz": "2", "bad.fits.gz": "1",
        ]
        if Tool.gzip.isPresent {
            expected["zipped.gz"] = "0"
            expected["other.gz"] = "2"
        }
        #expect(try states(archive) == expected)
        let lines = try IndexDump.lines(archive.index)
        #expect(lines.contains { $0.contains("cut.fits problems") && $0.contains("cut short") })
        #expect(lines.contains { $0.contains("no-end.fits files") && $0.contains("no END card") })
    }

    @Test(.timeLimit(.minutes(10)))
    func `a file with several names is taken once, and circles end`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "a/x.fits")
        try archive.write(ArchiveFixture.product("y"), to: "b/y.fits")
        let manager = FileManager.default
        try manager.linkItem(
            atPath: archive.root + "/a/x.fits", toPath: archive.root + "/b/same.fits")
        for (link, target) in [("a/up", ".."), ("b/a", "../a"), ("c.fits", "b/y.fits")] {
            try manager.createSymbolicLink(
                atPath: archive.root + "/" + link, withDestinationPath: target)
        }
        let counts = try archive.update()
        #expect(counts.new == 2 && counts.repeated == 1)
        #expect(try states(archive) == ["a/x.fits": "0", "b/y.fits": "0"])
        #expect(try archive.update().repeated == 1)
        let followed = try archive.update { $0.walk.followsLinks = true }
        #expect(followed.new == 1)
        #expect(try states(archive) == ["a/x.fits": "0", "c.fits": "0"])
        let lines = try IndexDump.lines(archive.index)
        #expect(try archive.fresh { $0.walk.followsLinks = true } == lines)
    }

    @Test func `folders may overlap, and the second run is as the first`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "a/x.fits")
        try FileManager.default.linkItem(
            atPath: archive.root + "/a/x.fits", toPath: archive.root + "/b.fits")
        var options = Indexer.Options()
        options.walk.followsLinks = true
        for isFirst in [true, false] {
            var indexer = Indexer(try ArchiveIndex(creating: archive.index), options)
            for part in ["", "/a", ""] { try indexer.update(archive.root + part) }
            try indexer.finish()
            #expect(indexer.counts.gone == 0)
            #expect(indexer.counts.new == (isFirst ? 1 : 0))
            #expect(indexer.counts.unchanged == (isFirst ? 0 : 1))
            #expect(try states(archive) == ["b.fits": "0"])
        }
    }

    @Test func `the index is no part of the archive`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "x.fits")
        let path = archive.root + "/index.sqlite"
        _ = try ArchiveIndex(creating: path)
        try FileManager.default.linkItem(atPath: path, toPath: archive.root + "/link.fits")
        for expected in [1, 0] {
            var indexer = Indexer(try ArchiveIndex(creating: path))
            try indexer.update(archive.root)
            try indexer.finish()
            #expect(indexer.counts.new == expected)
        }
        #expect(try ArchiveIndex(opening: path).fileCount() == 1)
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice))
    func `files of all observatories are the same however they are read`() throws {
        let scratch = try ScratchFolder()
        let folder = (Samples.fits.first?.path ?? "").components(separatedBy: "/fits/")[0] + "/fits"
        var dumps: [[String]] = []
        // With sums measured every file is read in full, else most are only scanned.
        for (name, measures) in [("scanned", false), ("read", true)] {
            var options = Indexer.Options()
            options.checksums = measures
            let path = scratch.file(name)
            var indexer = Indexer(try ArchiveIndex(creating: path), options)
            try indexer.update(folder)
            #expect(indexer.counts.unreadable == 0)
            dumps.append(
                try IndexDump.lines(path).filter { !$0.contains(" problems ") && $0 != "checksums" }
            )
        }
        #expect(Set(dumps[0]).symmetricDifference(dumps[1]).sorted() == [])
    }

    @Test func `a file whose name is not UTF-8 is unreadable`() throws {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("x"), to: "x.fits")
        for end in [".fits", ".txt"] {
            let path = Array((archive.root + "/b").utf8CString.dropLast()) + [-1]
            try #require(unsafe open(path + Array(end.utf8CString), O_CREAT, 0o600) >= 0)
        }
        #expect(try archive.update().unreadable == 1)
        #expect(try states(archive) == ["x.fits": "0", "b\u{FFFD}.fits": "1"])
        let lines = try IndexDump.lines(archive.index)
        #expect(lines.contains { $0.contains("the name is not UTF-8") })
        let again = try archive.update()
        #expect(again.unchanged == 2 && again.gone == 0)
        #expect(try archive.fresh() == lines)
    }

    @Test func `a folder that is not there is an error`() throws {
        let archive = try ArchiveFixture()
        #expect(throws: FitsProvError.self) { try archive.update("/none") }
    }
}

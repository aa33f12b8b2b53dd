import FITS
import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// Files of an index as candidates: who is one, by what, and how many.
@Suite struct CatalogueTests {
    private static func index(
        _ files: [(folder: String, record: FileRecord)], _ sql: String = "SELECT 1"
    ) throws -> ArchiveIndex {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write(files, to: index)
        try index.write { try $0.execute(sql: sql) }
        return index
    }

    private static func paths(_ candidates: Candidates) -> [String] {
        candidates.files.map(\.path).sorted()
    }

    @Test func `the folders of an index come in order`() throws {
        let index = try Self.index([], "INSERT INTO roots VALUES ('/z'), ('/a'), ('/m')")
        #expect(index.roots == ["/a", "/m", "/z"])
    }

    @Test func `a file is at its path and nowhere else`() throws {
        let index = try Self.index([
            ("/a", IndexFixture.product("p.fits", id: "id:p", digest: "sha256:p")),
            ("/a/b", IndexFixture.raw("p.fits")), ("/", IndexFixture.raw("root.fits")),
        ])
        let found = try #require(try index.candidate(at: "/a/p.fits"))
        #expect(found.file == 1)
        #expect(found.path == "/a/p.fits")
        #expect(found.identifier == "id:p")
        #expect(found.digest == "sha256:p")
        #expect(!found.isMeasured)
        #expect(try index.candidate(at: "/a/b/p.fits")?.file == 2)
        #expect(try index.candidate(at: "/root.fits")?.path == "/root.fits")
        for path in ["/p.fits", "/a/p.fit", "/a/P.fits", "/A/p.fits", "/a/b", "p.fits", ""] {
            #expect(try index.candidate(at: path) == nil, "\(path)")
        }
    }

    @Test(arguments: [
        (FileRecord.State.product, true), (.unreadable, true), (.other, true), (.gone, false),
    ])
    func `every file that is there is a candidate, and none that is gone`(
        state: FileRecord.State, isThere: Bool
    ) throws {
        let product = IndexFixture.product("p.fits", id: "id:p", digest: "sha256:p")
        let index = try Self.index(
            [("/a", product)], "UPDATE files SET state = \(state.rawValue)")
        let count = isThere ? 1 : 0
        #expect(try (index.candidate(at: "/a/p.fits") != nil) == isThere)
        #expect(try index.candidates(identifier: "id:p").files.count == count)
        #expect(try index.candidates(digest: "sha256:p").files.count == count)
        #expect(try index.candidates(name: NormalName("p.fits.gz")).files.count == count)
    }

    @Test func `a measured digest goes before the one of the stamp`() throws {
        var measured = IndexFixture.product("m.fits", digest: "sha256:old")
        measured.digest = "sha256:new"
        let index = try Self.index([
            ("/a", measured), ("/a", IndexFixture.product("s.fits", digest: "sha256:old")),
            ("/a", IndexFixture.raw("r.fits", measured: "sha256:new")),
        ])
        let new = try index.candidates(digest: "sha256:new")
        #expect(Self.paths(new) == ["/a/m.fits", "/a/r.fits"])
        #expect(new.files.allSatisfy { $0.isMeasured && $0.digest == "sha256:new" })
        let old = try index.candidates(digest: "sha256:old")
        #expect(Self.paths(old) == ["/a/s.fits"])
        #expect(old.files.allSatisfy { !$0.isMeasured })
        #expect(try index.candidate(at: "/a/m.fits")?.isMeasured == true)
        #expect(try index.candidates(digest: "").files == [])
    }

    @Test func `a name is compared without what compressing puts behind it`() throws {
        let names = ["m.fits", "m.fits.gz", "m.fz", "m2.fits", "M.fits", "m.fits.txt"]
        let index = try Self.index(names.map { ("/a", IndexFixture.raw($0)) })
        let found = Self.paths(try index.candidates(name: NormalName("m.fits")))
        #expect(found == ["/a/m.fits", "/a/m.fits.gz", "/a/m.fz"])
    }

    @Test func `users are found by the file, its identifier and its digest`() throws {
        func user(_ name: String, _ used: UsedEntity) -> (String, FileRecord) {
            ("/a", IndexFixture.product(name, digest: "sha256:" + name, used: [used]))
        }
        let index = try Self.index(
            [
                ("/a", IndexFixture.product("in.fits", id: "id:in", digest: "sha256:in")),
                user("by-id", IndexFixture.used("x", id: "id:in")),
                user("by-digest", IndexFixture.used("x", digest: "sha256:in")),
                user("by-number", IndexFixture.used("x")),
                user("other", IndexFixture.used("in.fits", id: "id:other", digest: "sha256:o")),
                user("all", IndexFixture.used("x", id: "id:in", digest: "sha256:in")),
            ], "UPDATE used SET target = 1 WHERE file IN (4, 6)")
        let known = try #require(try index.candidate(at: "/a/in.fits"))
        let all = ["/a/all", "/a/by-digest", "/a/by-id", "/a/by-number"]
        #expect(Self.paths(try index.users(of: known)) == all)
        // Found by its path, where it has no number.
        let path = Candidate(path: "/a/in.fits", identifier: nil, digest: nil)
        #expect(Self.paths(try index.users(of: path)) == ["/a/all", "/a/by-number"])
        let foreign = Candidate(path: "/b/in.fits", identifier: "id:in", digest: nil)
        #expect(Self.paths(try index.users(of: foreign)) == ["/a/all", "/a/by-id"])
        let content = Candidate(path: "/b/in.fits", identifier: nil, digest: "sha256:in")
        #expect(Self.paths(try index.users(of: content)) == ["/a/all", "/a/by-digest"])
        let unknown = Candidate(path: "/b/in.fits", identifier: nil, digest: nil)
        #expect(try index.users(of: unknown).files == [])
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 6") }
        #expect(Self.paths(try index.users(of: known)) == Array(all.dropFirst()))
    }

    @Test(arguments: [99, 100, 101, 250])
    func `of very many files a hundred are given`(count: Int) throws {
        let files = (0..<count).map { number in
            (
                "/a/\(number)", IndexFixture.product("m.fits", id: "id:m", digest: "sha256:m")
            )
        }
        let index = try Self.index(files)
        #expect(try index.candidates(identifier: "id:m").files.count == min(count, 100))
        #expect(try index.candidates(digest: "sha256:m").files.count == min(count, 100))
        #expect(try index.candidates(name: NormalName("m.fits")).files.count == min(count, 100))
    }

    @Test func `many that are gone do not hide one that is there`() throws {
        let files = (0..<150).map { number in
            ("/a/\(number)", IndexFixture.product("m.fits", id: "id:m", digest: "sha256:m"))
        }
        let index = try Self.index(files, "UPDATE files SET state = 3 WHERE id < 150")
        #expect(Self.paths(try index.candidates(identifier: "id:m")) == ["/a/149/m.fits"])
        #expect(Self.paths(try index.candidates(digest: "sha256:m")) == ["/a/149/m.fits"])
        let named = try index.candidates(name: NormalName("m.fits"))
        #expect(Self.paths(named) == ["/a/149/m.fits"])
    }

    @Test func `hostile names, identifiers and digests are compared as they are`() throws {
        for text in ["it's", "%", "_", "a'; DROP TABLE files; --", "é", "\u{1B}", "\"", "*"] {
            let index = try Self.index([
                ("/" + text, IndexFixture.product(text, id: text, digest: text)),
                ("/x", IndexFixture.product("x", id: "x", digest: "x")),
            ])
            let path = "/\(text)/\(text)"
            #expect(try index.candidate(at: path)?.path == path)
            #expect(Self.paths(try index.candidates(identifier: text)) == [path])
            #expect(Self.paths(try index.candidates(digest: text)) == [path])
            #expect(Self.paths(try index.candidates(name: NormalName(text))) == [path])
        }
    }
}

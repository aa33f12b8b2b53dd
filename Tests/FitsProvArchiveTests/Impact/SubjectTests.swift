import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What a text means to an impact: a path, an identifier, a digest, a name, or what is missing.
@Suite struct SubjectTests {
    private static func product(
        _ name: String, in folder: String = "/archive/a", id: String? = nil,
        digest: String? = nil, used: [UsedEntity] = []
    ) -> (String, FileRecord) {
        (folder, IndexFixture.product(name, id: id, digest: digest ?? "sha256:" + name, used: used))
    }

    private static func index(
        _ files: [(String, FileRecord)], _ sql: String = "SELECT 1"
    ) throws -> ArchiveIndex {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write(files.map { (folder: $0.0, record: $0.1) }, to: index)
        try index.write { try $0.execute(sql: sql) }
        return index
    }

    private static func subject(_ text: String, _ index: ArchiveIndex) throws -> Subject {
        try index.read { try Subject(text, in: "x", $0) }
    }

    private static func failure(_ text: String, _ index: ArchiveIndex) -> FitsProvError? {
        #expect(throws: FitsProvError.self) { _ = try Self.subject(text, index) }
    }

    @Test func `a path goes before an identifier, that before a digest, that before a name`() throws
    {
        let text = "/archive/a/p"
        let index = try Self.index([
            Self.product("p"), Self.product("q", id: text), Self.product("r", digest: text),
            Self.product("s", id: "p"), Self.product("t", digest: "p"), Self.product("u", id: "r"),
        ])
        #expect(try Self.subject(text, index).files == [1])
        #expect(try Self.subject("p", index).files == [4])
        #expect(try Self.subject("p", index).title == "p")
        #expect(try Self.subject("r", index).files == [6])
        #expect(try Self.subject("s", index).title == "/archive/a/s")
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id IN (1, 4)") }
        #expect(try Self.subject(text, index).files == [2])
        #expect(try Self.subject("p", index).files == [5])
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 2") }
        #expect(try Self.subject(text, index).files == [3])
    }

    @Test func `all files with an identifier or a digest are meant`() throws {
        var measured = IndexFixture.raw("m", measured: "sha256:d")
        measured.identifier = "id:x"
        let index = try Self.index(
            [
                Self.product("a", id: "id:x"), Self.product("b", id: "id:x", digest: "sha256:d"),
                ("/archive/a", measured), Self.product("gone", id: "id:x", digest: "sha256:d"),
            ], "UPDATE files SET state = 3 WHERE id = 4")
        #expect(try Self.subject("id:x", index).files.sorted() == [1, 2, 3])
        #expect(try Self.subject("sha256:d", index).files.sorted() == [2, 3])
        #expect(try Self.subject("id:x", index).users.isEmpty)
        #expect(try Self.subject("id:x", index).note == nil)
    }

    @Test(arguments: [
        ("p.fits", ["/archive/a/p.fits"]), ("p", ["/archive/a/p.fits"]),
        ("p.fits.gz", ["/archive/a/p.fits"]), ("a/p.fits", ["/archive/a/p.fits"]),
        ("archive/a/p.fits", ["/archive/a/p.fits"]), ("/p.fits", []), ("/a/p.fits", []),
        ("chive/a/p.fits", []), ("a/p", []), ("b/p.fits", []), ("P.fits", []), ("", []),
        ("/archive/a/p.fits", ["/archive/a/p.fits"]),
        ("/archive//a/./p.fits", ["/archive/a/p.fits"]),
        ("file:p.fits", []), ("p.fits/", []),
    ])
    func `a name is the end of a path, by whole parts`(text: String, titles: [String]) throws {
        let index = try Self.index([Self.product("p.fits"), Self.product("pp.fits")])
        let found = try? Self.subject(text, index)
        #expect(found.map { [$0.title] } ?? [] == titles)
    }

    @Test func `of one normal name the written one is meant`() throws {
        let index = try Self.index([
            Self.product("m.fits"), Self.product("m.fits.gz"), Self.product("m.fits", in: "/b"),
            Self.product("n.fits.gz"),
        ])
        #expect(try Self.subject("m.fits.gz", index).files == [2])
        #expect(try Self.subject("a/m.fits", index).files == [1])
        #expect(try Self.subject("n.fits", index).files == [4])
        let error = Self.failure("m.fits", index)
        #expect(error?.code == .unknownProduct)
        #expect(error?.path == "m.fits")
        #expect(error?.reason.contains("/archive/a/m.fits, /b/m.fits") == true)
        #expect(error?.reason.contains("m.fits.gz") == false)
        #expect(error?.hint != nil)
    }

    @Test(arguments: [(2, false), (4, false), (5, true), (9, true)])
    func `of an ambiguous name four files are named`(count: Int, isCut: Bool) throws {
        let index = try Self.index(
            (1...count).map { Self.product("m.fits", in: "/archive/\($0)") })
        let reason = try #require(Self.failure("m.fits", index)?.reason)
        #expect(reason.contains(" \(count) "))
        #expect(reason.hasSuffix(", …") == isCut)
        for number in 1...count {
            #expect(reason.contains("/archive/\(number)/m.fits") == (number <= 4))
        }
    }

    private static let missing = [
        product(
            "u", used: [UsedEntity("../raw/bias.fits", identifier: "id:bias", digest: "sha256:b")]),
        product("v", in: "/archive/b", used: [UsedEntity("flat.fits")]),
        product("w", in: "/archive/b", used: [UsedEntity("../a/flat.fits.gz")]),
        product("x", used: [UsedEntity("https://example.org/q/m.fits", identifier: "id:m")]),
    ]

    @Test(arguments: [
        ("bias.fits", [1]), ("bias", [1]), ("id:bias", [1]), ("sha256:b", [1]),
        ("raw/bias.fits", [1]), ("/archive/raw/bias.fits", [1]), ("aw/bias.fits", []),
        ("/raw/bias.fits", []), ("flat.fits", [2, 3]), ("flat", [2, 3]), ("b/flat.fits", [2]),
        ("/archive/b/flat.fits", [2]), ("/archive/a/flat.fits.gz", [3]), ("a/flat.fits.gz", [3]),
        ("m.fits", [4]), ("id:m", [4]), ("https://example.org/q/m.fits", [4]),
        ("https://example.org/other/m.fits", []), ("q/m.fits", [4]), ("id:none", []),
    ])
    func `what is missing is found by what its users recorded`(text: String, users: [Int64]) throws
    {
        let index = try Self.index(Self.missing)
        let found = try? Self.subject(text, index)
        #expect(found?.users ?? [] == users)
        guard let found else { return }
        #expect(found.files.isEmpty)
        #expect(found.title == text)
        #expect(found.note != nil)
    }

    @Test func `what was found is not missing, and what is gone misses nothing`() throws {
        let index = try Self.index(Self.missing, "UPDATE used SET target = 2 WHERE file = 1")
        #expect(Self.failure("bias.fits", index)?.code == .unknownProduct)
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 2") }
        #expect(try Self.subject("flat.fits", index).users == [3])
    }

    @Test func `different things of one name are told apart from one thing of several users`()
        throws
    {
        func used(_ digests: [String?]) -> [(String, FileRecord)] {
            digests.enumerated().map { number, digest in
                Self.product(
                    "u\(number)", used: [UsedEntity("../raw/r.fits", digest: digest)])
            }
        }
        let one = try Self.subject("r.fits", try Self.index(used(["sha256:1", "sha256:1"])))
        #expect(one.users == [1, 2])
        let same = try Self.subject("r.fits", try Self.index(used([nil, nil])))
        let two = try Self.subject("r.fits", try Self.index(used(["sha256:1", "sha256:2"])))
        #expect(one.note == same.note)
        #expect(two.note != one.note)
        #expect(two.note?.hasPrefix("2 ") == true)
    }

    @Test func `it is said whether what is missing was once there`() throws {
        let user = Self.product("u", used: [UsedEntity("r.fits", identifier: "id:r")])
        let never = try Self.subject("id:r", try Self.index([user]))
        let files = [user, Self.product("r.fits", id: "id:r", digest: "sha256:r")]
        let gone = try Self.index(files, "UPDATE files SET state = 3 WHERE id = 2")
        for text in ["id:r", "r.fits", "/archive/a/r.fits", "a/r.fits"] {
            let once = try Self.subject(text, gone)
            #expect(once.note != never.note, "\(text)")
            #expect(once.users == [1])
        }
    }

    @Test func `what is nothing here is an error that names the archive`() throws {
        let error = Self.failure("none.fits", try Self.index([]))
        #expect(error?.code == .unknownProduct)
        #expect(error?.path == "none.fits")
        #expect(error?.reason.contains("x") == true)
    }
}

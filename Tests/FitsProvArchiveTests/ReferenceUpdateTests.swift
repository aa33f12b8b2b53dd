import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct ReferenceUpdateTests {
    /// What became of the references of the last product, one line each.
    private func outcomes(
        _ used: [UsedEntity], among files: [(String, FileRecord)]
    ) throws -> [String] {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.path + "/x.sqlite")
        let product = IndexFixture.product("product.fits", digest: "sha256:p", used: used)
        try IndexFixture.write(files + [("/a/high", product)], to: index)
        try index.resolve()
        return try index.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT state, evidence, coalesce(path, '-') AS path, coalesce(note, '') AS note
                    FROM used LEFT JOIN paths ON paths.file = used.target ORDER BY number
                    """
            ).map {
                "\($0[0] as String)|\($0[1] as Int? ?? 0)|\($0[2] as String)|\($0[3] as String)"
            }
        }
    }

    private let raw = IndexFixture.used("../raw/r.fits", digest: "sha256:r")

    @Test func `better evidence anywhere beats worse evidence at the place`() throws {
        let found = try outcomes(
            [IndexFixture.used("../low/in.fits", id: "urn:in", digest: "sha256:in")],
            among: [
                ("/a/low", IndexFixture.product("in.fits", id: "urn:in", digest: "sha256:new")),
                ("/a/old", IndexFixture.product("kept.fits", id: "urn:in", digest: "sha256:in")),
            ])
        #expect(found == ["identified|1|/a/old/kept.fits|"])
    }

    @Test func `a product that was made again has changed since it was used`() throws {
        let found = try outcomes(
            [IndexFixture.used("../low/in.fits", id: "urn:in", digest: "sha256:in")],
            among: [
                ("/a/new", IndexFixture.product("moved.fits", id: "urn:in", digest: "sha256:new"))
            ])
        #expect(found == ["changed since it was used|2|/a/new/moved.fits|"])
    }

    @Test(arguments: [
        ("/a/raw", "r.fits", "located by name only|3|/a/raw/r.fits|"),
        ("/a/raw", "r.fits.gz", "located by name only|3|/a/raw/r.fits.gz|"),
        ("/a/else", "r.fz", "located by name only|4|/a/else/r.fz|"),
        ("/a/high", "r.fits", "located by name only|4|/a/high/r.fits|"),
        ("/a/raw", "other.fits", "missing|0|-|"),
    ])
    func `a file without a stamp is found by its name`(
        folder: String, name: String, outcome: String
    ) throws {
        #expect(try outcomes([raw], among: [(folder, IndexFixture.raw(name))]) == [outcome])
    }

    @Test func `a measured content confirms or denies`() throws {
        let right = IndexFixture.raw("renamed.fits", measured: "sha256:r")
        #expect(
            try outcomes([raw], among: [("/a/raw", right)])
                == ["confirmed|1|/a/raw/renamed.fits|"])
        let wrong = IndexFixture.raw("r.fits", measured: "sha256:x")
        #expect(
            try outcomes([raw], among: [("/a/raw", wrong)])
                == ["changed since it was used|3|/a/raw/r.fits|"])
        #expect(
            try outcomes([raw], among: [("/a/else", wrong)])
                == ["missing|0|-|other-content /a/else/r.fits"])
    }

    @Test func `another product under the name is not the input`() throws {
        let found = try outcomes(
            [IndexFixture.used("in.fits", id: "urn:in", digest: "sha256:in")],
            among: [("/a/high", IndexFixture.product("in.fits", id: "urn:o", digest: "sha256:o"))])
        #expect(found == ["missing|0|-|other-product /a/high/in.fits"])
    }

    @Test func `what is asked for again is answered again`() throws {
        let used = [
            "gone.fits", "gone.fits.gz", "in.fits", "sub/gone.fits", "old.fits", "old.fits",
        ]
        var renamed = IndexFixture.raw("new.fits")
        renamed.names = [NormalName("old.fits")]
        let found = try outcomes(
            used.map { IndexFixture.used($0) },
            among: [("/a/high", IndexFixture.raw("in.fits")), ("/b", renamed)])
        let missing = "missing|0|-|"
        let old = "located by name only|5|/b/new.fits|"
        #expect(
            found == [
                missing, missing, "located by name only|3|/a/high/in.fits|", missing, old, old,
            ])
    }

    @Test func `a name that several files have is no evidence`() throws {
        let found = try outcomes(
            [IndexFixture.used("gone/flat.fits")],
            among: [
                ("/a/1", IndexFixture.raw("flat.fits")), ("/a/2", IndexFixture.raw("flat.fits")),
            ])
        #expect(found == ["missing|0|-|ambiguous 2"])
    }

    @Test func `a copy that was stamped is not its own input`() throws {
        let copy = IndexFixture.used("../raw/r.fits", digest: "sha256:p")
        #expect(
            try outcomes([copy], among: [("/a/raw", IndexFixture.raw("r.fits"))])
                == ["located by name only|3|/a/raw/r.fits|"])
    }

    @Test func `a URL is outside unless a file has its content`() throws {
        let url = IndexFixture.used("https://example.org/in.fits", digest: "sha256:in")
        #expect(try outcomes([url], among: []) == ["outside|0|-|"])
        let copy = IndexFixture.product("in.fits", digest: "sha256:in")
        #expect(try outcomes([url], among: [("/a", copy)]) == ["identified|1|/a/in.fits|"])
    }
}

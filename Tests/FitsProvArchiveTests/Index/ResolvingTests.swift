import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// References of an index, resolved in batches, and again after the files have changed.
@Suite struct ResolvingTests {
    private static func outcomes(_ index: ArchiveIndex) throws -> [String] {
        try index.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT file, number, target, state, evidence, note FROM used
                    ORDER BY file, number
                    """
            ).map { row in
                row.map { "\($1)".replacing("\"", with: "") }.joined(separator: "|")
            }
        }
    }

    @Test func `references are resolved anew when files come and go`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        let used = [
            IndexFixture.used("in.fits", id: "id:in", digest: "sha256:in"),
            IndexFixture.used("../b/dark.fits"), IndexFixture.used("https://example.org/x"),
        ]
        try IndexFixture.write(
            [
                ("/a", IndexFixture.product("out.fits", digest: "sha256:out", used: used)),
                ("/a", IndexFixture.product("in.fits", id: "id:in", digest: "sha256:in")),
                ("/b", IndexFixture.raw("dark.fits")),
            ], to: index)
        try index.write { try $0.execute(sql: "INSERT INTO roots VALUES ('/')") }
        try index.resolve()
        let first = [
            "1|1|2|identified|1|NULL", "1|2|3|located by name only|3|NULL",
            "1|3|NULL|outside|NULL|NULL",
        ]
        #expect(try Self.outcomes(index) == first)
        try index.resolve()
        #expect(try Self.outcomes(index) == first)
        try index.write {
            try $0.execute(
                sql: """
                    UPDATE files SET state = 3 WHERE id = 2;
                    UPDATE files SET name = 'bias.fits', normal_name = 'bias' WHERE id = 3
                    """)
        }
        try index.resolve()
        #expect(
            try Self.outcomes(index) == [
                "1|1|NULL|missing|NULL|NULL", "1|2|NULL|missing|NULL|NULL",
                "1|3|NULL|outside|NULL|NULL",
            ])
        try index.write {
            try $0.execute(
                sql: """
                    UPDATE files SET state = 0 WHERE id = 2;
                    UPDATE files SET name = 'dark.fits', normal_name = 'dark' WHERE id = 3
                    """)
        }
        try index.resolve()
        #expect(try Self.outcomes(index) == first)
    }

    /// As many references as are resolved at once, and one more.
    @Test(arguments: [20_000, 20_001])
    func `every reference is resolved, however many there are`(count: Int) throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write([("/a", IndexFixture.raw("p"))], to: index)
        try index.write {
            try $0.execute(
                sql: """
                    WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?)
                    INSERT INTO used SELECT 1, n, 1, 'ab:c', 'c', NULL, NULL, NULL, 0, NULL,
                        NULL, NULL, NULL FROM r
                    """, arguments: [count])
        }
        try index.resolve()
        let resolved = try index.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM used WHERE state = 'outside'")
        }
        #expect(resolved == count)
    }

    @Test func `the planner knows the tables once references are resolved`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write([("/a", IndexFixture.raw("p"))], to: index)
        try index.resolve()
        let tables = try index.read {
            try String.fetchAll($0, sql: "SELECT DISTINCT tbl FROM sqlite_stat1")
        }
        #expect(tables.contains("files"))
    }

    @Test func `a product is not its own input, though it has the content`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        let copy = IndexFixture.product(
            "copy.fits", id: "id:copy", digest: "sha256:same",
            used: [IndexFixture.used("raw.fits", digest: "sha256:same")])
        try IndexFixture.write([("/a", copy)], to: index)
        try index.resolve()
        #expect(try Self.outcomes(index) == ["1|1|NULL|missing|NULL|NULL"])
    }
}

import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct DamagedIndexTests {
    /// An index in which nothing is of the type that it should be.
    private static func index(
        in folder: borrowing ScratchFolder, value: String
    ) throws -> ArchiveIndex {
        var product = ProductFixture("a.fits")
        product.identifier = "id:a"
        product.digest = "sha256:a"
        product.software = [("ctools", "1.0")]
        product.agents = ["somebody"]
        product.used = [UsedEntity("b.fits"), UsedEntity("c.fits")]
        product.parameters = [("ebins", "1")]
        product.fields = [("reco_method", "ImPACT"), ("calib_level", "3")]
        product.observed = [(.targetName, .text("Crab")), (.sRa, .real(1)), (.sDec, .real(2))]
        product.problems = [("content", "wrong")]
        var other = product
        other.name = "b.fits"
        let index = try ProductFixture.index([product, other], in: folder)
        try index.resolve()
        try index.write { db in
            for (table, columns) in [
                "products": ["identifier", "digest"], "activities": ["name", "started", "ended"],
                "software": ["name", "version", "version_key"], "agents": ["name"],
                "used": ["location", "identifier", "digest", "role", "note"],
                "parameters": ["value", "numeric"], "fields": ["value", "numeric"],
                "obscore": ["target_name", "s_ra", "sources"], "problems": ["summary"],
                "files": ["size", "modified", "digest", "normal_name"],
            ] {
                for column in columns {
                    try db.execute(sql: "UPDATE \(table) SET \(column) = \(value)")
                }
            }
        }
        return index
    }

    @Test(arguments: ["x'00ff80'", "'\u{1B}[31m'", "1e300", "-9223372036854775808", "''"])
    func `an index that somebody else filled harms nothing`(value: String) throws {
        let folder = try ScratchFolder()
        let index = try DamagedIndexTests.index(in: folder, value: value)
        for text in [
            "has calib_level", "software_version > 1", "target = *", "ra < 5", "used = b*",
        ] {
            var query = Query(try Expression(text))
            query.detail = .everything
            query.columns = ["software", "modified", "size", "target", "time", "start"]
            query.order = "calib_level"
            _ = try? index.find(query) { _ in }
        }
        _ = try? index.survey(limit: 3) { _ in
        } _: { _ in
        }
        _ = try? index.audit { _ in }
        _ = try? index.impact(of: "b.fits") { _ in
        } _: { _ in
        }
        _ = try? index.candidates(identifier: "id:a")
        _ = try? index.users(of: Candidate(path: "/b.fits", identifier: "id:b", digest: nil))
        _ = try? index.resolve()
        var query = Query(try Expression("stamped"))
        query.detail = .everything
        #expect(try index.find(query) { _ in }.count == 2)
    }

    /// An endless view, by the columns of the table whose place it takes.
    private static func endless(_ table: String, _ db: Database) throws {
        let columns = try db.columns(in: table).map { "n AS \"\($0.name)\"" }
        try db.execute(sql: "ALTER TABLE \(table) RENAME TO kept")
        try db.execute(
            sql: """
                CREATE VIEW \(table) AS
                WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
                SELECT \(columns.joined(separator: ", ")) FROM r
                """)
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["files", "products", "fields", "properties"])
    func `a view in place of a table is never asked`(table: String) throws {
        let folder = try ScratchFolder()
        let path: String
        do {
            let index = try DamagedIndexTests.index(in: folder, value: "'x'")
            path = index.path
            try index.write { try DamagedIndexTests.endless(table, $0) }
        }
        let opening = #expect(throws: FitsProvError.self) { _ = try ArchiveIndex(opening: path) }
        #expect(opening?.reason.hasPrefix("is damaged: '") == true)
        let creating = #expect(throws: FitsProvError.self) { _ = try ArchiveIndex(creating: path) }
        #expect(creating?.reason.hasPrefix("is damaged: '") == true)
    }

    @Test(arguments: [
        "CREATE TRIGGER t AFTER INSERT ON files BEGIN DELETE FROM files; END",
        "CREATE TABLE more (x)", "CREATE VIEW more AS SELECT * FROM files",
        "CREATE INDEX more ON files (size)", "DROP TABLE problems", "DROP VIEW paths",
        "ALTER TABLE files ADD COLUMN x AS (length(hex(zeroblob(1000000000))))",
        "DROP INDEX files_state; CREATE INDEX files_state ON files (name)",
    ])
    func `an index is made of what this program makes, and nothing else`(change: String) throws {
        let folder = try ScratchFolder()
        let path: String
        do {
            let index = try DamagedIndexTests.index(in: folder, value: "'x'")
            path = index.path
            _ = try ArchiveIndex(opening: path)
            try index.write { try $0.execute(sql: change) }
        }
        #expect(throws: FitsProvError.self) { _ = try ArchiveIndex(opening: path) }
    }

    /// The names of what was made from `a.fits`, and how many cycles there are on the way.
    private static func impact(_ index: ArchiveIndex) throws -> (names: [String], cycles: Int) {
        var cycles = 0
        var names: [String] = []
        try index.impact(of: "/archive/a/a.fits") {
            cycles = $0.cycleCount
        } _: {
            names.append($0.path.split(separator: "/").last.map(String.init) ?? "")
        }
        return (names, cycles)
    }

    @Test(arguments: [
        // Both files used the first one, or both the second: each is one cycle.
        ("1", ["b.fits"], 1, 1), ("2", [], 0, 1),
        ("-5", [], 0, 0), ("99999999999", [], 0, 0), ("x'00'", [], 0, 0), ("'x'", [], 0, 0),
        ("NULL", [], 0, 0),
    ])
    func `references that run in circles or nowhere end`(
        target: String, names: [String], onTheWay: Int, all: Int
    ) throws {
        let folder = try ScratchFolder()
        let index = try DamagedIndexTests.index(in: folder, value: "'x'")
        try index.write { try $0.execute(sql: "UPDATE used SET target = \(target)") }
        let impact = try DamagedIndexTests.impact(index)
        #expect(impact.names == names)
        #expect(impact.cycles == onTheWay)
        var kinds: [AuditFinding.Kind] = []
        _ = try index.audit { kinds.append($0.kind) }
        #expect(kinds.count { $0 == .cycle } == all)
    }

    @Test func `a file with the largest number has users like any other`() throws {
        let folder = try ScratchFolder()
        let index = try DamagedIndexTests.index(in: folder, value: "'x'")
        try index.write { db in
            try db.execute(sql: "DELETE FROM used WHERE file = 1 OR number > 1")
            try db.execute(sql: "UPDATE files SET id = 9223372036854775807 WHERE id = 1")
            try db.execute(sql: "UPDATE used SET target = 9223372036854775807")
        }
        let impact = try DamagedIndexTests.impact(index)
        #expect(impact.names == ["b.fits"])
        #expect(impact.cycles == 0)
        var kinds: [AuditFinding.Kind] = []
        _ = try index.audit { kinds.append($0.kind) }
        #expect(!kinds.contains(.cycle))
    }
}

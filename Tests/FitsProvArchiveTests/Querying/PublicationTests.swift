import ADQL
import FitsProv
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What an archive publishes, and under which names.
@Suite struct PublicationTests: ~Copyable {
    private let folder: ScratchFolder
    private let index: ArchiveIndex

    init() throws {
        let folder = try ScratchFolder()
        index = try QueriedArchive.index(in: folder)
        self.folder = folder
    }

    @Test("every published table can be asked for all its columns")
    func tables() throws {
        let publication = Publication(QueriedArchive.naming)
        for table in publication.schemas.flatMap(\.tables) {
            let rows = try index.rows("SELECT * FROM \(table.fullName)")
            #expect(!rows.isEmpty, "\(table.fullName)")
        }
    }

    @Test("ObsCore has the mandatory columns in the standard's order, and none of these is empty")
    func obscore() throws {
        let publication = Publication(QueriedArchive.naming)
        let table = try #require(publication.table("ivoa", "obscore"))
        let names = table.columns.map(\.shown.name)
        #expect(
            Array(names.prefix(4)) == [
                "dataproduct_type", "calib_level", "obs_collection", "obs_id",
            ])
        #expect(ObsCoreDefinition.mandatory.count == 30)
        #expect(Array(names.prefix(30)) == ObsCoreDefinition.mandatory.map(\.name))
        // Every column that the index has is there, and in the same unit.
        for column in ObsCore.Column.allCases {
            let shown = try #require(table.columns.first { $0.shown.name == column.rawValue })
            #expect(shown.shown.unit == column.unit, "\(column.rawValue)")
        }
        let rows = try index.rows(
            """
            SELECT COUNT(*) FROM ivoa.obscore WHERE calib_level IS NULL OR obs_collection IS NULL
            OR obs_id IS NULL OR obs_publisher_did IS NULL OR calib_level NOT BETWEEN 0 AND 4
            """)
        #expect(rows == ["0"])
    }

    @Test("tap_schema tells of every column that there is, and of itself")
    func schema() throws {
        let publication = Publication(QueriedArchive.naming)
        let columns = publication.schemas.flatMap { schema in
            schema.tables.flatMap { table in
                table.columns.map {
                    "\(table.fullName)|\($0.shown.name)|\($0.shown.type.datatype.rawValue)"
                }
            }
        }
        let told = try index.rows(
            "SELECT table_name, column_name, datatype FROM tap_schema.columns ORDER BY table_name, column_index"
        )
        #expect(Set(told.map { $0.replacing("\"", with: "") }) == Set(columns))
        #expect(told.count == columns.count)
        let own = try index.rows(
            "SELECT from_table FROM tap_schema.keys WHERE from_table LIKE 'tap%' ORDER BY 1")
        #expect(own.count == 5)
        let quoted = try index.rows(
            "SELECT table_name FROM tap_schema.columns WHERE column_name = '\"size\"'")
        #expect(quoted == ["tap_schema.columns"])
        let broken = try index.rows(
            """
            SELECT k.key_id FROM tap_schema.keys k JOIN tap_schema.key_columns c ON c.key_id = k.key_id
            WHERE NOT EXISTS (SELECT 1 FROM tap_schema.columns t
                WHERE t.table_name = k.target_table AND t.column_name = c.target_column)
            """)
        #expect(broken == [])
    }

    @Test("an identifier is unique, and found again")
    func identifiers() throws {
        let all = try index.rows("SELECT obs_publisher_did FROM ivoa.obscore")
        #expect(Set(all).count == all.count)
        #expect(all.contains("ivo://else.where/cube"))
        #expect(all.contains("ivo://example.org/test?urn:raw:1"))
        #expect(all.contains("ivo://example.org/test?ivo://test/events%3F1"))
        #expect(all.contains("ivo://example.org/test?ivo://test/same#/archive/a/events4.fits"))
        for identifier in all {
            let found = try index.rows(
                "SELECT COUNT(*) FROM ivoa.obscore WHERE obs_publisher_did = '\(identifier)'")
            #expect(found == ["1"], "\(identifier)")
        }
        let unknown = try index.rows(
            "SELECT COUNT(*) FROM ivoa.obscore WHERE obs_publisher_did = 'ivo://example.org/test?%'"
        )
        #expect(unknown == ["0"])
    }

    @Test("addresses are those of the service, or of files")
    func addresses() throws {
        var naming = QueriedArchive.naming
        let file = try index.rows(
            "SELECT access_url, access_format, access_estsize FROM ivoa.obscore WHERE calib_level = 3",
            naming)
        #expect(file == ["file:///archive/a/cube%27s.fits|application/fits|6"])
        naming.baseURL = "https://data.example.org/x"
        let link = try index.rows(
            "SELECT access_url FROM ivoa.obscore WHERE calib_level = 3", naming)
        #expect(link == ["https://data.example.org/x/links?ID=ivo://else.where/cube"])
    }

    @Test("whatever a name of an archive holds, it stays a text")
    func hostile() throws {
        let naming = Publication.Naming(archive: "it's'; DROP TABLE files; --\u{0}")
        let rows = try index.rows("SELECT DISTINCT obs_collection FROM ivoa.obscore", naming)
        #expect(rows.count == 1)
        let files = try index.rows("SELECT COUNT(*) FROM prov.entity", naming)
        #expect(files == ["9"])
    }

    @Test(
        "what cannot be asked is said in one line",
        arguments: [
            ("SELECT 1 FROM prov.agent EXCEPT ALL SELECT 1 FROM prov.agent", "EXCEPT ALL"),
            ("SELECT IN_UNIT(t_exptime, 'm') FROM ivoa.obscore", "cannot be turned into 'm'"),
            ("SELECT IN_UNIT(calib_level, 's') FROM ivoa.obscore", "a column that has a unit"),
            (
                "SELECT 1 FROM ivoa.obscore WHERE 1 = fitsprov_derives_from(obs_id, 'x')",
                "obs_publisher_did"
            ),
            (
                "SELECT 1 FROM ivoa.obscore WHERE 1 = fitsprov_derives_from(obs_publisher_did, obs_id)",
                "in quotes"
            ),
            (
                "SELECT 1 FROM ivoa.obscore WHERE 1 = CONTAINS(POINT(1, 1), POLYGON(0, 0, 1, 0, 2, 0))",
                "no inside"
            ),
            ("SELECT nosuch FROM ivoa.obscore", "there is no column 'nosuch'"),
            ("SELECT 1 FROM files", "there is no table 'files'"),
            ("SELECT sqlite_version() FROM ivoa.obscore", "no function"),
            ("DELETE FROM ivoa.obscore", "expected SELECT"),
        ])
    func faults(adql: String, words: String) throws {
        let fault = try #require(try index.fault(adql))
        #expect(fault.contains(words), "\(fault)")
    }

    @Test("a pattern of many wildcards costs no more than it weighs")
    func patterns() {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 4000)
        let pattern = Array((String(repeating: "%a", count: 200) + "%b").utf8)
        let start = ContinuousClock.now
        #expect(!SQLFunctions.matches(text, pattern: pattern))
        #expect(ContinuousClock.now - start < .seconds(2))
        for (text, pattern, isLike) in [
            ("", "", true), ("", "%", true), ("a", "", false), ("abc", "a%c", true),
            ("abc", "a_c", true),
            ("äbc", "_bc", true), ("äbc", "__bc", false), ("abcabd", "%ab_", true),
            ("a%c", "a%c", true),
            ("ab", "%_%_%", true), ("a", "%_%_%", false), ("é", "_", true),
        ] {
            let found = SQLFunctions.matches(Array(text.utf8), pattern: Array(pattern.utf8))
            #expect(found == isLike, "\(text) LIKE \(pattern)")
        }
    }
}

import ADQL
import FitsProv
import Files
import Synchronization
import TestSupport
import Testing

@testable import FitsProvArchive

/// Queries in ADQL on an index.
@Suite struct QueryTests: ~Copyable {
    private let folder: ScratchFolder
    private let index: ArchiveIndex

    init() throws {
        let folder = try ScratchFolder()
        index = try QueriedArchive.index(in: folder)
        self.folder = folder
    }

    private static let lists = ["events3.fits", "events4.fits"]

    @Test(
        "a cone finds the same in every spelling",
        arguments: [
            "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(83.63, 22.5, 0.6))",
            "1 = CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', 83.63, 22.5, 0.6))",
            "CONTAINS(POINT(s_ra, s_dec), CIRCLE(POINT(83.63, 22.5), 0.6)) = 1",
            "DISTANCE(s_ra, s_dec, 83.63, 22.5) <= 0.6", "DISTANCE(83.63, 22.5, s_ra, s_dec) < 0.6",
            "DISTANCE(POINT(s_ra, s_dec), POINT(83.63, 22.5)) < 0.6",
            "0.6 > DISTANCE(POINT(83.63, 22.5), POINT(s_ra, s_dec))",
            "NOT 0 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(83.63, 22.5, 0.6))",
            "1 = INTERSECTS(POINT(s_ra, s_dec), CIRCLE(83.63, 22.5, 0.6))",
            "1 = CONTAINS(POINT(s_ra, s_dec), REGION('CIRCLE ICRS 83.63 22.5 0.6'))",
            "1 = CONTAINS(POINT(s_ra, s_dec), POLYGON(82, 21.95, 85, 21.95, 85, 23.05, 82, 23.05))",
        ])
    func cones(condition: String) throws {
        let rows = try index.rows(
            "SELECT path FROM ivoa.obscore WHERE \(condition) AND dataproduct_type = 'event' ORDER BY path"
        )
        #expect(rows == QueryTests.lists.map { "/archive/a/\($0)" })
    }

    @Test(
        "cones and regions reach over 0 h and the poles",
        arguments: [
            ("1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(0.1, 0, 0.3))", ["events1"]),
            ("DISTANCE(s_ra, s_dec, 0.1, 0) < 0.3", ["events1"]),
            ("DISTANCE(s_ra, s_dec, 303, 89.9) < 0.2", ["events2"]),
            ("1 = INTERSECTS(s_region, CIRCLE(0.9, 0, 0.01))", ["events1"]),
            ("1 = INTERSECTS(s_region, CIRCLE(0.95, 0, 0.01))", []),
            ("1 = INTERSECTS(s_region, CIRCLE(84.9, 21.5, 0.01))", ["cube's"]),
            ("1 = CONTAINS(s_region, CIRCLE(83.6, 22, 9))", ["cube's", "events3", "events4"]),
            ("1 = CONTAINS(POINT(83.63, 22.01), s_region)", ["cube's", "events3", "events4"]),
            ("1 = INTERSECTS(CIRCLE(84.9, 21.5, 0.01), s_region)", ["cube's"]),
        ])
    func edges(condition: String, names: [String]) throws {
        let rows = try index.rows("SELECT path FROM ivoa.obscore WHERE \(condition) ORDER BY path")
        #expect(rows == names.map { "/archive/a/\($0).fits" })
    }

    @Test("the query of the observatory's slides runs letter by letter")
    func slides() throws {
        let publication = Publication(
            QueriedArchive.naming, aliases: ["cta.vo_obscore": "ivoa.obscore"])
        var count = 0
        _ = try index.query(
            """
            SELECT * FROM cta.vo_obscore as o \
            WHERE 1 = intersects(o.s_region, circle('ICRS', 83.63308333, 22.0145, 0.001));
            """, publication
        ) { answer in
            #expect(answer.columns.count > 60)
        } _: { _ in
            count += 1
        }
        #expect(count == 3)
    }

    @Test(
        "values are compared as ADQL says: with case, and versions by their key",
        arguments: [
            ("target_name = 'Crab'", 1), ("target_name = 'crab'", 0),
            ("LOWER(target_name) = 'crab'", 1),
            ("target_name LIKE 'C%'", 1), ("target_name ILIKE 'c%'", 4),
            ("target_name NOT LIKE '%a_'", 3),
            ("target_name IN ('Crab', 'x', 'CRAB NEBULA')", 1), ("target_name IS NULL", 5),
            ("calib_version = 'v1.2'", 2), ("calib_version IN ('v1.2', 'v1.10')", 4),
            ("calib_version = 'V1.2'", 0), ("calib_version > 'v1.10'", 2),
            ("fitsprov_version_key(calib_version) > fitsprov_version_key('v1.2')", 2),
            ("reco_method = 'ImPACT' AND calib_version = 'v1.10'", 2),
            ("calib_level = 3", 1), ("calib_level = 2", 4), ("calib_level = 1", 4),
            ("dataproduct_subtype = 'event-list' AND dataproduct_type = 'event'", 4),
            ("activity_name = 'ctselect' AND activity_version = '1.2'", 1),
            ("t_exptime BETWEEN 600 AND 1200", 2), ("IN_UNIT(t_exptime, 'min') > 25", 2),
            ("stamped = 0", 4), ("path LIKE '%cube''s.fits'", 1),
            ("NOT EXISTS (SELECT 1 FROM prov.field f WHERE f.entity_id = product_identifier)", 4),
            (
                "MOD(7, 4) = 3 AND TRUNCATE(1.55, 1) = 1.5 AND ROUND(155, -1) = 160 AND LOG10(100) = 2",
                9
            ),
            (
                "LOG(EXP(1)) = 1 AND POWER(2, 3) = 8 AND PI() > 3 AND CEILING(1.2) = 2 AND FLOOR(-1.2) = -2",
                9
            ),
            ("RAND(3) = RAND(3) AND RAND() < 1 AND COT(1) > 0 AND ABS(-1) = 1", 9),
            ("ivo_hasword('a quick fox', 'FOX quick') = 1 AND ivo_hasword('foxes', 'fox') = 0", 9),
            ("ivo_hashlist_has('a#b#c', 'B') = 1 AND ivo_nocasematch('Crab', 'cR%') = 1", 9),
            ("ivo_interval_overlaps(1, 2, 2, 3) = 1 AND ivo_interval_overlaps(1, 2, 3, 4) = 0", 9),
            (
                "ivo_to_mjd('2000-01-01T12:00:00') = 51544.5 AND ivo_to_jd('2000-01-01T12:00:00') = 2451545",
                9
            ),
        ])
    func conditions(condition: String, count: Int) throws {
        let rows = try index.rows("SELECT COUNT(*) FROM ivoa.obscore WHERE \(condition)")
        #expect(rows == ["\(count)"])
    }

    @Test(
        "statements of all forms",
        arguments: [
            (
                "SELECT calib_version, COUNT(*) AS n FROM ivoa.obscore GROUP BY calib_version ORDER BY n DESC, 1",
                ["-|5", "v1.10|2", "v1.2|2"]
            ),
            (
                "SELECT calib_version, MAX(t_exptime) FROM ivoa.obscore GROUP BY calib_version HAVING COUNT(*) = 2 ORDER BY 2",
                ["v1.2|1200.0", "v1.10|2400.0"]
            ),
            ("SELECT TOP 2 t_exptime FROM ivoa.obscore ORDER BY t_exptime", ["600.0", "1200.0"]),
            ("SELECT TOP 1 t_exptime FROM ivoa.obscore ORDER BY t_exptime OFFSET 2", ["1800.0"]),
            (
                "SELECT t_exptime FROM ivoa.obscore WHERE t_exptime > 0 ORDER BY t_exptime DESC OFFSET 3",
                ["600.0"]
            ),
            (
                "SELECT DISTINCT dataproduct_type FROM ivoa.obscore ORDER BY 1",
                ["cube", "event", "-"]
            ),
            (
                "SELECT 'a' AS x FROM tap_schema.schemas UNION SELECT 'b' FROM tap_schema.schemas ORDER BY x DESC",
                ["b", "a"]
            ),
            (
                "SELECT 1 AS x FROM prov.agent UNION ALL (SELECT 2 FROM prov.agent INTERSECT SELECT 2 FROM prov.agent)",
                ["1", "2"]
            ),
            ("SELECT name FROM prov.agent EXCEPT SELECT 'Bob' FROM prov.agent", ["Ada"]),
            (
                "WITH q AS (SELECT name, version FROM prov.software) SELECT q.version FROM q WHERE name = 'ctools' ORDER BY 1",
                ["2.1", "2.2", "2.3", "2.4"]
            ),
            (
                "SELECT a.name, s.version FROM prov.activity a LEFT JOIN prov.software s ON s.activity_id = a.id AND s.version > '2.2' ORDER BY 2, 1",
                ["ctselect|2.3", "ctselect|2.4", "ctbin|-", "ctselect|-", "ctselect|-"]
            ),
            (
                "SELECT COUNT(*) FROM prov.used JOIN prov.was_generated_by USING (activity_id)",
                ["6"]
            ),
            (
                "SELECT x.n FROM (SELECT COUNT(*) AS n FROM prov.used GROUP BY activity_id) AS x ORDER BY n DESC",
                ["2", "1", "1", "1", "1"]
            ),
            (
                "SELECT CASE WHEN stamped = 1 THEN 'yes' ELSE 'no' END AS s, COUNT(*) FROM ivoa.obscore GROUP BY stamped ORDER BY s",
                ["no|4", "yes|5"]
            ),
            (
                "SELECT CASE calib_version WHEN 'v1.2' THEN 'old' ELSE 'other' END AS c, COUNT(*) FROM ivoa.obscore WHERE stamped = 1 GROUP BY CASE calib_version WHEN 'v1.2' THEN 'old' ELSE 'other' END ORDER BY c",
                ["old|2", "other|3"]
            ),
            (
                "SELECT name FROM prov.agent FULL JOIN (SELECT 'Bob' AS name FROM prov.agent) AS b USING (name) ORDER BY name",
                ["Ada", "Bob"]
            ),
            (
                "SELECT COALESCE(obs_title, 'x') || CAST(7 AS VARCHAR) FROM ivoa.obscore WHERE obs_id = 'obs 7'",
                ["x7"]
            ),
            (
                "SELECT TOP 1 POINT(s_ra, s_dec) AS p, COORD2(CENTROID(s_region)) AS d FROM ivoa.obscore WHERE target_name = 'Crab'",
                ["[83.63, 22.01]|22.01"]
            ),
            (
                "SELECT AREA(CIRCLE(0, 0, 180)) AS a FROM prov.agent WHERE AREA(CIRCLE(0, 0, 180)) > 41252",
                ["41252.96124941928"]
            ),
            ("SELECT (SELECT MIN(t_exptime) FROM ivoa.obscore) AS m FROM prov.agent", ["600.0"]),
            (
                "SELECT name, products, distinct_values, low, high FROM prov.names WHERE kind = 'parameter'",
                ["emin|4|4|0.1|0.4"]
            ),
            (
                "SELECT n.value, n.products FROM prov.name_values n WHERE n.name = 'calib_version' ORDER BY n.value",
                ["v1.10|2", "v1.2|2"]
            ),
            ("SELECT ivo_string_agg(name, '+') FROM prov.agent", ["Ada"]),
        ])
    func statements(adql: String, expected: [String]) throws {
        let rows = try index.rows(adql)
        #expect(rows == expected)
    }

    @Test("products of one place are joined with those of another by an index")
    func join() throws {
        let rows = try index.rows(
            """
            SELECT a.path, b.path FROM ivoa.obscore AS a JOIN ivoa.obscore AS b
            ON DISTANCE(a.s_ra, a.s_dec, b.s_ra, b.s_dec) < 1.01 AND a.path < b.path ORDER BY 1, 2
            """)
        #expect(
            rows == [
                "/archive/a/cube's.fits|/archive/a/events3.fits",
                "/archive/a/cube's.fits|/archive/a/events4.fits",
                "/archive/a/events3.fits|/archive/a/events4.fits",
            ])
    }

    @Test("lineage and search are one question")
    func lineage() throws {
        func names(_ condition: String) throws -> [String] {
            try index.rows("SELECT path FROM ivoa.obscore WHERE \(condition) ORDER BY path")
        }
        let made = try names("1 = fitsprov_derives_from(obs_publisher_did, 'urn:raw:1')")
        #expect(made == ["/archive/a/cube's.fits", "/archive/a/events1.fits"])
        let ledTo = try names("1 = fitsprov_leads_to(obs_publisher_did, 'ivo://else.where/cube')")
        #expect(
            ledTo
                == ["events1.fits", "events2.fits", "raw1.fits", "raw2.fits"].map {
                    "/archive/a/" + $0
                })
        let others = try names(
            "fitsprov_derives_from(obs_publisher_did, '/archive/a/raw1.fits') = 0 AND calib_level = 3"
        )
        #expect(others == [])
    }

    @Test("numbers of texts are those that SQLite casts; however deep, a function is said once")
    func numbersOfTexts() throws {
        for (text, number) in [
            ("12", "12.0"), ("-.5", "-0.5"), ("+1e2", "100.0"), ("1-2", "1.0"), ("1e", "1.0"),
            ("--1", "0.0"), ("x1", "-"), ("", "-"), ("-", "-"), ("1 ", "-"),
        ] {
            let rows = try index.rows(
                "SELECT DISTINCT fitsprov_number('\(text)') FROM prov.product")
            #expect(rows == [number], "\(text)")
        }
        let deep = (0..<12).reduce("'7'") { text, _ in
            "CAST(fitsprov_number(\(text)) AS VARCHAR)"
        }
        let rows = try index.rows("SELECT DISTINCT fitsprov_number(\(deep)) FROM prov.product")
        #expect(rows == ["7.0"])
    }

    @Test("a query can be stopped, and ends at its limit")
    func stopped() throws {
        let limited = try index.rows("SELECT path FROM ivoa.obscore", limit: 3)
        #expect(limited.count == 3)
        let publication = Publication(QueriedArchive.naming)
        let asked = Lock(false)
        var code = ""
        do {
            _ = try index.query(
                "SELECT COUNT(*) FROM prov.used a, prov.used b, prov.used c, prov.used d, prov.used e, prov.used f, prov.used g, prov.used h, prov.used i, prov.used j, prov.used k",
                publication,
                isStopped: {
                    asked.withLock { wasAsked in
                        defer { wasAsked = true }
                        return wasAsked
                    }
                }
            ) { _ in
            } _: { _ in
            }
        } catch let error as FitsProvError {
            code = "\(error.code)"
        }
        #expect(code.contains("interrupted"))
        // The connection is as it was.
        let rows = try index.rows("SELECT COUNT(*) FROM prov.agent")
        #expect(rows == ["1"])
    }
}

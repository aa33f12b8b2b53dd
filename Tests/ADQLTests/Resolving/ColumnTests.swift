import ADQL
import Testing

/// What columns a result has.
@Suite struct ColumnTests {
    /// What follows `SELECT`, and the columns.
    static let columns = [
        ("s_ra, S_DEC FROM obscore", ["s_ra double deg pos.eq.ra", "S_DEC double deg pos.eq.dec"]),
        (
            "s_ra AS x, s_ra y, s_ra AS \"my ra\" FROM obscore",
            ["x double deg pos.eq.ra", "y double deg pos.eq.ra", "my ra double deg pos.eq.ra"]
        ),
        (
            "MIN(s_ra), MAX(t_min) AS ending, AVG(s_dec) FROM obscore",
            [
                "col_1 double deg pos.eq.ra", "ending double d time.start",
                "col_3 double deg pos.eq.dec",
            ]
        ),
        (
            "COUNT(*), COUNT(s_ra), SUM(s_ra), SUM(calib_level), AVG(calib_level), MAX(obs_id) FROM obscore",
            [
                "count_all long", "col_2 long", "col_3 double", "col_4 long", "col_5 double",
                "col_6 char[*] meta.id",
            ]
        ),
        (
            "1, 1., 'x', 'é', NULL, 3000000000, 99999999999999999999 FROM obscore",
            [
                "col_1 int", "col_2 double", "col_3 char[*]", "col_4 unicodeChar[*]",
                "col_5 char[*]", "col_6 long", "col_7 double",
            ]
        ),
        (
            "calib_level + 1, calib_level * s_ra, access_estsize - calib_level, calib_level / 2 FROM obscore",
            ["col_1 int", "col_2 double", "col_3 long", "col_4 int"]
        ),
        (
            "mag + mag, mag + id, mag * 2., -mag, +mag FROM my.stars",
            ["col_1 float", "col_2 double", "col_3 double", "col_4 float mag", "col_5 float mag"]
        ),
        (
            "obs_id || 'x', obs_id || obs_title, LOWER(obs_title), UPPER('x') FROM obscore",
            ["col_1 char[*]", "col_2 unicodeChar[*]", "col_3 unicodeChar[*]", "col_4 char[*]"]
        ),
        (
            "SQRT(calib_level), PI(), MOD(id, 2), ABS(id), id FROM my.stars, obscore",
            ["col_1 double", "col_2 double", "col_3 double", "col_4 double", "id int"]
        ),
        (
            "POINT(1,2), CIRCLE(1,2,3), POLYGON(1,2,3,4,5,6), BOX(1,2,3,4), REGION('CIRCLE 1 2 3'), CENTROID(s_region) FROM obscore",
            [
                "col_1 double[2] point", "col_2 double[3] circle", "col_3 double[*] polygon",
                "col_4 double[*] polygon", "col_5 double[3] circle", "col_6 double[2] point",
            ]
        ),
        (
            "s_region, AREA(s_region), DISTANCE(s_ra,s_dec,1,2), COORD1(POINT(1,2)), COORDSYS(POINT(1,2)), CONTAINS(POINT(1,2),s_region) FROM obscore",
            [
                "s_region char[*] adql:REGION", "col_2 double deg**2", "col_3 double deg",
                "col_4 double deg", "col_5 char[*]", "col_6 int",
            ]
        ),
        (
            "CAST(s_ra AS SMALLINT), CAST(s_ra AS REAL), CAST(s_ra AS CHAR(3)), CAST(s_ra AS VARCHAR(3)), CAST('2020-01-01' AS TIMESTAMP), CAST('1 2' AS POINT) FROM obscore",
            [
                "col_1 short", "col_2 float", "col_3 char[3]", "col_4 char[3*]",
                "col_5 char[*] timestamp", "col_6 double[2] point",
            ]
        ),
        (
            "COALESCE(calib_level, s_ra), COALESCE(NULL, obs_id), IN_UNIT(s_ra, 'rad') FROM obscore",
            ["col_1 double", "col_2 char[*]", "col_3 double rad"]
        ),
        (
            "CASE WHEN s_ra > 1 THEN 1 ELSE 2.5 END, CASE calib_level WHEN 1 THEN 'a' END FROM obscore",
            ["col_1 double", "col_2 char[*]"]
        ),
        (
            "(SELECT MAX(s_ra) FROM obscore), ivo_hasword(obs_id, 'x') FROM obscore",
            ["col_1 double deg pos.eq.ra", "col_2 int"]
        ),
        (
            "twice(1), TWICE('x'), nothing() FROM obscore",
            ["col_1 int", "col_2 char[*]", "col_3 boolean"]
        ),
        (
            "a.id, b.id, a.id AS id_2 FROM my.stars a, my.spectra b",
            ["id int", "id_3 long", "id_2 int"]
        ),
        ("x AS a, x AS A, x AS a FROM my.lone", ["a int", "A_2 int", "a_3 int"]),
        ("\"size\", \"Name\", name FROM my.stars", ["size int", "Name char[*]", "name_2 char[*]"]),
        ("s_ra FROM obscore UNION SELECT t_min FROM obscore", ["s_ra double"]),
        (
            "calib_level AS n FROM obscore UNION SELECT id FROM my.spectra INTERSECT SELECT mag FROM my.stars",
            ["n double"]
        ),
        (
            "NULL AS n, s_ra, NULL FROM obscore UNION SELECT x, NULL, NULL FROM my.lone "
                + "UNION SELECT NULL, NULL, obs_release_date FROM obscore",
            ["n int", "s_ra double deg pos.eq.ra", "col_3 char[*] timestamp"]
        ),
        ("* FROM my.lone", ["x int"]),
        ("b.*, a.x FROM my.lone a, other.lone b", ["x int", "x_2 int"]),
        ("* FROM my.lone a JOIN other.lone b ON a.x = b.x", ["x int", "x_2 int"]),
        ("* FROM my.lone a JOIN other.lone b USING (x)", ["x int"]),
        (
            "* FROM my.spectra NATURAL JOIN (SELECT id, \"size\", mag AS snr2 FROM my.stars) q",
            ["id long", "obs_id char[*]", "snr double", "size int", "snr2 float mag"]
        ),
        (
            "* FROM my.spectra a NATURAL RIGHT JOIN (SELECT snr, id FROM my.spectra) b",
            ["id long", "snr double", "obs_id char[*]"]
        ),
        ("id FROM my.spectra a FULL JOIN my.stars b USING (id)", ["id long"]),
        (
            "q.* FROM (SELECT s_ra, COUNT(*) FROM obscore GROUP BY s_ra) AS q WHERE count_all > 1",
            ["s_ra double deg pos.eq.ra", "count_all long"]
        ),
        (
            "ivoa.obscore.s_ra, obscore.s_dec FROM ivoa.obscore",
            ["s_ra double deg pos.eq.ra", "s_dec double deg pos.eq.dec"]
        ),
        ("n FROM (SELECT obs_id AS n FROM OBSCORE) q GROUP BY n", ["n char[*] meta.id"]),
        (
            "calib_level + 1 AS n, COUNT(*) FROM obscore GROUP BY n ORDER BY n",
            ["n int", "count_all long"]
        ),
        (
            "s_ra + s_dec, COUNT(*) FROM obscore GROUP BY s_ra + s_dec HAVING MAX(t_min) > 1 ORDER BY s_ra + s_dec",
            ["col_1 double", "count_all long"]
        ),
        ("ivo_string_agg(obs_id, ',') FROM obscore", ["col_1 char[*]"]),
    ]

    @Test(arguments: columns)
    func `names, types, units and UCDs`(text: String, expected: [String]) throws {
        let found = try Sky.columns("SELECT " + text)
        #expect(found == expected)
    }

    @Test func `only a bare column keeps utype and description`() throws {
        let bare = try Sky.resolve("SELECT obs_id FROM obscore").columns[0]
        #expect(bare.utype == "obscore:DataID.observationID")
        #expect(bare.description == "identifier")
        let greatest = try Sky.resolve("SELECT MAX(obs_id) FROM obscore").columns[0]
        #expect(greatest.utype == nil)
        #expect(greatest.description == nil)
        #expect(greatest.ucd == "meta.id")
    }

    @Test func `the name of a table without schema is enough`() throws {
        let select = try Sky.select("SELECT s_ra FROM OBSCORE AS o")
        guard case .instance(let instance) = select?.tables.first else {
            Issue.record("there is no table")
            return
        }
        #expect(instance.source == .table(schema: "ivoa", name: "obscore"))
        #expect(instance.name == "o")
        #expect(instance.id == 0)
    }
}

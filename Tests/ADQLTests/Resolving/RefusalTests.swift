import ADQL
import Testing

/// What names and values a query may not have.
@Suite struct RefusalTests {
    /// What follows `SELECT`, and the message.
    static let names = [
        (
            "* FROM ivoa.obscor",
            "line 1, column 20: there is no table 'obscor' in schema ivoa (did you mean obscore?)"
        ),
        ("* FROM ivo.obscore", "line 1, column 15: there is no schema 'ivo' (did you mean ivoa?)"),
        (
            "* FROM obscroe",
            "line 1, column 15: there is no table 'obscroe' (did you mean obscore?)"
        ),
        (
            "* FROM lone",
            "line 1, column 15: several schemas have a table 'lone' (write my.lone or other.lone)"
        ),
        (
            "* FROM cat.ivoa.obscore",
            "line 1, column 15: there is no catalog 'cat' (write ivoa.obscore)"
        ),
        (
            "* FROM \"OBSCORE\"",
            "line 1, column 15: there is no table 'OBSCORE' (did you mean obscore?)"
        ),
        ("s_rа FROM obscore", nil),
        ("sra FROM obscore", "line 1, column 8: there is no column 'sra' (did you mean s_ra?)"),
        (
            "o.sra FROM obscore o",
            "line 1, column 10: there is no column 'sra' in o (did you mean s_ra?)"
        ),
        ("obscore.s_ra FROM obscore o", "line 1, column 8: there is no table 'obscore' in FROM"),
        ("p.* FROM obscore o", "line 1, column 8: there is no table 'p' in FROM"),
        (
            "id FROM my.stars, my.spectra",
            "line 1, column 8: the column 'id' is not clear (write stars.id or spectra.id)"
        ),
        (
            "s.id FROM my.stars s, my.spectra s",
            "line 1, column 8: the column 'id' is not clear (several tables have one name: give each its own by AS)"
        ),
        (
            "s.* FROM my.stars s, my.spectra s",
            "line 1, column 8: several tables in FROM are called s"
        ),
        (
            "\"S_RA\" FROM obscore",
            "line 1, column 8: there is no column 'S_RA' (did you mean s_ra?)"
        ),
        (
            "s_ra FROM obscore WHERE obs_id = \"crab nebula\"",
            "line 1, column 41: there is no column 'crab nebula' (a text stands in single quotes)"
        ),
        (
            "ivo_hasward(obs_id, 'x') FROM obscore",
            "line 1, column 8: there is no function 'ivo_hasward' (did you mean ivo_hasword?)"
        ),
        (
            "SQR(s_ra) FROM obscore",
            "line 1, column 8: there is no function 'SQR' (did you mean SQRT?)"
        ),
        (
            "\"size\", \"Siz\" FROM my.stars",
            "line 1, column 16: there is no column 'Siz' (did you mean \"size\"?)"
        ),
        (
            "q.x FROM (SELECT s_ra AS y FROM obscore) AS q",
            "line 1, column 10: there is no column 'x' in q"
        ),
        (
            "* FROM my.stars JOIN obscore USING (id)",
            "line 1, column 44: there is no column 'id' on the right side of the join"
        ),
        (
            "x FROM my.lone AS \"my a\", other.lone AS B",
            "line 1, column 8: the column 'x' is not clear (write \"my a\".x or B.x)"
        ),
        (
            "x FROM my.lone, other.lone",
            "line 1, column 8: the column 'x' is not clear (several tables have one name: give each its own by AS)"
        ),
        (
            "q.y FROM (SELECT a.x AS y, b.x AS y FROM my.lone a, my.lone b) q",
            "line 1, column 8: the column 'y' is not clear (the table has it more than once: give it another name)"
        ),
        (
            "* FROM my.stars a JOIN my.stars b USING (id, ID)",
            "line 1, column 53: USING names 'ID' twice"
        ),
        (
            "s_ra FROM obscore ORDER BY 2",
            "line 1, column 35: there is no column 2: the result has 1"
        ),
        (
            "s_ra FROM obscore ORDER BY 0",
            "line 1, column 35: there is no column 0: the result has 1"
        ),
    ]

    @Test(arguments: names)
    func `names that are not there`(text: String, message: String?) {
        let found = Sky.fault("SELECT " + text)
        if let message { #expect(found == message) } else { #expect(found != nil) }
    }

    static let types = [
        (
            "* FROM obscore WHERE obs_id = 1",
            "line 1, column 36: a text cannot be compared with a number (a text stands in single quotes)"
        ),
        (
            "* FROM obscore WHERE s_ra IN (1, 'x')",
            "line 1, column 41: a number cannot be compared with a text (a number stands without quotes)"
        ),
        (
            "* FROM obscore WHERE s_ra LIKE '1%'",
            "line 1, column 29: LIKE takes a text, not a number"
        ),
        (
            "* FROM obscore WHERE POINT(1,2) = POINT(1,2)",
            "line 1, column 40: a POINT cannot be compared with a POINT (shapes are compared by CONTAINS and INTERSECTS)"
        ),
        (
            "* FROM my.stars WHERE flux = 1",
            "line 1, column 35: an array cannot be compared with a number"
        ),
        ("obs_id + 1 FROM obscore", "line 1, column 8: '+' takes a number, not a text"),
        ("s_ra || 'x' FROM obscore", "line 1, column 8: || takes a text, not a number"),
        ("-obs_id FROM obscore", "line 1, column 9: '-' takes a number, not a text"),
        ("SQRT(obs_id) FROM obscore", "line 1, column 13: SQRT takes a number, not a text"),
        ("UPPER(s_ra) FROM obscore", "line 1, column 14: UPPER takes a text, not a number"),
        ("SUM(obs_id) FROM obscore", "line 1, column 12: SUM takes a number, not a text"),
        ("MAX(pos) FROM my.stars", "line 1, column 12: MAX does not take a POINT"),
        (
            "COALESCE(s_ra, 'x') FROM obscore",
            "line 1, column 23: COALESCE gives a number or a text"
        ),
        (
            "CASE WHEN s_ra > 1 THEN 'x' ELSE 2 END FROM obscore",
            "line 1, column 41: CASE gives a text or a number"
        ),
        (
            "CAST(s_ra AS POINT) FROM obscore",
            "line 1, column 8: a number cannot be changed to a POINT"
        ),
        (
            "IN_UNIT(calib_level, 'm') FROM obscore",
            "line 1, column 16: IN_UNIT takes a column that has a unit"
        ),
        (
            "IN_UNIT(s_ra, obs_id) FROM obscore",
            "line 1, column 22: the unit of IN_UNIT is a text in single quotes"
        ),
        (
            "ivo_hasword(obs_id) FROM obscore",
            "line 1, column 8: ivo_hasword takes 2 arguments, not 1 (ivo_hasword(haystack VARCHAR, needle VARCHAR) -> INTEGER)"
        ),
        (
            "ivo_hasword(obs_id, 1) FROM obscore",
            "line 1, column 28: needle of ivo_hasword is a text, not a number (ivo_hasword(haystack VARCHAR, needle VARCHAR) -> INTEGER)"
        ),
        (
            "(SELECT s_ra, s_dec FROM obscore) FROM obscore",
            "line 1, column 8: a subquery here gives one column, not 2"
        ),
        (
            "* FROM obscore WHERE s_ra IN (SELECT * FROM obscore)",
            "line 1, column 37: a subquery here gives one column, not 9"
        ),
        (
            "* FROM obscore WHERE s_ra IN (SELECT obs_id FROM obscore)",
            "line 1, column 34: a number cannot be compared with a text (a number stands without quotes)"
        ),
        (
            "s_ra FROM obscore UNION SELECT s_ra, s_dec FROM obscore",
            "line 1, column 26: UNION of 1 and 2 columns"
        ),
        (
            "s_ra FROM obscore EXCEPT SELECT obs_id FROM obscore",
            "line 1, column 26: column 1 of EXCEPT is a number and a text"
        ),
        (
            "s_ra FROM obscore UNION SELECT s_dec FROM obscore ORDER BY s_dec",
            "line 1, column 67: what is combined is ordered by a column of the result, by name or number"
        ),
        (
            "DISTINCT s_ra FROM obscore ORDER BY s_dec",
            "line 1, column 44: with DISTINCT, rows are ordered by what is selected"
        ),
    ]

    @Test(arguments: types)
    func `values of the wrong kind`(text: String, message: String) {
        let found = Sky.fault("SELECT " + text)
        #expect(found == message)
    }

    static let groupings = [
        (
            "* FROM obscore WHERE COUNT(*) > 1",
            "line 1, column 29: COUNT cannot stand in WHERE (a condition on groups stands in HAVING)"
        ),
        (
            "* FROM obscore o JOIN my.spectra s ON MAX(snr) = 1",
            "line 1, column 46: MAX cannot stand in ON"
        ),
        ("s_ra FROM obscore GROUP BY MAX(s_ra)", "line 1, column 35: MAX cannot stand in GROUP BY"),
        ("MAX(MIN(s_ra)) FROM obscore", "line 1, column 12: MIN cannot stand within an aggregate"),
        (
            "s_ra, COUNT(*) FROM obscore",
            "line 1, column 8: the column 's_ra' is neither in GROUP BY nor in an aggregate (add GROUP BY s_ra)"
        ),
        (
            "s_dec + 1 FROM obscore GROUP BY s_ra",
            "line 1, column 8: the column 's_dec' is neither in GROUP BY nor in an aggregate (add it to GROUP BY, or write MIN of it)"
        ),
        (
            "s_ra FROM obscore GROUP BY s_ra HAVING s_dec > 1",
            "line 1, column 47: the column 's_dec' is neither in GROUP BY nor in an aggregate (add it to GROUP BY, or write MIN of it)"
        ),
        (
            "s_ra FROM obscore GROUP BY s_ra ORDER BY s_dec",
            "line 1, column 49: the column 's_dec' is neither in GROUP BY nor in an aggregate (add it to GROUP BY, or write MIN of it)"
        ),
        (
            "ivo_string_agg(obs_id, ','), s_ra FROM obscore",
            "line 1, column 37: the column 's_ra' is neither in GROUP BY nor in an aggregate (add GROUP BY s_ra)"
        ),
        (
            "s_ra FROM obscore WHERE ivo_string_agg(obs_id, ',') = 'x'",
            "line 1, column 32: ivo_string_agg cannot stand in WHERE"
        ),
    ]

    @Test(arguments: groupings)
    func `aggregates and groups where they cannot be`(text: String, message: String) {
        let found = Sky.fault("SELECT " + text)
        #expect(found == message)
    }

    @Test func `ends at named limits`() {
        let many = "SELECT a.x FROM my.lone AS a" + String(repeating: ", my.lone", count: 100)
        let tables = Sky.fault(many)
        #expect(tables?.hasSuffix("the query has more than 100 tables") == true)
        let stars = "SELECT o.*" + String(repeating: ", o.*", count: 2000) + " FROM obscore AS o"
        let columns = Sky.fault(stars)
        #expect(columns == "line 1, column 1: the result has more than 10000 columns")
        var doubling = "WITH q0 AS (SELECT * FROM my.lone AS a)"
        for number in 1...30 {
            doubling += ", q\(number) AS (SELECT a.*, b.* FROM q\(number - 1) a, q\(number - 1) b)"
        }
        let doubled = Sky.fault(doubling + " SELECT * FROM q30")
        #expect(doubled?.hasSuffix("the tables of FROM have more than 10000 columns") == true)
    }

    @Test func `does not slow down with thousands of columns and names`() throws {
        let names = (0..<3_000).map { "x AS c\($0)" }.joined(separator: ", ")
        let uses = (0..<3_000).map { "c\(2_999 - $0 % 9)" }.joined(separator: ", ")
        let qualified = (0..<3_000).map { "q.c\(2_999 - $0 % 9)" }.joined(separator: ", ")
        var limits = Limits()
        limits.bytes = 1 << 20
        for text in [
            "SELECT \(names) FROM my.lone GROUP BY x, \(uses) ORDER BY \(uses)",
            "WITH q AS (SELECT \(names) FROM my.lone) SELECT \(qualified) FROM q",
        ] {
            let query = try Query(parsing: text, limits: limits)
            let time = try ContinuousClock().measure { _ = try query.resolved(in: Sky.catalogue) }
            #expect(time < .seconds(10))
        }
    }

    @Test func `WITH names once, and is known to what follows`() {
        let twice = Sky.fault(
            "WITH q AS (SELECT x FROM my.lone), Q AS (SELECT x FROM q) SELECT x FROM q")
        #expect(twice == "line 1, column 36: WITH names 'Q' twice")
        let before = Sky.fault(
            "WITH q AS (SELECT y FROM later), later AS (SELECT x AS y FROM my.lone) SELECT y FROM q"
        )
        #expect(before == "line 1, column 26: there is no table 'later'")
    }
}

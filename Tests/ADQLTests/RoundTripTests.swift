import ADQL
import Testing

/// What is printed reads as what was printed.
@Suite struct RoundTripTests {
    /// A query, and how it is printed.
    static let pairs = [
        ("select a from t", "SELECT a FROM t"),
        ("SELECT ALL a FROM t;", "SELECT a FROM t"),
        ("SELECT DISTINCT TOP 3 * FROM s.t AS u", "SELECT DISTINCT TOP 3 * FROM s.t AS u"),
        ("SELECT u.*, c.s.t.x y FROM c.s.t u", "SELECT u.*, c.s.t.x AS y FROM c.s.t AS u"),
        ("SELECT \"Size\", \"a\"\"b\" FROM \"t\"", "SELECT \"Size\", \"a\"\"b\" FROM \"t\""),
        (
            "SELECT 'it''s', 1., .5, 1e-3, 1.5E+2 FROM t",
            "SELECT 'it''s', 1., .5, 1e-3, 1.5E+2 FROM t"
        ),
        ("SELECT ((a)) FROM t WHERE ((a = 1))", "SELECT a FROM t WHERE a = 1"),
        ("SELECT (a + b) + c, a + (b + c) FROM t", "SELECT a + b + c, a + (b + c) FROM t"),
        (
            "SELECT (a*b)/c, a*(b/c), (a+b)*c FROM t",
            "SELECT a * b / c, a * (b / c), (a + b) * c FROM t"
        ),
        (
            "SELECT -a, -(-a), a - -b, -(a+b), +a FROM t",
            "SELECT -a, -(-a), a - -b, -(a + b), +a FROM t"
        ),
        ("SELECT (a||b)||(c||d) FROM t", "SELECT a || b || c || d FROM t"),
        ("SELECT (a||b)+c FROM t", "SELECT (a || b) + c FROM t"),
        (
            "SELECT a FROM t WHERE (a=1 AND b=2) AND c=3",
            "SELECT a FROM t WHERE a = 1 AND b = 2 AND c = 3"
        ),
        (
            "SELECT a FROM t WHERE (a=1 OR b=2) AND NOT (c=3 AND d!=4) OR NOT e=5",
            "SELECT a FROM t WHERE (a = 1 OR b = 2) AND NOT (c = 3 AND d <> 4) OR NOT e = 5"
        ),
        ("SELECT a FROM t WHERE NOT (NOT a=1)", "SELECT a FROM t WHERE NOT (NOT a = 1)"),
        (
            "SELECT a FROM t WHERE a NOT BETWEEN 1 AND 2 AND b IN (1) AND c NOT IN (SELECT d FROM u)",
            "SELECT a FROM t WHERE a NOT BETWEEN 1 AND 2 AND b IN (1) AND c NOT IN (SELECT d FROM u)"
        ),
        (
            "SELECT a FROM t WHERE a LIKE 'x%' OR a NOT ILIKE 'y_' OR a IS NULL OR b IS NOT NULL",
            "SELECT a FROM t WHERE a LIKE 'x%' OR a NOT ILIKE 'y_' OR a IS NULL OR b IS NOT NULL"
        ),
        (
            "SELECT a FROM t WHERE EXISTS (SELECT b FROM u) AND NOT EXISTS (SELECT c FROM v)",
            "SELECT a FROM t WHERE EXISTS (SELECT b FROM u) AND NOT EXISTS (SELECT c FROM v)"
        ),
        ("SELECT a FROM t, u INNER JOIN v ON t=v", "SELECT a FROM t, u JOIN v ON t = v"),
        (
            "SELECT a FROM (t LEFT OUTER JOIN u USING (x,y)) NATURAL FULL JOIN (v RIGHT JOIN w ON a=b)",
            "SELECT a FROM t LEFT JOIN u USING (x, y) NATURAL FULL JOIN (v RIGHT JOIN w ON a = b)"
        ),
        ("SELECT a FROM (SELECT b FROM u) q", "SELECT a FROM (SELECT b FROM u) AS q"),
        (
            "SELECT COUNT(*), COUNT(DISTINCT a), SUM(ALL b), Avg(c) FROM t GROUP BY d, e+1 HAVING min(a) > 0",
            "SELECT COUNT(*), COUNT(DISTINCT a), SUM(b), AVG(c) FROM t GROUP BY d, e + 1 HAVING MIN(a) > 0"
        ),
        (
            "SELECT CAST(a AS double precision), cast(b AS varchar(10)), cast('x' as Timestamp) FROM t",
            "SELECT CAST(a AS DOUBLE PRECISION), CAST(b AS VARCHAR(10)), CAST('x' AS TIMESTAMP) FROM t"
        ),
        (
            "SELECT coalesce(a, NULL), In_Unit(b,'km'), pi(), ivo_hasword(c, 'x') FROM t",
            "SELECT COALESCE(a, NULL), IN_UNIT(b, 'km'), PI(), ivo_hasword(c, 'x') FROM t"
        ),
        (
            "SELECT CASE WHEN a=1 OR b=2 THEN 'x' ELSE 'y' END, CASE a WHEN 1 THEN 2 END FROM t",
            "SELECT CASE WHEN a = 1 OR b = 2 THEN 'x' ELSE 'y' END, CASE a WHEN 1 THEN 2 END FROM t"
        ),
        ("SELECT (SELECT max(a) FROM u) + 1 FROM t", "SELECT (SELECT MAX(a) FROM u) + 1 FROM t"),
        (
            "SELECT ((SELECT max(a) FROM u) + 1)*2 FROM t",
            "SELECT ((SELECT MAX(a) FROM u) + 1) * 2 FROM t"
        ),
        (
            "SELECT a FROM t UNION SELECT b FROM u INTERSECT ALL SELECT c FROM v EXCEPT SELECT d FROM w",
            "SELECT a FROM t UNION SELECT b FROM u INTERSECT ALL SELECT c FROM v EXCEPT SELECT d FROM w"
        ),
        (
            "(SELECT a FROM t UNION SELECT b FROM u) INTERSECT SELECT c FROM v ORDER BY a DESC, 2 ASC OFFSET 4",
            "(SELECT a FROM t UNION SELECT b FROM u) INTERSECT SELECT c FROM v ORDER BY a DESC, 2 OFFSET 4"
        ),
        (
            "(SELECT a FROM t UNION SELECT b FROM u) UNION (SELECT c FROM v UNION ALL SELECT d FROM w)",
            "SELECT a FROM t UNION SELECT b FROM u UNION (SELECT c FROM v UNION ALL SELECT d FROM w)"
        ),
        (
            "(SELECT a FROM t ORDER BY a) UNION (SELECT b FROM u OFFSET 1)",
            "(SELECT a FROM t ORDER BY a) UNION (SELECT b FROM u OFFSET 1)"
        ),
        ("((SELECT a FROM t ORDER BY 1))", "SELECT a FROM t ORDER BY 1"),
        ("((SELECT a FROM t) ORDER BY a + 1)", "SELECT a FROM t ORDER BY a + 1"),
        (
            "WITH q AS (SELECT a FROM t), r AS ((SELECT * FROM q)) SELECT * FROM q, r",
            "WITH q AS (SELECT a FROM t), r AS (SELECT * FROM q) SELECT * FROM q, r"
        ),
        (
            "SELECT a -- a comment 'with a quote\n  FROM t --- another",
            "SELECT a FROM t"
        ),
        (
            "SELECT a FROM ((SELECT b FROM u) q JOIN v ON 1=1)",
            "SELECT a FROM (SELECT b FROM u) AS q JOIN v ON 1 = 1"
        ),
        (
            "SELECT a FROM ((SELECT b FROM u) UNION (SELECT c FROM v)) q",
            "SELECT a FROM (SELECT b FROM u UNION SELECT c FROM v) AS q"
        ),
    ]

    @Test func `writes names and texts with the quotes that they need`() {
        let names = ["s_ra", "size", "B-V", "a\"b", "1x", ""].map { Identifier($0).description }
        #expect(names == ["s_ra", "\"size\"", "\"B-V\"", "\"a\"\"b\"", "\"1x\"", "\"\""])
        let text = Expression.literal(Literal("it's")).description
        #expect(text == "'it''s'")
    }

    @Test(arguments: pairs)
    func `prints as expected, and reads as the same`(text: String, printed: String) throws {
        let query = try Query(parsing: text)
        let description = query.description
        #expect(description == printed)
        let again = try Query(parsing: description)
        #expect(again == query)
    }
}

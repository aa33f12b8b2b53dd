import ADQL
import Testing

/// Input that is too large or too deep ends with one line.
@Suite struct LimitTests {
    private var wide: Limits {
        var limits = Limits()
        limits.bytes = 4 << 20
        return limits
    }

    @Test func `refuses long text`() {
        let found = fault("SELECT '" + String(repeating: "x", count: 1 << 20) + "' FROM t")
        #expect(found == "the query has 1048592 bytes; the limit is 65536")
    }

    static let deep = [
        ("(", "a", ")"), ("ABS(", "a", ")"), ("(SELECT ", "a", " FROM t)"), ("-(", "a", ")"),
        ("CASE WHEN ", "a", " = 1 THEN 2 END"), ("COUNT(", "a", ")"), ("CAST(", "a", " AS CHAR)"),
        ("f(", "a", ")"),
    ]

    @Test(arguments: deep)
    func `refuses what is too deep`(open: String, middle: String, close: String) {
        let count = 10_000
        let text =
            "SELECT " + String(repeating: open, count: count) + middle
            + String(repeating: close, count: count) + " FROM t"
        for text in [text, "SELECT " + String(repeating: open, count: count)] {
            let found = fault(text, limits: wide)
            #expect(found?.hasSuffix("nested deeper than 64") == true)
        }
    }

    @Test func `refuses deep conditions, joins and sets`() {
        let parentheses = String(repeating: "(", count: 10_000)
        for text in [
            "SELECT a FROM t WHERE " + parentheses, "SELECT a FROM " + parentheses + "t",
            parentheses + "SELECT a FROM t",
            "SELECT a FROM t WHERE a IN " + parentheses + "SELECT b",
        ] {
            let found = fault(text, limits: wide)
            #expect(found?.hasSuffix("nested deeper than 64") == true)
        }
    }

    /// How something is repeated.
    static let chains = [
        ("SELECT a", " + a", " FROM t"), ("SELECT a", " - a * b", " FROM t"),
        ("SELECT a", " / a", " FROM t"), ("SELECT a", " || a", " FROM t"),
        ("SELECT a", ", a", " FROM t"),
        ("SELECT a FROM t WHERE a = 1", " AND a = 1", ""),
        ("SELECT a FROM t WHERE a = 1", " OR a = 1", ""),
        ("SELECT a FROM t", " JOIN t ON a = b", ""), ("SELECT a FROM t", ", t", ""),
        ("SELECT a FROM t", " UNION SELECT a FROM t", ""),
        ("SELECT a FROM t ORDER BY 1", ", a", ""),
        ("SELECT a FROM t WHERE a IN (1", ", 2", ")"),
        ("SELECT CASE WHEN a = 1 THEN 2", " WHEN a = 1 THEN 2", " END FROM t"),
        ("WITH q AS (SELECT a FROM t)", ", q AS (SELECT a FROM t)", " SELECT a FROM q"),
    ]

    @Test(arguments: chains)
    func `takes long chains`(begin: String, part: String, end: String) throws {
        let text = begin + String(repeating: part, count: 10_000) + end
        let query = try Query(parsing: text, limits: wide)
        let again = try Query(parsing: query.description, limits: wide)
        #expect(again == query)
    }

    @Test func `takes the deepest that is allowed, and prints it`() throws {
        let text =
            "SELECT " + String(repeating: "ABS(", count: 64) + "a"
            + String(repeating: ")", count: 64) + " FROM t"
        let query = try Query(parsing: text)
        #expect(query.description == text)
    }
}

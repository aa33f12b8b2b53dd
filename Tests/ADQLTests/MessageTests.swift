import ADQL
import Testing

/// What is said of text that is not ADQL.
@Suite struct MessageTests {
    /// Text, and the message.
    static let faults = [
        ("", "the query is empty: it begins with SELECT or WITH"),
        ("-- nothing", "the query is empty: it begins with SELECT or WITH"),
        (
            "SELCT a FROM t",
            "line 1, column 1: expected SELECT, WITH or '(', found 'SELCT' (did you mean SELECT?)"
        ),
        (
            "SELECT a FORM t",
            "line 1, column 15: expected FROM or ',', found 't' (did you mean FROM by 'FORM'?)"
        ),
        (
            "SELECT a\nFROM t WHER a = 1",
            "line 2, column 13: expected JOIN, WHERE, GROUP BY, HAVING, UNION, EXCEPT, INTERSECT, ORDER BY, OFFSET or the end, found 'a' (did you mean WHERE by 'WHER'?)"
        ),
        (
            "SELECT size FROM t",
            "line 1, column 8: expected a value, found the reserved word SIZE (as a name, write it in double quotes: \"size\")"
        ),
        (
            "SELECT a FROM table",
            "line 1, column 15: expected a table, found the reserved word TABLE (as a name, write it in double quotes: \"table\")"
        ),
        (
            "SELECT a AS year FROM t",
            "line 1, column 13: expected a name after AS, found the reserved word YEAR (as a name, write it in double quotes: \"year\")"
        ),
        ("SELECT a, FROM t", "line 1, column 11: expected a value, found FROM"),
        ("SELECT FROM t", "line 1, column 8: expected a value, found FROM"),
        (
            "SELECT a FROM t LIMIT 10",
            "line 1, column 23: expected JOIN, WHERE, GROUP BY, HAVING, UNION, EXCEPT, INTERSECT, ORDER BY, OFFSET or the end, found '10' (ADQL writes SELECT TOP n … in place of LIMIT n)"
        ),
        (
            "SELECT TOP x a FROM t",
            "line 1, column 12: expected a whole number after TOP, found 'x'"
        ),
        (
            "SELECT TOP 99999999999999999999 a FROM t",
            "line 1, column 12: '99999999999999999999' is too large"
        ),
        ("SELECT a FROM t WHERE", "line 1, column 22: expected a value, found the end"),
        (
            "SELECT a FROM t WHERE a",
            "line 1, column 24: expected BETWEEN, IN, LIKE, ILIKE, IS, NOT or a comparison such as = or <, found the end"
        ),
        (
            "SELECT a FROM t WHERE a LKE 'x'",
            "line 1, column 25: expected BETWEEN, IN, LIKE, ILIKE, IS, NOT or a comparison such as = or <, found 'LKE' (did you mean LIKE?)"
        ),
        ("SELECT a FROM t WHERE (a = 1", "line 1, column 23: there is no ')' for this '('"),
        ("SELECT a FROM t WHERE a = 1)", "line 1, column 28: there is no '(' for this ')'"),
        (
            "SELECT a FROM t WHERE a = 'x",
            "line 1, column 27: the text that begins with ' is not closed (a quote within is written twice)"
        ),
        (
            "SELECT \"a FROM t",
            "line 1, column 8: the name that begins with \" is not closed (a quote within is written twice)"
        ),
        (
            "SELECT \"\" FROM t",
            "line 1, column 8: a name in double quotes is empty (an empty text is written '')"
        ),
        (
            "SELECT 0x1F FROM t",
            "line 1, column 8: '0x1F' is neither a number nor a name (ADQL 2.1 has no hexadecimal numbers)"
        ),
        (
            "SELECT 2mass FROM t",
            "line 1, column 8: '2mass' is neither a number nor a name (a name begins with a letter, or stands in double quotes)"
        ),
        (
            "SELECT a % 2 FROM t",
            "line 1, column 10: unexpected '%' (the remainder is written MOD(a, b))"
        ),
        (
            "SELECT é FROM t",
            "line 1, column 8: unexpected 'é' (names with other letters than a to z stand in double quotes)"
        ),
        ("SELECT 'é', # FROM t", "line 1, column 13: unexpected '#'"),
        (
            "SELECT a /* x */ FROM t",
            "line 1, column 10: unexpected '/*' (a comment begins with -- here)"
        ),
        ("SELECT ABS(a, b) FROM t", "line 1, column 8: ABS takes 1 argument, not 2"),
        (
            "SELECT POLYGON(1, 2) FROM t",
            "line 1, column 8: POLYGON takes at least 3 arguments, not 2 (a polygon has three points at least)"
        ),
        (
            "SELECT a FROM (SELECT b FROM t)",
            "line 1, column 32: expected a name for the subquery, found the end (a query in FROM needs a name: (SELECT …) AS q)"
        ),
        (
            "SELECT a FROM t CROSS JOIN u",
            "line 1, column 17: expected JOIN, WHERE, GROUP BY, HAVING, UNION, EXCEPT, INTERSECT, ORDER BY, OFFSET or the end, found CROSS (ADQL writes a comma in place of CROSS JOIN)"
        ),
        (
            "SELECT a FROM t NATURAL JOIN u ON a = b",
            "line 1, column 17: a NATURAL JOIN takes neither ON nor USING"
        ),
        (
            "SELECT a FROM t WHERE a IN (WITH q AS (SELECT b FROM u) SELECT * FROM q)",
            "line 1, column 29: WITH stands only at the beginning of the query"
        ),
        (
            "SELECT CAST(a AS FLOT) FROM t",
            "line 1, column 18: expected SMALLINT, INTEGER, BIGINT, REAL, DOUBLE PRECISION, CHAR, VARCHAR, TIMESTAMP, POINT, CIRCLE or POLYGON, found 'FLOT'"
        ),
        ("SELECT a FROM t ORDER a", "line 1, column 23: expected BY, found 'a'"),
        (
            "SELECT a FROM t; SELECT b FROM u",
            "line 1, column 18: expected the end after ';', found SELECT (one query at a time)"
        ),
        (
            "SELECT (a = 1) + 2 FROM t",
            "line 1, column 8: expected a value, found a condition in parentheses"
        ),
        (
            "SELECT (a = 1) FROM t",
            "line 1, column 8: expected a value, found a condition in parentheses"
        ),
        (
            "DROP TABLE t",
            "line 1, column 1: expected SELECT, WITH or '(', found DROP (data are only read here)"
        ),
        (
            "SELECT a FROM t WHERE CONTAINS(a, b)",
            "line 1, column 37: expected BETWEEN, IN, LIKE, ILIKE, IS, NOT or a comparison such as = or <, found the end (write 1 = CONTAINS(…))"
        ),
        (
            "SELECT a FROM t WHERE a == 1",
            "line 1, column 26: expected a value, found '=' (equal is written =)"
        ),
        (
            "SELECT COUNT(*) count FROM t",
            "line 1, column 17: expected FROM or ',', found the reserved word COUNT (as a name, write it in double quotes: \"count\")"
        ),
        ("SELECT a FROM JOIN t", "line 1, column 15: expected a table, found JOIN"),
        ("SELECT a.b.c.d.e FROM t", "line 1, column 15: a column has at most 3 names before it"),
    ]

    @Test(arguments: faults)
    func `says what is wrong`(text: String, message: String) {
        let found = fault(text)
        #expect(found == message)
    }

    @Test func `shows a hostile word in one line`() {
        let found = fault(
            "SELECT \"\u{1B}[2J\n\u{202E}\" \"" + String(repeating: "x", count: 99) + "\" y FROM t")
        #expect(found?.contains("\n") == false)
        #expect(found?.unicodeScalars.contains("\u{1B}") == false)
        #expect((found?.count ?? 0) < 200)
    }
}

/// The message of a text that is refused.
func fault(_ text: String, limits: Limits = Limits()) -> String? {
    do {
        _ = try Query(parsing: text, limits: limits)
        return nil
    } catch {
        return error.description
    }
}

import Reports
import Testing

/// Each field of CSV by its text: when it is quoted, and when it would be a formula.
@Suite struct CSVFieldTests {
    @Test(arguments: [
        ("", ""), ("a", "a"), ("a b", "a b"), ("a,b", "\"a,b\""), (",", "\",\""),
        ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("\"\"", "\"\"\"\"\"\""), ("'", "'"),
        ("a;b", "a;b"), ("é", "é"), ("\"\u{301}", "\"\"\"\u{301}\""), (",\u{301}", "\",\u{301}\""),
    ])
    func `a field is quoted where it holds a comma or a quote`(text: String, field: String) {
        #expect(CSV.field(text) == field)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(1)", "'@SUM(1)"), ("=", "'="),
        ("=a,b", "\"'=a,b\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("=\u{301}1", "'=\u{301}1"),
        ("\t=1", "\\u{9}=1"), ("\r=1", "\\u{d}=1"), ("\n=1", "\\u{a}=1"), ("\u{0}=1", "\\u{0}=1"),
        ("a=1", "a=1"), (" =1", " =1"), ("'=1", "'=1"), ("1-1", "1-1"), ("a@b", "a@b"),
        ("--", "'--"),
    ])
    func `a formula has a quote before it, and nothing else has`(text: String, field: String) {
        #expect(CSV.field(text) == field)
    }

    @Test(arguments: [
        "1", "-1", "+1", "-1.5e-3", "1E5", ".5", "-.5", "5.", "0", "-0", "+0.0", "007", "-1e+10",
    ])
    func `a number is no formula, whatever its sign`(text: String) {
        #expect(CSV.value(text) == text)
    }

    @Test(arguments: [
        ("-", "'-"), ("+", "'+"), ("+-1", "'+-1"), ("--1", "'--1"), ("-e1", "'-e1"),
        ("-1e", "'-1e"),
        ("-inf", "'-inf"), ("-nan", "'-nan"), ("-0x1", "'-0x1"), ("-1 ", "'-1 "), ("", ""),
        ("1,5", "\"1,5\""), ("-1,5", "\"'-1,5\""), ("1e", "1e"), ("nan", "nan"),
        ("-1\n", "'-1\\u{a}"),
        ("=1", "'=1"), ("@1", "'@1"), ("-1-1", "'-1-1"), ("-\u{661}", "'-\u{661}"), (".", "."),
    ])
    func `what is no number is a text, however much it looks like one`(text: String, value: String)
    {
        #expect(CSV.value(text) == value)
    }

    @Test(
        arguments: [
            ([], "\n"), ([""], "\n"), (["a"], "a\n"), (["", ""], ",\n"),
            (["a", "b", "c"], "a,b,c\n"),
        ] as [([String], String)])
    func `fields stand in a row, with commas between them`(fields: [String], row: String) {
        #expect(CSV.row(fields) == row)
    }

    @Test(arguments: Hostile.texts)
    func `a reader has each field as it is shown, in its column`(text: String) throws {
        let row = try #require(table(CSV.row([CSV.field(text), CSV.field(text), "end"])).first)
        #expect(row.count == 3 && row[2] == "end")
        #expect(row[0] == row[1])
        let first = text.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
        #expect(row[0].hasPrefix("'") == (first || text.hasPrefix("'")))
        if isSafe(text), !text.contains("\n"), !first, !text.contains("\u{FFFE}") {
            #expect(row[0] == text)
        }
    }
}

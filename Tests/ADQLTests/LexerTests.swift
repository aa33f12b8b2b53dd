import Testing

@testable import ADQL

/// Words, signs and their places.
@Suite struct LexerTests {
    @Test func `counts lines and columns in scalars`() throws {
        let tokens = try Lexer.tokens("a\n  'é', b\r\n\tc", limits: Limits())
        let places = tokens.map { [$0.place.line, $0.place.column] }
        #expect(places == [[1, 1], [2, 3], [2, 6], [2, 8], [3, 2], [3, 3]])
    }

    /// Text, and its words.
    static let texts = [
        ("a<>b<=c>=d!=e||f", ["a", "<>", "b", "<=", "c", ">=", "d", "!=", "e", "||", "f"]),
        ("1.5 1. .5 1e5 1E-5 1.e+5 a.b 1.a", nil),
        (
            "1.5 1. .5 1e5 1E-5 1.e+5 a.b t1.*",
            ["1.5", "1.", ".5", "1e5", "1E-5", "1.e+5", "a", ".", "b", "t1", ".", "*"]
        ),
        ("'it''s' \"a\"\"b\" ''", ["it's", "a\"b", ""]),
        ("a--b\nc - -d", ["a", "c", "-", "-", "d"]), ("a --", ["a"]), ("--a", []),
        ("1e", nil), ("1e+", nil), ("a!b", nil), ("a|b", nil), ("\u{0}", nil), ("a\u{A0}b", nil),
    ]

    @Test(arguments: texts)
    func `cuts text into words`(text: String, words: [String]?) {
        let found = try? Lexer.tokens(text, limits: Limits()).dropLast().map(\.text)
        #expect(found == words)
    }

    @Test func `knows the reserved words`() {
        #expect(ReservedWords.sql.count == 225)
        #expect(ReservedWords.adql.count == 41)
        #expect(ReservedWords.sql.isDisjoint(with: ReservedWords.adql))
        #expect(ReservedWords.contains("Size"))
        #expect(!ReservedWords.contains("s_ra"))
    }

    /// A word, and what is meant of `SELECT`, `FROM`, `ra`, `value`.
    static let words = [
        ("SELCT", "SELECT"), ("slect", "SELECT"), ("FORM", "FROM"), ("vlaue", "value"), ("rq", nil),
        ("r", nil), ("", nil), ("somethingelse", nil), (String(repeating: "x", count: 99), nil),
    ]

    @Test(arguments: words)
    func `finds the nearest word`(word: String, meant: String?) {
        let found = Spelling.nearest(to: word, among: ["SELECT", "FROM", "ra", "value"])
        #expect(found == meant)
    }

    @Test func `declarations of functions`() throws {
        let function = try Function(declaring: "f(a VARCHAR(*), b DOUBLE PRECISION) -> INTEGER")
        let types = function.parameters.map(\.type)
        #expect(types == [.text, .double])
        #expect(function.result == .integer)
        for text in [
            "f", "f(", "f(a)", "f(a FLOT) -> REAL", "f() -> ", "f() REAL", "f() -> REAL x y",
            "1() -> REAL",
        ] {
            #expect(throws: (any Error).self) { _ = try Function(declaring: text) }
        }
    }
}

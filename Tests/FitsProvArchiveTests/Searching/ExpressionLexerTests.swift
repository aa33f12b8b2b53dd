import Testing

@testable import FitsProvArchive

@Suite struct ExpressionLexerTests {
    /// The tokens as `text@column`, in quotes if they stood in some; the end is a point.
    private func tokens(_ text: String) throws -> String {
        try ExpressionLexer.tokens(text).map { token in
            switch token.kind {
            case .quoted: "'\(token.text)'@\(token.column)"
            case .end: ".@\(token.column)"
            case .word: "\(token.text)@\(token.column)"
            case .sign: "<\(token.text)>@\(token.column)"
            }
        }.joined(separator: " ")
    }

    @Test(arguments: [
        ("", ".@1"), ("   ", ".@4"), ("a", "a@1 .@2"), ("  a ", "a@3 .@5"),
        ("a=b", "a@1 <=>@2 b@3 .@4"), ("a==b", "a@1 <==>@2 b@4 .@5"),
        ("a!=b", "a@1 <!=>@2 b@4 .@5"), ("a<>b", "a@1 <<>>@2 b@4 .@5"),
        ("a<=b", "a@1 <<=>@2 b@4 .@5"), ("a>=b", "a@1 <>=>@2 b@4 .@5"),
        ("a<b", "a@1 <<>@2 b@3 .@4"), ("a>b", "a@1 <>>@2 b@3 .@4"),
        ("a= =b", "a@1 <=>@2 <=>@4 b@5 .@6"), ("a===b", "a@1 <==>@2 <=>@4 b@5 .@6"),
        ("(a,b)", "<(>@1 a@2 <,>@3 b@4 <)>@5 .@6"), ("a && b", "a@1 <&&>@3 b@6 .@7"),
        ("a || b", "a@1 <||>@3 b@6 .@7"), ("R&D", "R&D@1 .@4"),
        ("a=1&&b=2", "a@1 <=>@2 1@3 <&&>@4 b@6 <=>@7 2@8 .@9"),
        ("a||b|c", "a@1 <||>@2 b|c@4 .@7"), ("a&", "a&@1 .@3"), ("a|||b", "a@1 <||>@2 |b@4 .@6"),
        ("a\tb\nc", "a@1 b@3 c@5 .@6"),
        ("a'b'", "a@1 'b'@2 .@5"), ("'a'b", "'a'@1 b@4 .@5"), ("'a'\"b\"", "'a'@1 'b'@4 .@7"),
        ("''", "''@1 .@3"), ("'a''b'", "'a'b'@1 .@7"), ("\"a\"\"b\"", "'a\"b'@1 .@7"),
        ("'a\\'b'", "'a'b'@1 .@7"), ("\"a\\\"b\"", "'a\"b'@1 .@7"), ("'a\\b'", "'a\\b'@1 .@6"),
        ("'a\"b'", "'a\"b'@1 .@6"), ("\"a'b\"", "'a'b'@1 .@6"), ("'a\\\"b'", "'a\\\"b'@1 .@7"),
        ("''''", "'''@1 .@5"), ("'a=b (c)'", "'a=b (c)'@1 .@10"),
        ("a.b-c/d:e*", "a.b-c/d:e*@1 .@11"),
        ("é=1", "é@1 <=>@2 1@3 .@4"), ("🔭 b", "🔭@1 b@3 .@4"), ("a\u{301} b", "a\u{301}@1 b@3 .@4"),
    ])
    func `an expression is cut at blanks, signs and quotes`(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(arguments: [
        ("a ! b", 3), ("a !", 3), ("'a", 1), ("a = \"b'", 5), ("a = 'b\\'", 5), ("'''", 1),
        ("a'", 2),
    ])
    func `what means nothing is shown where it begins`(text: String, column: Int) {
        let error = #expect(throws: ExpressionError.self) { try tokens(text) }
        #expect(error?.column == column)
        #expect(error?.text == text)
    }

    @Test func `an expression has at most 64 KiB`() throws {
        let most = "a" + String(repeating: " ", count: 65_535)
        #expect(try tokens(most) == "a@1 .@65537")
        #expect(throws: ExpressionError.self) { try tokens(most + " ") }
        // Bytes are counted, not characters.
        #expect(throws: ExpressionError.self) {
            try tokens("a" + String(repeating: "\u{2003}", count: 21_846))
        }
    }

    @Test func `a value has at most 8192 characters, in quotes or not`() throws {
        let most = String(repeating: "é", count: 8192)
        for text in [most, "'\(most)'"] {
            #expect(try ExpressionLexer.tokens("a = \(text)")[2].text == most)
            let longer = text.replacing("é", with: "éé", maxReplacements: 1)
            let error = #expect(throws: ExpressionError.self) { try tokens("a = \(longer)") }
            #expect(error?.column == 5)
        }
    }

    @Test func `a word of the language is one in any case, and in no quotes`() throws {
        let tokens = try ExpressionLexer.tokens("AND and 'and' ands =")
        #expect(tokens.map { $0.isWord("and") } == [true, true, false, false, false, false])
        #expect(tokens.map { $0.isSign("=") } == [false, false, false, false, true, false])
    }
}

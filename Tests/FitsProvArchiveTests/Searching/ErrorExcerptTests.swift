import Testing

@testable import FitsProvArchive

/// The part of an expression that is shown where it goes wrong, and the caret below it.
@Suite struct ErrorExcerptTests {
    private func excerpt(_ text: String, _ column: Int) -> [String] {
        ExpressionError(text: text, column: column, reason: "no").excerpt
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test(arguments: [
        ("a = = 3", 5, 4), ("a", 1, 0), ("a", 2, 1), ("a", 9, 1), ("a", 0, 0), ("a", -5, 0),
        ("", 1, 0),
        ("é🔭x", 3, 2),
    ])
    func `a caret stands below the character`(text: String, column: Int, before: Int) {
        #expect(excerpt(text, column) == [text, blanks(before) + "^"])
    }

    /// A line of 100 letters: 34 are shown on either side.
    @Test(arguments: [
        (1, 34, 0, false, true), (35, 68, 34, false, true), (36, 68, 35, true, true),
        (51, 68, 35, true, true), (66, 68, 35, true, true), (67, 68, 35, true, false),
        (100, 35, 35, true, false), (101, 34, 35, true, false),
    ])
    func `what is far away is left out on either side`(
        column: Int, letters: Int, before: Int, isCutBefore: Bool, isCutBehind: Bool
    ) {
        let found = excerpt(String(repeating: "x", count: 100), column)
        let line = String(repeating: "x", count: letters)
        #expect(found[0] == (isCutBefore ? "…" : "") + line + (isCutBehind ? "…" : ""))
        #expect(found[1] == blanks(before) + "^")
    }

    @Test(arguments: ["\t", "\n", "\u{A0}", "\u{2003}"]) func `a blank of any kind is one blank`(
        blank: String
    ) {
        #expect(excerpt("a\(blank)b", 3) == ["a b", "  ^"])
    }

    @Test(arguments: ["\u{1B}", "\u{0}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{61C}", "\u{200B}"])
    func `a character that a terminal obeys is shown as unknown`(character: String) {
        #expect(excerpt("a\(character)b", 3) == ["a\u{FFFD}b", "  ^"])
    }
}

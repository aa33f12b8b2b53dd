import ADQL
import Testing

@testable import FitsProvArchive

@Suite struct PatternTests {
    /// The text, and what it is to LIKE, to GLOB, as itself, and before its first wildcard.
    @Test(arguments: [
        ("abc", "abc", "abc", "abc", "abc"), ("a*c", "a%c", "a*c", "a*c", "a"),
        ("a?c", "a_c", "a?c", "a?c", "a"), ("*", "%", "*", "*", ""), ("**a", "%a", "*a", "*a", ""),
        ("a**", "a%", "a*", "a*", "a"), ("*?*", "%_%", "*?*", "*?*", ""),
        ("100%", "100\\%", "100%", "100%", "100%"), ("a_b", "a\\_b", "a_b", "a_b", "a_b"),
        ("[x]", "[x]", "[[]x]", "[x]", "[x]"), ("a\\*b", "a*b", "a[*]b", "a*b", "a*b"),
        ("a\\?", "a?", "a[?]", "a?", "a?"), ("a\\\\b", "a\\\\b", "a\\b", "a\\b", "a\\b"),
        ("C:\\dir", "C:\\\\dir", "C:\\dir", "C:\\dir", "C:\\dir"),
        ("a\\", "a\\\\", "a\\", "a\\", "a\\"),
        ("\\**", "*%", "[*]*", "**", "*"), ("", "", "", "", ""),
    ])
    func `a pattern means the same to LIKE and to GLOB`(
        text: String, like: String, glob: String, literal: String, prefix: String
    ) {
        let pattern = Pattern(text)
        #expect(pattern.like == like)
        #expect(pattern.glob == glob)
        #expect(pattern.literal == literal)
        #expect(pattern.prefix == prefix)
    }

    @Test(arguments: [
        ("abc", false), ("a\\*", false), ("a\\?b", false), ("a*", true), ("?", true),
        ("\\\\*", true), ("", false),
    ])
    func `only what is not behind a backslash is a wildcard`(text: String, has: Bool) {
        #expect(Pattern(text).hasWildcards == has)
    }

    @Test(arguments: [
        ("ctools 2.1", "ctools", "2.1"), ("ctools/2.1", "ctools", "2.1"),
        ("a b c", "a b", "c"), ("a/b c", "a/b", "c"), ("a b/c", "a b", "c"), ("x y", "x", "y"),
    ])
    func `the last blank or slash halves a pattern`(text: String, name: String, version: String) {
        let halves = Pattern(text).halves
        #expect(halves?.0.literal == name)
        #expect(halves?.1.literal == version)
    }

    @Test(arguments: ["ctools", "", " a", "a ", "/", "/a", "a/"])
    func `what has nothing on both sides has no halves`(text: String) {
        #expect(Pattern(text).halves == nil)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "abd", 1),
        ("abc", "acb", 1), ("abcd", "badc", 2), ("abc", "bc", 1), ("bc", "abc", 1),
        ("reco_metod", "reco_method", 1), ("abc", "xyz", 3), ("ab", "ba", 1), ("aab", "aba", 1),
    ])
    func `the distance of names counts letters and swaps`(
        left: String, right: String, expected: Int
    ) {
        #expect(
            Spelling.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == expected)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (123_456, "123,456"),
        (1_234_567, "1,234,567"), (-1, "-1"), (-100, "-100"), (-1000, "-1,000"),
    ])
    func `a number has a comma between each three digits`(number: Int, text: String) {
        #expect(grouped(number) == text)
    }
}

import FITS
import TestSupport
import Testing

/// Cards, and the keyword records that they make.
struct EntryCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cards: [String]
    let entries: [String]

    init(_ what: String, _ cards: [String], _ entries: [String]) {
        testDescription = what
        self.cards = cards
        self.entries = entries
    }
}

struct HeaderEntryTests {
    @Test(arguments: cases)
    func `cards are joined to keyword records`(_ example: EntryCase) {
        let header = Header(example.cards.map { Card(bytes: $0.utf8) })
        let entries = header.entries.map { entry in
            let value = entry.value.map { "\($0)" } ?? "nil"
            return "\(entry.keyword)|\(value)|\(entry.comment)|\(entry.cards)"
        }
        #expect(entries == example.entries)
    }

    static let cases = [
        EntryCase(
            "a string over three cards",
            ["A       = 'one &'", "CONTINUE  'two &' / first", "CONTINUE  'three' / second"],
            [#"A|string("one two three")|first second|0..<3"#]),
        EntryCase(
            "an ampersand at the very end belongs to the text",
            ["A       = 'one&'", "B       = 1"],
            [#"A|string("one&")||0..<1"#, "B|integer(1)||1..<2"]),
        EntryCase(
            "an ampersand on the last CONTINUE card, as some write it",
            ["A       = 'one&'", "CONTINUE  'two&'", "COMMENT x"],
            [#"A|string("onetwo&")||0..<2"#, "COMMENT|nil|x|2..<3"]),
        EntryCase(
            "CONTINUE after a string without an ampersand is a card of its own",
            ["A       = 'one'", "CONTINUE  'two'"],
            [#"A|string("one")||0..<1"#, "CONTINUE|nil||1..<2"]),
        EntryCase(
            "CONTINUE after a number", ["A       = 1", "CONTINUE  'two'"],
            ["A|integer(1)||0..<1", "CONTINUE|nil||1..<2"]),
        EntryCase(
            "CONTINUE whose string is not closed",
            ["A       = 'one&'", "CONTINUE  'two"],
            [#"A|string("one&")||0..<1"#, "CONTINUE|nil||1..<2"]),
        EntryCase(
            "CONTINUE that holds only a comment",
            ["A       = 'one&'", "CONTINUE  '' / the rest"],
            [#"A|string("one")|the rest|0..<2"#]),
        EntryCase(
            "HIERARCH with CONTINUE",
            ["HIERARCH LSST ID = 'abc&'", "CONTINUE  'def'"],
            [#"LSST ID|string("abcdef")||0..<2"#]),
        EntryCase(
            "blanks before an ampersand are kept and doubled quotes do not split",
            ["A       = 'it''s  &'", "CONTINUE  '''here'''"],
            [#"A|string("it\'s  \'here\'")||0..<2"#]),
        EntryCase(
            "blanks at the end of the whole string do not count",
            ["A       = 'one   &'", "CONTINUE  '' / c"],
            [#"A|string("one")|c|0..<2"#]),
    ]

    @Test func `a keyword is found by its exact name and the first card counts`() {
        let header = Header(
            ["NAXIS   = 0", "NAXIS1  = 5", "HIERARCH NAXIS2 = 6", "NAXIS1  = 7", "naxis3  = 8"]
                .map { Card(bytes: $0.utf8) })
        #expect(header.value("NAXIS") == .integer(0))
        #expect(header.value("NAXIS1") == .integer(5))
        #expect(header.value("NAXIS2") == .integer(6))
        #expect(header.value("NAXIS3") == nil)
        #expect(header.value("naxis3") == .integer(8))
    }

    @Test func `a value of sixteen thousand characters is joined`() throws {
        let piece = String(repeating: "x", count: 67)
        let cards =
            ["SASSHIST= '\(piece)&'"] + Array(repeating: "CONTINUE  '\(piece)&'", count: 240)
            + ["CONTINUE  'end'"]
        let header = Header(cards.map { Card(bytes: $0.utf8) })
        #expect(header.string("SASSHIST")?.count == 241 * 67 + 3)
    }
}

import FITS
import TestSupport
import Testing

/// What the first and the last columns of a card, and the edges of its forms, are read as.
struct CardColumnTests {
    private static let ten = "A       = "

    @Test(arguments: [
        // Column 80 is a part of the card, whatever is there (FITS 4.0 §4.1.1).
        CardCase(ten + String(repeating: " ", count: 69) + "7", "A", .integer(7)),
        CardCase(ten + "7" + String(repeating: " ", count: 68) + "/", "A", .integer(7)),
        CardCase(ten + "7" + String(repeating: " ", count: 67) + "/c", "A", .integer(7), "c"),
        CardCase(ten + String(repeating: " ", count: 69) + "/", "A", .undefined),
        CardCase(ten + String(repeating: " ", count: 68) + "''", "A", .string("")),
        CardCase(
            ten + "'" + String(repeating: "m", count: 67) + "''", "A",
            .invalid("'" + String(repeating: "m", count: 67) + "''")),
        CardCase(
            ten + "'" + String(repeating: "m", count: 66) + "'''", "A",
            .string(String(repeating: "m", count: 66) + "'")),
        CardCase(
            ten + "'" + String(repeating: "m", count: 69), "A",
            .invalid("'" + String(repeating: "m", count: 69))),
        CardCase(
            ten + String(repeating: " ", count: 69) + "'", "A", .invalid("'")),
        CardCase("ABCDEFGH= 1", "ABCDEFGH", .integer(1)),
        CardCase("ABCDEFG = 1", "ABCDEFG", .integer(1)),
        CardCase("ABCDEFGHI= 1", "ABCDEFGH", nil, "I= 1"),
        CardCase("ABCDEFG= 1", "ABCDEFG=", nil, " 1"),
        CardCase("ENDING  = 1", "ENDING", .integer(1)),
        CardCase("END     = 1", "END", nil),
        CardCase("        = 1", "", nil, "= 1"),
        CardCase("HISTORY = 1", "HISTORY", nil, "= 1"),
        CardCase("HISTORYS= 1", "HISTORYS", .integer(1)),
        CardCase("COMMENTS= 1", "COMMENTS", .integer(1)),
    ])
    func `a card is read up to its last column and not beyond`(_ example: CardCase) {
        #expect(example.card.keyword == example.keyword)
        #expect(example.card.value == example.value)
        #expect(example.card.comment == example.comment)
    }

    @Test(arguments: [
        CardCase("HIERARCHX= 1", "HIERARCH", nil, "X= 1"),
        CardCase("HIERARCH A =1", "A", .integer(1)),
        CardCase(
            "HIERARCH " + String(repeating: "A", count: 70) + "=",
            String(repeating: "A", count: 70), .undefined),
        CardCase(
            "HIERARCH " + String(repeating: "A", count: 69) + "=7",
            String(repeating: "A", count: 69), .integer(7)),
        CardCase("HIERARCH A = 'it''s = so' / x = y", "A", .string("it's = so"), "x = y"),
        CardCase("HIERARCH A B = T / c", "A B", .logical(true), "c"),
    ])
    func `the equals sign of a HIERARCH card may stand anywhere behind its name`(
        _ example: CardCase
    ) {
        #expect(example.card.keyword == example.keyword)
        #expect(example.card.value == example.value)
        #expect(example.card.comment == example.comment)
    }

    @Test(arguments: [
        ("1E+05", CardValue.real(100_000)), ("1D-05", .real(0.00001)), ("1.E5", .real(100_000)),
        (".5E1", .real(5)), ("-1e-1", .real(-0.1)), ("+0", .integer(0)), ("-0", .integer(0)),
        ("09", .integer(9)), ("+9223372036854775807", .integer(Int.max)),
        ("+9223372036854775808", .bigInteger("+9223372036854775808")),
        ("-9223372036854775809", .bigInteger("-9223372036854775809")),
        ("(-1,+2)", .complex(-1, 2)), ("(1E1,1D-1)", .complex(10, 0.1)),
        ("(0,9223372036854775808)", .complex(0, 9_223_372_036_854_775_808)),
    ])
    func `a number is read in each of its forms`(_ text: String, _ value: CardValue) {
        #expect(Card(bytes: (Self.ten + text + " / c").utf8).value == value)
        #expect(Card(bytes: (Self.ten + text).utf8).valueText == text)
        #expect(Card(bytes: (Self.ten + text + "/c").utf8).comment == "c")
    }

    @Test(arguments: [
        "E5", ".E5", "1E+", "1E-", "1D", "1E5.", "1E5E5", "1E5D5", "1E+-5", "1E5+5", "+-1", "--1",
        "1-", "1+1", "+", "..1", "1..", "1 E5", "1E 5", "- 1", "1:2", "1;",
        "TF", "T F", "FALSE", "f", "0T", "(1)", "(1,)", "(,1)", "(,)", "()", "(1;2)", "(1,T)",
        "(1,'2')", "1F5", "1C5", "1_0", "1,5", "'", "\"a\"", "a", "INFINITY", "-Inf", "+NaN",
    ])
    func `what is nearly a value is kept as it is written`(_ text: String) {
        let card = Card(bytes: (Self.ten + text + " / c").utf8)
        if text == "'" {
            #expect(card.value == .invalid("' / c"))
        } else {
            #expect(card.value == .invalid(text))
            #expect(card.comment == "c")
        }
    }

    @Test(arguments: [
        ("1 /", ""), ("1 / ", ""), ("1 /c", "c"), ("1 / c", "c"), ("1 /  c", " c"), ("1 //c", "/c"),
        ("1 / /c", "/c"), ("1/c/d ", "c/d"), ("'a'/c", "c"), ("'a/b' / c", "c"), ("(1,2)/c", "c"),
        ("'a''/b' / c", "c"), ("/", ""), ("/ c", "c"),
    ])
    func `a comment begins behind the first slash outside of a string`(
        _ field: String, _ comment: String
    ) {
        #expect(Card(bytes: (Self.ten + field).utf8).comment == comment)
    }

    @Test func `cards are equal by their bytes, wherever they stand`() {
        let cards = ["A       = 1", "B       = 2", "A       = 1"].map { Card(bytes: $0.utf8) }
        let header = Header(cards)
        #expect(header[0] == header[2])
        #expect(header[0] != header[1])
        #expect(header[1] == cards[1])
        #expect(Set(header).count == 2)
        #expect(Array(header[1].bytes) == FITSBytes.card("B       = 2"))
        #expect(header[2].text == "A       = 1")
    }

    @Test func `more than 80 bytes are cut off and a card with one letter is not blank`() {
        let long = Card(bytes: [UInt8](repeating: 0x41, count: 80) + [0x42])
        #expect(long.bytes.count == 80 && !long.text.contains("B"))
        var bytes = [UInt8](repeating: 0x20, count: 80)
        #expect(Card(bytes: bytes).isBlank)
        bytes[79] = 0x2E
        #expect(!Card(bytes: bytes).isBlank)
        bytes[79] = 0x20
        bytes[0] = 0
        #expect(!Card(bytes: bytes).isBlank)
    }

    @Test(arguments: [
        (CardValue.string("a"), "a"), (.logical(true), "T"), (.logical(false), "F"),
        (.integer(-7), "-7"), (.bigInteger("99"), "99"), (.real(0.5), "0.5"),
        (.complex(1, -2), "(1.0, -2.0)"), (.undefined, ""), (.invalid("x"), "x"),
    ])
    func `a value as text has no quotes`(_ value: CardValue, _ text: String) {
        #expect(value.text == text)
    }

    @Test func `a value is a number, string or truth only where it is one`() {
        #expect(CardValue.integer(3).number == 3)
        #expect(CardValue.bigInteger("99999999999999999999").number == 1e20)
        #expect(CardValue.real(0.5).number == 0.5)
        for value in [CardValue.string("1"), .logical(true), .complex(1, 2), .undefined] {
            #expect(value.number == nil)
            #expect(value.integer == nil)
        }
        #expect(CardValue.real(1).integer == nil)
        #expect(CardValue.invalid("T").logical == nil)
        #expect(CardValue.invalid("x").string == nil)
    }
}

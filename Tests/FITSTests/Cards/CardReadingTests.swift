import FITS
import TestSupport
import Testing

/// A card and what it is to be read as.
struct CardCase: Sendable, CustomTestStringConvertible {
    let text: String
    let keyword: String
    let value: CardValue?
    let comment: String

    var card: Card { Card(bytes: text.utf8) }
    var testDescription: String { text }

    init(_ text: String, _ keyword: String, _ value: CardValue?, _ comment: String = "") {
        self.text = text
        self.keyword = keyword
        self.value = value
        self.comment = comment
    }
}

struct CardReadingTests {
    @Test(arguments: strings + logicals + integers + reals + complexes + undefined)
    func `a value card is read as the standard says`(_ example: CardCase) {
        expectRead(example)
    }

    @Test(arguments: hierarch)
    func `a HIERARCH card is read in all the ways in which observatories write it`(
        _ example: CardCase
    ) {
        expectRead(example)
    }

    @Test(arguments: commentary)
    func `a card without a value indicator has a text and no value`(_ example: CardCase) {
        expectRead(example)
    }

    @Test(arguments: invalid)
    func `a value that is none of the standard's forms is kept as it is written`(
        _ example: CardCase
    ) {
        expectRead(example)
        #expect(example.card.valueText == example.value?.text)
    }

    @Test func `bytes that are UTF-8 are read as such and others as Latin-1`() {
        let utf8 = Card(bytes: Array("OBSERVER= 'Jos\u{e9}'".utf8))
        #expect(utf8.value == .string("Jos\u{e9}"))
        let latin1 = Card(bytes: Array("OBSERVER= 'Jos".utf8) + [0xE9] + Array("'".utf8))
        #expect(latin1.value == .string("Jos\u{e9}"))
    }

    @Test func `a card keeps its 80 bytes whatever they are`() {
        let bytes = (0..<80).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
        #expect(Array(Card(bytes: bytes).bytes) == bytes)
    }

    @Test func `a card of fewer than 80 bytes is filled with blanks`() {
        #expect(Card(bytes: "END".utf8).bytes.count == 80)
        #expect(Card(bytes: "END".utf8).text == "END")
        #expect(Card(bytes: "".utf8).isBlank)
    }

    private func expectRead(_ example: CardCase) {
        #expect(example.card.keyword == example.keyword)
        #expect(example.card.value == example.value)
        #expect(example.card.comment == example.comment)
    }

    static let strings = [
        CardCase("A       = 'text    '           / comment", "A", .string("text"), "comment"),
        CardCase("A       = 'text'/comment", "A", .string("text"), "comment"),
        CardCase("A       =       'free format' / comment", "A", .string("free format"), "comment"),
        CardCase("A       = '  leading'", "A", .string("  leading")),
        CardCase("A       = ''", "A", .string("")),
        CardCase("A       = '        '", "A", .string("")),
        CardCase("A       = ''''", "A", .string("'")),
        CardCase("A       = ''''''''", "A", .string("'''")),
        CardCase("A       = 'O''HARA'", "A", .string("O'HARA")),
        CardCase("A       = 'a / b'   / c / d", "A", .string("a / b"), "c / d"),
        CardCase("A       = 'x' /  two blanks", "A", .string("x"), " two blanks"),
        CardCase("A       = 'x' /", "A", .string("x")),
        CardCase("A       = 'dangling&'", "A", .string("dangling&")),
        CardCase("CONTINUE  'piece&' / more", "CONTINUE", .string("piece&"), "more"),
        CardCase(
            "A       = '" + String(repeating: "m", count: 68) + "'", "A",
            .string(String(repeating: "m", count: 68))),
    ]

    static let logicals = [
        CardCase("SIMPLE  =                    T / FITS", "SIMPLE", .logical(true), "FITS"),
        CardCase("SIMPLE  =                    F", "SIMPLE", .logical(false)),
        CardCase("SIMPLE  = T", "SIMPLE", .logical(true)),
        CardCase("SIMPLE  = T/yes", "SIMPLE", .logical(true), "yes"),
    ]

    static let integers = [
        CardCase("N       =                  -32 / bits", "N", .integer(-32), "bits"),
        CardCase("N       = 7", "N", .integer(7)),
        CardCase("N       = +7", "N", .integer(7)),
        CardCase("N       = 0007", "N", .integer(7)),
        CardCase("N       = -9223372036854775808", "N", .integer(Int.min)),
        CardCase("N       = 9223372036854775807", "N", .integer(Int.max)),
        CardCase("N       = 9223372036854775808", "N", .bigInteger("9223372036854775808")),
        CardCase(
            "N       = -340282366920938463463374607431768211456", "N",
            .bigInteger("-340282366920938463463374607431768211456")),
    ]

    static let reals = [
        CardCase("R       =                  1.5 / m", "R", .real(1.5), "m"),
        CardCase("R       = -.5", "R", .real(-0.5)),
        CardCase("R       = 5.", "R", .real(5)),
        CardCase("R       = 1E5", "R", .real(100_000)),
        CardCase("R       = 1.0D-3", "R", .real(0.001)),
        CardCase("R       = 1.0d+3", "R", .real(1000)),
        CardCase("R       = 1.25e0", "R", .real(1.25)),
        CardCase("R       = +2.5E+01/c", "R", .real(25), "c"),
    ]

    static let complexes = [
        CardCase("C       = (1.0, -2.5)          / c", "C", .complex(1, -2.5), "c"),
        CardCase("C       = (1,2)", "C", .complex(1, 2)),
        CardCase("C       = ( 1D2 , .5 )", "C", .complex(100, 0.5)),
    ]

    static let undefined = [
        CardCase("U       =", "U", .undefined),
        CardCase("U       = / only a comment", "U", .undefined, "only a comment"),
        CardCase("U       =                      / unknown", "U", .undefined, "unknown"),
    ]

    static let hierarch = [
        CardCase(
            "HIERARCH ESO PRO CATG = 'MASTER_DARK' / Category", "ESO PRO CATG",
            .string("MASTER_DARK"), "Category"),
        CardCase("HIERARCH ESO DET DIT= 1.5/s", "ESO DET DIT", .real(1.5), "s"),
        CardCase("HIERARCH ESO  DET   DIT  =  3", "ESO DET DIT", .integer(3)),
        CardCase("HIERARCH lower_case.name = 'v'", "lower_case.name", .string("v")),
        CardCase("HIERARCH ESO NOTHING = ", "ESO NOTHING", .undefined),
        CardCase("HIERARCH  LSST BUTLER ID='x=y'", "LSST BUTLER ID", .string("x=y")),
        CardCase("HIERARCH ESO OBS T = T", "ESO OBS T", .logical(true)),
        CardCase("HIERARCH= 'eight'", "HIERARCH", .string("eight")),
    ]

    static let commentary = [
        CardCase("COMMENT   three blanks", "COMMENT", nil, "  three blanks"),
        CardCase("COMMENT = 'no value'", "COMMENT", nil, "= 'no value'"),
        CardCase("HISTORY tool v1", "HISTORY", nil, "tool v1"),
        CardCase("         text behind a blank keyword", "", nil, " text behind a blank keyword"),
        CardCase("", "", nil),
        CardCase("END", "END", nil),
        CardCase("NOVALUE   text", "NOVALUE", nil, "  text"),
        CardCase("NOBLANK ='text'", "NOBLANK", nil, "='text'"),
        CardCase(
            "HIERARCH ESO without an equals sign", "HIERARCH", nil, " ESO without an equals sign"),
        CardCase("HIERARCH it's = not one", "HIERARCH", nil, " it's = not one"),
        CardCase("CONTINUE= 'not a continuation'", "CONTINUE", nil, "= 'not a continuation'"),
        CardCase("CONTINUE 'column 10'", "CONTINUE", nil, " 'column 10'"),
    ]

    static let invalid = [
        CardCase("X       = 'not closed", "X", .invalid("'not closed")),
        CardCase("X       = 1.2.3", "X", .invalid("1.2.3")),
        CardCase("X       = 2004-01-01 / date", "X", .invalid("2004-01-01"), "date"),
        CardCase("X       = 0x10", "X", .invalid("0x10")),
        CardCase("X       = NaN", "X", .invalid("NaN")),
        CardCase("X       = inf", "X", .invalid("inf")),
        CardCase("X       = t", "X", .invalid("t")),
        CardCase("X       = TRUE", "X", .invalid("TRUE")),
        CardCase("X       = 12 34", "X", .invalid("12 34")),
        CardCase("X       = 1E", "X", .invalid("1E")),
        CardCase("X       = -", "X", .invalid("-")),
        CardCase("X       = .", "X", .invalid(".")),
        CardCase("X       = (1,2,3)", "X", .invalid("(1,2,3)")),
        CardCase("X       = (1", "X", .invalid("(1")),
    ]
}

import FITS
import Files
import TestSupport
import Testing

struct CardWritingTests {
    @Test(arguments: exact)
    func `a card is written in fixed format`(_ example: CardCase) throws {
        let value = try #require(example.value)
        let cards = try Card.make(example.keyword, value, comment: example.comment)
        #expect(cards.map(\.text) == [example.text])
    }

    static let exact = [
        CardCase("A       = 'text    '           / why", "A", .string("text"), "why"),
        CardCase("A       = '        '", "A", .string("")),
        CardCase("A       = 'O''HARA '", "A", .string("O'HARA")),
        CardCase("SIMPLE  =                    T / yes", "SIMPLE", .logical(true), "yes"),
        CardCase("N       =                  -32 / bits", "N", .integer(-32), "bits"),
        CardCase("N       = -9223372036854775808", "N", .integer(Int.min)),
        CardCase("R       =                1E-07", "R", .real(1e-7)),
        CardCase("R       =                  3.0", "R", .real(3)),
        CardCase("R       = -2.2250738585072014E-308", "R", .real(-2.2250738585072014e-308)),
        CardCase("HIERARCH PROV TEL ALT = 5.5", "PROV TEL ALT", .real(5.5)),
        CardCase("HIERARCH NINECHARS = 'x       '", "NINECHARS", .string("x")),
        CardCase("DATE-OBS= '2026-03-13'         / UTC", "DATE-OBS", .string("2026-03-13"), "UTC"),
    ]

    @Test func `a long string is continued and its comment stands on the last card`() throws {
        let text = String(repeating: "abcdefghi ", count: 15)
        let cards = try Card.make("LONG", .string(text + "."), comment: "long")
        #expect(
            cards.map(\.text) == [
                "LONG    = 'abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefg&'",
                "CONTINUE  'hi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcd&'",
                "CONTINUE  'efghi abcdefghi .'  / long",
            ])
    }

    @Test func `a comment that does not fit is cut, or left out where not even a word fits`() throws
    {
        let wide = try Card.make(
            "A", .string(String(repeating: "v", count: 60)), comment: "comment")
        #expect(
            wide.map(\.text) == ["A       = '" + String(repeating: "v", count: 60) + "' / comme"])
        let full = try Card.make(
            "A", .string(String(repeating: "v", count: 68)), comment: "comment")
        #expect(full.map(\.comment) == [""])
    }

    @Test(arguments: [1, 8, 40, 50, 60, 66, 67, 68, 69, 200], [0, 1, 20, 47, 60, 65])
    func `a comment that must be whole is whole`(_ length: Int, _ comment: Int) throws {
        let text = String(repeating: "v", count: length)
        let words = String(repeating: "c", count: comment)
        let cards = try Card.make("A", .string(text), comment: words, wholeComment: true)
        let entry = try #require(Header(cards).entry("A"))
        #expect(entry.value == .string(text))
        #expect(entry.comment == words)
        #expect(entry.cards == 0..<cards.count)
    }

    @Test func `a comment that can be whole on no card is refused where it must be`() {
        let words = String(repeating: "c", count: 66)
        for value in [CardValue.string("v"), .integer(1)] {
            let error = #expect(throws: FITSError.self) {
                try Card.make("A", value, comment: words, wholeComment: true)
            }
            #expect(error?.code == .unwritable)
        }
    }

    @Test(arguments: [
        "lower", "WITH.DOT", "", " ", "A  B", "UML\u{c4}UT", "NEW\nLINE", "A=B",
        "A VERY LONG HIERARCH NAME THAT TAKES MORE THAN HALF OF THE CARD",
        "END", "COMMENT", "HISTORY", "CONTINUE",
    ])
    func `a keyword that a value card cannot have is refused`(_ keyword: String) {
        #expect { try Card.make(keyword, .integer(1)) } throws: {
            ($0 as? FITSError)?.code == .unwritable
        }
    }

    @Test(arguments: [
        CardValue.string("\u{e9}"), .string("a\nb"), .string("\u{1b}[31m"), .string("\0"),
        .real(.infinity), .real(.nan), .undefined, .invalid("x"),
        .bigInteger("99999999999999999999"),
    ])
    func `a value that a header cannot hold is refused`(_ value: CardValue) {
        #expect { try Card.make("KEY", value) } throws: {
            ($0 as? FITSError)?.code == .unwritable
        }
    }

    @Test func `a comment that is not printable ASCII is refused`() {
        #expect(throws: FITSError.self) { try Card.make("KEY", .integer(1), comment: "\u{b5}m") }
    }

    @Test(arguments: 0..<100)
    func `what is written is read back equal`(seed: Int) throws {
        var random = SeededGenerator(seed)
        for keyword in ["KEY", "DATE-OBS", "ESO PRO REC1 PARAM12 NAME"] {
            let value = randomValue(&random)
            let comment = randomText(&random, length: Int.random(in: 0...60, using: &random))
            let cards = try Card.make(keyword, value, comment: comment)
            let header = Header(cards)
            let entry = try #require(header.entry(keyword))
            #expect(entry.value == value)
            #expect(entry.cards == 0..<cards.count)
            #expect(comment.hasPrefix(entry.comment))
            #expect(cards.allSatisfy { $0.bytes.allSatisfy { (0x20...0x7E).contains($0) } })
        }
    }

    @Test(
        arguments: [67, 68, 69, 134, 135, 136, 201, 16_384, 100_000], ["x", "'", "&", "a'", "x "])
    func `a string of any length comes back whole`(length: Int, unit: String) throws {
        let text = String(String(repeating: unit, count: length).prefix(length - 1)) + "."
        let entry = try #require(Header(try Card.make("LONG", .string(text))).entry("LONG"))
        #expect(entry.value == .string(text))
    }

    private func randomValue(_ random: inout SeededGenerator) -> CardValue {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .logical(Bool.random(using: &random))
        case 1: .integer(Int(truncatingIfNeeded: random.next()))
        case 2: .integer(Int.random(in: -100...100, using: &random))
        case 3: .real(randomReal(&random))
        case 4: .string(randomText(&random, length: Int.random(in: 0...70, using: &random)))
        default: .string(randomText(&random, length: Int.random(in: 60...400, using: &random)))
        }
    }

    private func randomReal(_ random: inout SeededGenerator) -> Double {
        let number = Double(bitPattern: random.next())
        return number.isFinite ? number : 0.1
    }

    /// Printable ASCII with many quotes and ampersands, without blanks at the end.
    private func randomText(_ random: inout SeededGenerator, length: Int) -> String {
        let alphabet = (0x20...0x7E).map { UInt8($0) } + Array("''''&&&&    //".utf8)
        let text = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
        return String(decoding: text[..<end], as: UTF8.self)
    }
}

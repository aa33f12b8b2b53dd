import FITS
import TestSupport
import Testing

/// The text of values as it appears in the card, whatever kind of keyword it has.
struct ScannedTextTests {
    /// What a scan finds of keywords in a primary header, as text with its form.
    private func texts(
        _ cards: [String], _ keywords: [[String]], isLenient: Bool = true
    ) throws -> [String?] {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
        var scanner = HeaderScanner(KeywordTable(keywords, isLenient: isLenient))
        try scanner.scan(path)
        return keywords.indices.map { index in
            scanner.found.first(index).map { hit in
                var bytes: [UInt8] = []
                let (form, _) = scanner.found.appendText(of: hit, to: &bytes)
                return "\(form) \(String(decoding: bytes, as: UTF8.self))"
            }
        }
    }

    @Test(arguments: [
        ("1.50", "number 1.50"), ("000012", "number 000012"), ("2.000e-05", "number 2.000e-05"),
        ("1.0E+400", "number 1.0E+400"), ("+1", "number +1"), ("-0", "number -0"),
        (".5", "number .5"), ("5.", "number 5."), ("1.D-3", "number 1.D-3"), ("T", "logical T"),
        ("12345678901234567890123", "number 12345678901234567890123"),
        ("(1.50, -2.0)", "other (1.50, -2.0)"), ("'a''b  '", "string a'b"), ("''", "string "),
        ("'  a / b'", "string   a / b"), ("", "undefined "), ("1.50 / 2", "number 1.50"),
        ("1 2", "other 1 2"),
    ])
    func `a value stands as in its card under any kind of keyword`(
        written: String, expected: String
    ) throws {
        let found = try texts(
            [
                "SHORT   = \(written)", "HIERARCH ESO LONG NAME = \(written)",
                "HIERARCH A=\(written)",
            ],
            [["SHORT"], ["ESO LONG NAME"], ["A"]])
        #expect(found == [expected, expected, expected])
    }

    @Test func `HISTORY and COMMENT have the text of their first card`() throws {
        let found = try texts(
            [
                "OBJECT  = 'Crab'", "HISTORY one step", "CONTINUE  'no part of it'",
                "HISTORY another step", "COMMENT = 'is no value'", "HISTORY",
            ], [["HISTORY"], ["COMMENT"], ["OBJECT"], ["CONTINUE"], ["END"]])
        #expect(
            found == ["string one step", "string = 'is no value'", "string Crab", nil, nil])
    }

    @Test func `names of HIERARCH cards count in any case where that is asked for`() throws {
        let cards = [
            "HIERARCH ESO dpr catg = 'SCIENCE'", "HIERARCH Hello World = 2",
            "HIERARCH ESO DPR CATG = 'later'", "HISTORY one step",
        ]
        let names = [["ESO DPR CATG"], ["hello world"], ["HELLO"], ["HISTORY"]]
        #expect(
            try texts(cards, names) == [
                "string SCIENCE", "number 2", nil, "string one step",
            ])
        #expect(try texts(cards, names, isLenient: false) == ["string later", nil, nil, nil])
    }
}

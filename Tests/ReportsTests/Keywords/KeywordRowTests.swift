import FITS
import Foundation
import Reports
import TestSupport
import Testing

/// Values of keywords, in forms that no terminal, spreadsheet or parser takes for something else.
@Suite struct KeywordRowTests {
    /// The rows of a file with some cards in its primary header, and some in an extension.
    private static func rows(
        _ names: [String], _ form: KeywordForm, perHDU: Bool = false, path: String = "f.fits",
        _ primary: [String], _ extensions: [[String]] = []
    ) throws -> String {
        let folder = try ScratchFolder()
        let bytes = extensions.reduce(FITSBytes.primary(primary)) {
            $0 + FITSBytes.image(axes: [1], $1, data: [1])
        }
        let file = try folder.write(bytes, to: "f")
        var scanner = HeaderScanner(KeywordTable(names))
        try scanner.scan(file)
        let rows = KeywordRows(names: names, perHDU: perHDU, form: form)
        var written = rows.head
        rows.append(scanner.found, path, to: &written)
        return String(decoding: written, as: UTF8.self)
    }

    /// A value as it stands in each form; the last part of a row of one keyword.
    @Test(arguments: [
        ("1", "1", "1", "1"), ("-1", "-1", "-1", "-1"), ("+1", "+1", "+1", "1"),
        ("007", "007", "007", "7"), ("-007", "-007", "-007", "-7"), ("0", "0", "0", "0"),
        ("-0", "-0", "-0", "-0"), ("0.5", "0.5", "0.5", "0.5"),
        ("-0.50", "-0.50", "-0.50", "-0.50"),
        (".5", ".5", ".5", "0.5"), ("5.", "5.", "5.", "5.0"), ("1E3", "1E3", "1E3", "1000.0"),
        ("123456789012345", "123456789012345", "123456789012345", "123456789012345"),
        ("1234567890123456", "1234567890123456", "1234567890123456", "1234567890123456"),
        ("T", "T", "T", "true"), ("F", "F", "F", "false"),
        ("'a'", "a", "a", "\"a\""), ("'a,b'", "\"a,b\"", "a,b", "\"a,b\""),
        ("'a\"b'", "\"a\"\"b\"", "a\"b", "\"a\\\"b\""), ("'=1+1'", "'=1+1", "=1+1", "\"=1+1\""),
        ("'-1'", "'-1", "-1", "\"-1\""), ("'+x'", "'+x", "+x", "\"+x\""),
        ("'@x'", "'@x", "@x", "\"@x\""), ("'a\\b'", "a\\b", "a\\b", "\"a\\\\b\""),
        ("'it''s'", "it's", "it's", "\"it's\""), ("''", "", "", "\"\""), ("'T'", "T", "T", "\"T\""),
        ("'1'", "1", "1", "\"1\""), ("", "", "", "null"),
    ])
    func `a value stands in each form as what it is`(
        card: String, csv: String, tsv: String, json: String
    ) throws {
        let cards = [FITSBytes.fixed("KEY", card)]
        #expect(try Self.rows(["KEY"], .csv, cards) == "file,KEY\nf.fits,\(csv)\n")
        #expect(try Self.rows(["KEY"], .tsv, cards) == "file\tKEY\nf.fits\t\(tsv)\n")
        let row = try Self.rows(["KEY"], .json, cards)
        #expect(row == "{\"file\":\"f.fits\",\"schemaVersion\":1,\"values\":{\"KEY\":\(json)}}\n")
        _ = try JSONSerialization.jsonObject(with: Data(row.utf8))
    }

    @Test(arguments: ["12345678901234567890123", "-1D3", "1.5D-2", "123456789.123456789", "1E400"])
    func `a number that JSON readers would change is written so that they do not`(card: String)
        throws
    {
        let row = try Self.rows(["KEY"], .json, [FITSBytes.fixed("KEY", card)])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
        let value = try #require((object["values"] as? [String: Any])?["KEY"])
        let wanted = Double(card.replacing("D", with: "E"))
        if let text = value as? String {
            // Kept as it is written.
            #expect(text == card)
        } else {
            #expect(value as? Double == wanted)
        }
    }

    @Test func `a keyword that a file does not have is nothing, or null`() throws {
        let cards = [FITSBytes.fixed("B", 2)]
        #expect(try Self.rows(["A", "B", "C"], .csv, cards) == "file,A,B,C\nf.fits,,2,\n")
        #expect(try Self.rows(["A", "B"], .tsv, cards) == "file\tA\tB\nf.fits\t\t2\n")
        #expect(
            try Self.rows(["A", "B"], .json, cards)
                == "{\"file\":\"f.fits\",\"schemaVersion\":1,\"values\":{\"A\":null,\"B\":2}}\n")
        #expect(try Self.rows([], .csv, cards) == "file\nf.fits\n")
    }

    @Test func `of a file the first value of all HDUs is taken, of an HDU its own`() throws {
        let primary = [FITSBytes.fixed("A", 1), FITSBytes.fixed("A", 2)]
        let others = [
            [FITSBytes.fixed("B", 3)], [FITSBytes.fixed("A", 4), FITSBytes.fixed("B", 5)],
        ]
        let names = ["A", "B"]
        #expect(try Self.rows(names, .csv, primary, others) == "file,A,B\nf.fits,1,3\n")
        #expect(
            try Self.rows(names, .csv, perHDU: true, primary, others)
                == "file,hdu,A,B\nf.fits,1,1,\nf.fits,2,,3\nf.fits,3,4,5\n")
        #expect(
            try Self.rows(names, .tsv, perHDU: true, primary, others)
                == "file\thdu\tA\tB\nf.fits\t1\t1\t\nf.fits\t2\t\t3\nf.fits\t3\t4\t5\n")
        let lines = try Self.rows(names, .json, perHDU: true, primary, others)
        #expect(
            lines.split(separator: "\n").first
                == "{\"file\":\"f.fits\",\"hdu\":1,\"schemaVersion\":1,\"values\":{\"A\":1,\"B\":null}}"
        )
        #expect(lines.split(separator: "\n").count == 3)
    }

    @Test(arguments: Hostile.texts)
    func `a file of any name is in one row`(text: String) throws {
        let cards = [FITSBytes.fixed("A", 1)]
        let csv = try Self.rows(["A"], .csv, path: text, cards)
        #expect(isSafe(csv))
        #expect(table(csv).map(\.count) == [2, 2])
        #expect(table(csv).last?.first == table(CSV.row([CSV.field(text), ""])).first?.first)
        let tsv = try Self.rows(["A"], .tsv, path: text, cards)
        let rows = tsv.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows.count == 3)
        #expect(rows.dropLast().allSatisfy { $0.count { $0 == "\t" } == 1 })
        #expect(isSafe(tsv.replacing("\t", with: "")))
        let json = try Self.rows(["A"], .json, path: text, cards)
        #expect(isSafe(json))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["file"] as? String == text)
    }

    @Test(arguments: Hostile.texts)
    func `any text stands in one field of each form`(text: String) throws {
        let json = try JSON.text(text)
        for (form, read) in [(KeywordForm.csv, CSV.field(text)), (.json, json)] {
            var bytes = Array("before".utf8)
            form.append(text: text, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "before" + read)
        }
    }

    @Test(arguments: [(KeywordForm.csv, UInt8(ascii: ",")), (.tsv, 9), (.json, UInt8(ascii: ","))])
    func `values are set apart by what the form says`(form: KeywordForm, separator: UInt8) {
        #expect(form.separator == separator)
        #expect(KeywordForm.newline == 10)
        let rows = KeywordRows(names: ["=A", "B,C"], perHDU: true, form: form)
        let head = String(decoding: rows.head, as: UTF8.self)
        switch form {
        case .csv: #expect(head == "file,hdu,'=A,\"B,C\"\n")
        case .tsv: #expect(head == "file\thdu\t=A\tB,C\n")
        case .json: #expect(head.isEmpty)
        }
    }
}

import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Which HDU is a document, and what is wrong with its header.
@Suite struct DocumentHDUTests {
    /// The cards of a document HDU with one row, and its data.
    private static let cards = [
        "XTENSION= 'BINTABLE'", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = 101", "NAXIS2  = 1",
        "PCOUNT  = 3", "GCOUNT  = 1", "TFIELDS = 4", "TTYPE1  = 'SUBJECT'", "TFORM1  = '5A'",
        "TTYPE2  = 'CONTENT_TYPE'", "TFORM2  = '24A'", "TTYPE3  = 'SHA256'", "TFORM3  = '64A'",
        "TTYPE4  = 'DOCUMENT'", "TFORM4  = '1PB(3)'", "EXTNAME = 'PROV-XML'",
        "HDUCLASS= 'FITSPROV'", "HDUCLAS1= 'PROV'", "HDUVERS = '1.0'",
    ]

    private func file(_ documents: [String]...) throws -> FITSFile {
        let folder = try ScratchFolder()
        let data = [UInt8](repeating: 0x20, count: 104)
        let bytes = FITSBytes.primary() + documents.flatMap { FITSBytes.hdu($0, data: data) }
        return try FITSFile(reading: try folder.write(bytes, to: "a.fits"))
    }

    /// The cards with one replaced, or added if there is none of the keyword; nil takes it out.
    private func with(_ keyword: String, _ value: String?) -> [String] {
        let padded = keyword + String(repeating: " ", count: 8 - keyword.utf8.count)
        let index = DocumentHDUTests.cards.firstIndex { $0.hasPrefix(padded) }
        var cards = DocumentHDUTests.cards
        if let index { cards.remove(at: index) }
        if let value { cards.insert("\(padded)= \(value)", at: index ?? cards.count) }
        return cards
    }

    private func hdu(_ keyword: String, _ value: String?) throws -> HDU {
        try #require(try file(with(keyword, value)).hdus.last)
    }

    @Test func `a table of the class, the name and the columns is a document`() throws {
        let file = try file(DocumentHDUTests.cards)
        #expect(file.hdus[1].isProvenanceDocument)
        #expect(file.hdus[1].documentProblems == [])
        #expect(file.documentHDU?.number == 2)
        #expect(!file.hdus[0].isProvenanceDocument)
    }

    @Test(arguments: [
        ("HDUCLASS", "'OTHER'"), ("HDUCLASS", nil), ("HDUCLAS1", "'OTHER'"), ("HDUCLAS1", nil),
        ("EXTNAME", "'PROV'"), ("EXTNAME", "'prov-xml'"), ("EXTNAME", nil),
        ("TTYPE1", "'SUBJECTS'"), ("TTYPE2", "'SUBJECT'"), ("TTYPE4", "'DOC'"), ("TFORM1", "'5B'"),
        ("TFORM3", "'16J'"), ("TFORM4", "'8A'"), ("TFORM4", "'1PJ(3)'"),
        ("TFORM2", "'3PB(24)'"), ("TFIELDS", "3"), ("XTENSION", "'IMAGE'"),
    ])
    func `without one of them it is none`(keyword: String, value: String?) throws {
        #expect(try !hdu(keyword, value).isProvenanceDocument)
    }

    @Test(arguments: [
        ("HDUVERS", "'2.0'"), ("GCOUNT", "2"), ("EXTVER", "'x'"), ("EXTVER", "1.5"),
        ("TFORM3", "'63A'"), ("TFORM3", "'65A'"), ("TFORM4", "'1PB'"), ("TFORM4", "'1PA(3)'"),
        ("TFORM4", "'PB(3)'"),
        ("TFORM4", "'1PB(x)'"), ("TFORM1", "'A'"), ("OBJECT", "'Vela'"), ("TUNIT1", "'m'"),
        ("THEAP", "101"), ("AUTHOR", "1"), ("HDUCLAS2", "'X'"), ("TTYPE5", "'X'"),
        ("EXTLEVEL", "1"),
    ])
    func `what a header says beyond what it should is named with its HDU`(
        keyword: String, value: String
    ) throws {
        let problems = try hdu(keyword, value).documentProblems
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.allSatisfy { $0.contains("HDU 2: ") })
    }

    @Test func `sums and a version are no problem, a card twice or without a value is one`() throws
    {
        let sums = ["CHECKSUM= '0'", "DATASUM = '0'", "EXTVER  = 2", ""]
        #expect(try file(DocumentHDUTests.cards + sums).hdus[1].documentProblems == [])
        for card in [
            "EXTVER  = 2", "HDUVERS = '1.0'", "COMMENT x", "HISTORY x", "        x", "EXTVER",
        ] {
            let cards = DocumentHDUTests.cards + ["EXTVER  = 2", card]
            #expect(try file(cards).hdus[1].documentProblems.count == 1, "\(card)")
        }
    }

    @Test func `of several of the class only the last can be the document`() throws {
        let document = DocumentHDUTests.cards
        let other = with("EXTNAME", "'OTHER'")
        let foreign = with("HDUCLASS", "'OGIP'")
        #expect(try file(document, document).documentHDU?.number == 3)
        #expect(try file(document, other).documentHDU == nil)
        #expect(try file(other, document).documentHDU?.number == 3)
        #expect(try file(document, foreign).documentHDU?.number == 2)
        #expect(try file(document, document, other).documentHDUs.map(\.number) == [2, 3])
        #expect(try file().documentHDU == nil)
    }

    @Test func `a damaged document is the last of the class, by the name in the stamp`() throws {
        let block = try BlockText().block
        let damaged = with("TFORM3", "'16J'")
        #expect(try file(damaged).damagedDocument(of: block)?.number == 2)
        #expect(try file(damaged, damaged).damagedDocument(of: block)?.number == 3)
        #expect(try file(damaged).damagedDocument(of: nil) == nil)
        #expect(try file(damaged, with("EXTNAME", "'X'")).damagedDocument(of: block) == nil)
        #expect(try file(with("HDUCLASS", "'X'")).damagedDocument(of: block) == nil)
        let other = try BlockText(.replace("PROVDOC", "PROVDOC = 'OTHER'")).block
        #expect(try file(damaged).damagedDocument(of: other) == nil)
        let none = try BlockText(.remove("PROVDOC")).block
        #expect(try file(damaged).damagedDocument(of: none) == nil)
    }

    @Test(arguments: [
        ([], ""), ([4], "4"), ([2, 3], "2 and 3"), ([2, 3, 5], "2, 3 and 5"),
        ([1, 2, 3, 4], "1, 2, 3 and 4"),
    ])
    func `numbers are listed as people do`(numbers: [Int], words: String) {
        #expect(numbers.listed == words)
    }
}

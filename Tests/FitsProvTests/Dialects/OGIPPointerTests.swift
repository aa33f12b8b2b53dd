import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The companions that spectra and responses point to.
@Suite struct OGIPPointerTests {
    private func links(_ cards: [(String, String)]) throws -> [String]? {
        let found = try RecordedFile.provenance(
            cards: [], cards.map { RecordedFile.card($0.0, $0.1) })
        #expect(found?.uses.isEmpty != false)
        #expect(found?.hasOrigins != false)
        return found?.linkWords
    }

    @Test func `pointers are links and were not used`() throws {
        let words = try links([
            ("BACKFILE", "a_bg.pi"), ("RESPFILE", "a.rmf"), ("ANCRFILE", "a.arf"),
            ("CORRFILE", "a.cor"), ("PHAFILE", "a.pi"),
        ])
        #expect(
            words == [
                "background=a_bg.pi", "correction=a.cor", "redistribution matrix=a.rmf",
                "ancillary response=a.arf", "spectrum=a.pi",
            ])
    }

    @Test(arguments: ["none", "NONE", "", "  ", "CALDB", "UNKNOWN", "%match%", "n/a"])
    func `words for none point to nothing`(word: String) throws {
        #expect(try links([("BACKFILE", word), ("RESPFILE", word)]) == nil)
    }

    @Test(arguments: [
        ("grid(a.rmf[MATRIX][cols ENERG_LO,ENERG_HI])", "a.rmf"), ("a.rmf[MATRIX]", "a.rmf"),
        ("a.rsp{2}", "a.rsp"), ("/x/a(1).rmf", "/x/a(1).rmf"), ("./a.rmf.gz", "./a.rmf.gz"),
    ])
    func `an expression names its file`(text: String, name: String) throws {
        #expect(try links([("RESPFILE", text)]) == ["redistribution matrix=" + name])
    }

    @Test func `each header may point to others, and a file to itself`() throws {
        let found = try #require(
            try RecordedFile.provenance(
                cards: [], [RecordedFile.card("BACKFILE", "a.fits")],
                [RecordedFile.card("BACKFILE", "b.fits")],
                [RecordedFile.card("BACKFILE", "a.fits")]))
        #expect(found.linkWords == ["background=a.fits", "background=b.fits"])
        #expect(found.links.map { $0.origin?.hdu } == [2, 3])
        #expect(
            found.links.first?.origin
                == Origin(dialect: "ogip-pointer", hdu: 2, card: "BACKFILE", certainty: .written))
    }

    private func table(_ forms: [String], _ data: String, rows: Int) -> [UInt8] {
        FITSBytes.table(
            forms: forms, rowSize: rows == 0 ? 0 : data.utf8.count / rows, rows: rows,
            [
                RecordedFile.card("HDUCLAS1", "SPECTRUM"), RecordedFile.card("BACKFILE", "NONE"),
            ], data: Array(data.utf8))
    }

    /// A table whose first columns have the names of pointers.
    private func renamed(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing("TTYPE1  = 'C1'      ", with: "TTYPE1  = 'BACKFILE'")
            .replacing("TTYPE2  = 'C2'      ", with: "TTYPE2  = 'RESPFILE'")
        return Array(text.utf8)
    }

    @Test func `columns of a table of spectra point too, each name once`() throws {
        let data = "b.bak{1}  a.rsp{1}  b.bak{2}  a.rsp{2}  c.bak     none      "
        let bytes = renamed(table(["10A", "10A"], data, rows: 3))
        let found = try #require(try RecordedFile.provenance(FITSBytes.primary(), bytes))
        #expect(
            found.linkWords == [
                "background=b.bak", "background=c.bak", "redistribution matrix=a.rsp",
            ])
        #expect(
            found.links.map(\.origin)
                == [1, 3, 1].map {
                    Origin(dialect: "ogip-pointer", hdu: 2, row: $0, certainty: .written)
                })
    }

    @Test func `columns without characters, or of other tables, point to nothing`() throws {
        let numbers = renamed(table(["10B", "10B"], String(repeating: "a", count: 20), rows: 1))
        #expect(try RecordedFile.provenance(FITSBytes.primary(), numbers) == nil)
        let empty = renamed(table(["0A", "0A"], "", rows: 0))
        #expect(try RecordedFile.provenance(FITSBytes.primary(), empty) == nil)
        let other = String(
            decoding: renamed(table(["4A", "4A"], "a.b c.d ", rows: 1)), as: UTF8.self
        )
        .replacing("'SPECTRUM'", with: "'RESPONSE'")
        #expect(try RecordedFile.provenance(FITSBytes.primary(), Array(other.utf8)) == nil)
    }
}

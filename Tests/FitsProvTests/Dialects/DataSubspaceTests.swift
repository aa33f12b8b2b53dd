import FITS
import Testing

@testable import FitsProv

/// The ranges and regions that data were selected by.
@Suite struct DataSubspaceTests {
    private func cuts(_ headers: [(String, String)]...) throws -> String? {
        let cards = headers.map { $0.map { RecordedFile.card($0.0, $0.1) } }
        let found =
            cards.count == 1
            ? try RecordedFile.provenance(cards: cards[0])
            : try RecordedFile.provenance(cards: cards[0], cards[1])
        #expect(found?.hasOrigins != false)
        return found?.field("applied_cuts")
    }

    @Test func `constraints stand in the order of their numbers`() throws {
        let text = try cuts([
            ("DSTYP10", "zenith"), ("DSVAL10", "0:100"), ("DSTYP1", "time"), ("DSVAL1", "TABLE"),
            ("DSUNIT1", "s"), ("DSREF1", ":GTI7"), ("DSTYP2", "grade"), ("DSVAL2", "0:0,2:2"),
            ("DSFORM2", "I"),
        ])
        #expect(text == "time TABLE s :GTI7; grade 0:0,2:2; zenith 0:100")
    }

    @Test func `Fermi writes DSUNI, and a name with commas`() throws {
        let text = try cuts([
            ("DSTYP1", "BIT_MASK(EVENT_CLASS,128,P8R2)"), ("DSUNI1", "DIMENSIONLESS"),
            ("DSVAL1", "1:1"), ("DSTYP2", "POS(RA,DEC)"), ("DSUNI2", "deg"),
            ("DSVAL2", "CIRCLE(204.9,-8.4,12)"),
        ])
        #expect(
            text == "BIT_MASK(EVENT_CLASS,128,P8R2) 1:1 DIMENSIONLESS; "
                + "POS(RA,DEC) CIRCLE(204.9,-8.4,12) deg")
    }

    @Test func `further components say what is other in them`() throws {
        let text = try cuts([
            ("DSTYP1", "time"), ("DSVAL1", "TABLE"), ("DSREF1", ":GTI7"), ("2DSREF1", ":GTI6"),
            ("DSTYP2", "ccd_id"), ("DSVAL2", "7:7"), ("2DSVAL2", "6:6"), ("3DSVAL2", "7:7"),
            ("DSTYP3", "phas"), ("DSVAL3", "-4096:4095"), ("2DSVAL3", "-4096:4095"),
        ])
        #expect(
            text == "time TABLE :GTI7; ccd_id 7:7; phas -4096:4095"
                + " || time TABLE :GTI6; ccd_id 6:6")
    }

    @Test func `the first header that has a subspace counts`() throws {
        let first = [("DSTYP1", "GRADE"), ("DSVAL1", "0:2")]
        let second = [("DSTYP1", "GRADE"), ("DSVAL1", "0:12")]
        #expect(try cuts([], second) == "GRADE 0:12")
        #expect(try cuts(first, second) == "GRADE 0:2")
    }

    @Test func `a value may be empty, a name must not`() throws {
        #expect(try cuts([("DSTYP1", "sky(x,y)"), ("DSVAL1", "")]) == "sky(x,y)")
        #expect(try cuts([("DSVAL1", "1:2")]) == nil)
        #expect(try cuts([("DSTYP1", "  "), ("DSVAL1", "1:2")]) == nil)
        #expect(try cuts([("NDSKEYS", "0")]) == nil)
    }

    @Test func `numbers beyond all bounds are no numbers`() throws {
        let text = try cuts([
            ("DSTYP1", "a"), ("DSVAL1", "1"), ("999DSVAL", "x"), ("9DSVAL99", "2"),
        ])
        #expect(text == "a 1")
    }

    @Test func `the program is software, and there is no step`() throws {
        let found = try #require(
            try RecordedFile.provenance(cards: [
                RecordedFile.card("DSTYP1", "ENERGY"), RecordedFile.card("DSVAL1", "1:100"),
                RecordedFile.card("DSUNIT1", "TeV"), RecordedFile.card("CREATOR", "GammaLib"),
            ]))
        #expect(found.field("applied_cuts") == "ENERGY 1:100 TeV")
        #expect(found.software == [Software(name: "GammaLib")])
        #expect(found.stepNames == [""])
        #expect(
            found.making.fields.first?.origin
                == Origin(dialect: "data-subspace", hdu: 1, card: "DSTYP1", certainty: .written))
    }

    @Test func `the subspace beats expressions of filters`() throws {
        let found = try #require(
            try RecordedFile.provenance(
                cards: RecordedFile.history(
                    "CFITSIO used the following filtering expression to create this table:",
                    "a.fits[x > 1]")
                    + [RecordedFile.card("DSTYP1", "X"), RecordedFile.card("DSVAL1", "1:")]))
        #expect(found.field("applied_cuts") == "X 1:")
    }
}

import FITS
import Testing

@testable import FitsProv

/// The keywords of the convention, and those that are never a field's.
@Suite struct KeywordTests {
    @Test(arguments: [
        ("PROVIN1", "PROVIN", 1), ("PROVIN99", "PROVIN", 99), ("PROVID1", "PROVID", 1),
        ("PROVID10", "PROVID", 10), ("PROVHS9", "PROVHS", 9),
    ])
    func `an input's keyword has its number`(keyword: String, kind: String, number: Int) throws {
        let found = try #require(InputKeyword.number(keyword))
        #expect(found.kind.rawValue == kind)
        #expect(found.number == number)
        #expect(found.kind.numbered(found.number) == keyword)
    }

    @Test(arguments: [
        "PROVIN", "PROVIN0", "PROVIN01", "PROVIN100", "PROVIN-1", "PROVIN+1", "PROVIN1 ", "PROVINX",
        "PROVID", "PROVHASH", "PROVHS0", "PROVNIN", "PROVNIN1", "provin1", "XPROVIN1", "PROVIN1A",
    ])
    func `what has no number from 1 to 99 is no input's keyword`(keyword: String) {
        #expect(InputKeyword.number(keyword) == nil)
    }

    @Test func `every keyword fits a card, and no two are the same`() {
        let words = Keyword.allCases.map(\.rawValue)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.utf8.count <= 8 })
        #expect(words.first == "PROVVERS")
        #expect(words.last == "PROVEND")
        #expect(words.allSatisfy(StampBlock.isConventions))
        #expect(Set(Keyword.allCases.map(\.comment)).count == words.count)
    }

    @Test(arguments: [
        (CardValue.string("1"), ["string"]), (.integer(1), ["integer"]),
        (.logical(false), ["logical"]),
        (.real(1), []), (.undefined, []), (.bigInteger("99999999999999999999"), []),
    ])
    func `a card of the convention has one type`(value: CardValue, types: [String]) {
        for keyword in Keyword.allCases {
            let type =
                switch keyword {
                case .inputs, .fill, .last: "integer"
                case .extend: "logical"
                default: "string"
                }
            #expect(keyword.hasType(of: value) == types.contains(type), "\(keyword)")
        }
        #expect(!Keyword.activity.hasType(of: nil))
    }

    @Test(arguments: [
        "SIMPLE", "NAXIS", "NAXIS1", "NAXIS12", "EXTEND", "CHECKSUM", "BSCALE", "CTYPE1",
        "CTYPE12A",
        "CRVAL1Z", "PC1_2", "PC12_2A", "CD1_1", "PV1_0", "TFORM999", "TTYPE1", "TCTYP3", "TC1_2",
        "11PC5", "2CTYP3", "1CRVL2A", "WCSAXES", "WCSAXESA", "LONPOLEB", "RADESYSZ", "HDUCLASS",
        "HDUCLAS1", "ZNAXIS2", "ZTILE1", "A_ORDER", "A_1_2", "BP_0_1", "DP1", "WAT1_001", "COMMENT",
        "END", "MJDREF", "DATEREF", "TIMESYS", "LONGSTRN", "OBSG3", "DOBS12", "TLMIN4", "PTYPE1",
    ])
    func `a keyword of structure or data is one`(keyword: String) {
        #expect(StructuralKeyword.matches(keyword))
    }

    @Test(arguments: [
        "", "OBJECT", "NAXISX", "CTYPE", "CTYPE1AB", "CTYPEA", "CTYPE1_2", "PC1", "XNAXIS1",
        "TFORM",
        "WCSAXES1", "LONPOLE12", "SITENAME", "CALIBVER", "DATE-OBS", "OBSERVER", "EXPTIME",
        "SIMPLEA", "BITPIX8", "A_1", "TELESCOP", "SRES_MIN", "ctype1", "NAXIS1A1", "ESO NAXIS1",
        "ORIGIN", "EXTNAMEA", "PROVACT",
    ])
    func `any other keyword is none`(keyword: String) {
        #expect(!StructuralKeyword.matches(keyword))
    }

    @Test func `every keyword of the built-in profile may be a field's`() {
        let keywords = Profile.cta.fields.compactMap(\.keyword)
        #expect(keywords.filter(StructuralKeyword.matches) == [])
        #expect(keywords.filter(StampBlock.isConventions) == [])
    }
}

import FITS
import Testing

@testable import FitsProv

/// Inputs and fields as the cards alone give them.
@Suite struct StampBlockInputTests {
    @Test func `each input has its own location, identifier and digest`() throws {
        var one = UsedEntity(location: "one.fits")
        one.identifier = "urn:x:1"
        one.digest = "sha256:1"
        #expect(try BlockText().block.inputs == [one, UsedEntity(location: "two.fits")])
    }

    @Test(arguments: [(0, 0), (-3, 0), (1, 1), (2, 2), (3, 2), (1_000_000, 2)])
    func `there are as many inputs as PROVNIN says and cards tell`(count: Int, found: Int) throws {
        let text = try BlockText(.replace("PROVNIN", "PROVNIN = \(count)"))
        #expect(try text.block.inputs.count == found)
    }

    @Test func `an input without a location is left out, and the next keeps its number`() throws {
        let inputs = try BlockText(
            .remove("PROVIN1"), .insert("PROVHS2 = 'sha256:2'", before: "SITENAME")
        ).block.inputs
        #expect(inputs.map(\.location) == ["two.fits"])
        #expect(inputs.map(\.digest) == ["sha256:2"])
        #expect(inputs.map(\.identifier) == [nil])
    }

    @Test func `a location that is not text is none`() throws {
        let text = try BlockText(.replace("PROVIN1", "PROVIN1 = 7"))
        #expect(try text.block.inputs.map(\.location) == ["two.fits"])
    }

    @Test func `PROVNIN may stand outside of the block`() throws {
        let text = try BlockText(.remove("PROVNIN"), .lead("PROVNIN =                    1"))
        #expect(try text.block.inputs.map(\.location) == ["one.fits"])
    }

    @Test func `fields have their names from the comments, in the order of their cards`() throws {
        let fields = try BlockText().block.fields
        #expect(fields.map(\.name) == ["site", "my_field", "calib_level"])
        #expect(fields.map(\.value) == ["north", "x", "3"])
    }

    @Test func `fields outside of the block come behind those in it, by their names`() throws {
        let text = try BlockText(
            .lead("OBSGRADE= 'A'"), .lead("HIERARCH ESO X = 7"), .lead("LIAR    = 1"),
            .replace(
                "PROVFLDS", "PROVFLDS= 'SITENAME CALIBLEV grade=OBSGRADE eso_x=ESO.X Liar=LIAR'"))
        let fields = try text.block.fields
        #expect(fields.map(\.name) == ["site", "my_field", "calib_level", "eso_x", "grade"])
        #expect(fields.suffix(2).map(\.value) == ["7", "A"])
    }

    @Test(arguments: ["BITPIX", "SITENAME", "PROVID", "NONE"])
    func `neither structure nor the stamp's own card is one outside`(keyword: String) throws {
        let text = try BlockText(
            .replace("PROVFLDS", "PROVFLDS= 'SITENAME CALIBLEV grade=\(keyword)'"))
        #expect(try text.block.outsideValue(keyword) == nil)
        #expect(try text.block.fields.count == 3)
    }

    @Test(arguments: [
        ("site", "site"), ("s_resolution_min [arcsec]", "s_resolution_min"),
        ("a1_b [m / s]", "a1_b"),
        ("site []", "site"), ("", nil), ("Site", nil), ("site of it", nil), ("site[m]", nil),
        ("site [m", nil), ("site [m] x", nil), ("1site", nil), ("_site", nil), ("site-x", nil),
        ("site  [m]", nil), ("[m]", nil),
    ])
    func `a comment is a field's name, and perhaps a unit`(comment: String, name: String?) {
        let card = Card(bytes: "ANYTHING= 'x' / \(comment)".utf8)
        #expect(StampBlock.fieldName(Header([card]).entry(at: 0)) == name)
    }

    @Test(arguments: ["PROVACT", "PROVIN3", "PROVWAS1", "PROVFILL"])
    func `a card of the convention holds no field`(keyword: String) {
        let card = Card(
            bytes: (keyword + (keyword.utf8.count < 8 ? " " : "") + "= 'x' / site").utf8)
        #expect(StampBlock.fieldName(Header([card]).entry(at: 0)) == nil)
    }

    @Test func `words that begin with PROV and a blank are the convention's, others are not`() {
        #expect(!StampBlock.isPlainKeyword("PROV MY_FIELD"))
        #expect(StampBlock.isPlainKeyword("PROV"))
        #expect(StampBlock.isPlainKeyword("PROVENAN"))
        #expect(StampBlock.isPlainKeyword("SITENAME"))
    }
}

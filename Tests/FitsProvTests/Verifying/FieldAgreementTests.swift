import FITS
import Testing

@testable import FitsProv

/// Field cards against the fields of a document.
@Suite struct FieldAgreementTests {
    private func differences(
        _ edits: [BlockEdit] = [], profile: Profile = .cta,
        _ change: (inout Provenance) -> Void = { _ in }
    ) throws -> [String] {
        var told = BlockText.provenance
        change(&told)
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return FieldAgreement(try text.block, told, profile).differences
    }

    private func card(_ text: String) throws -> FieldCard { try #require(FieldCard(text)) }

    @Test(arguments: [
        (BlockEdit.replace("SITENAME", "SITENAME= 'North' / site"), 1),
        (.replace("SITENAME", "SITENAME= 'north' / obs_mode"), 1),
        (.replace("SITENAME", "SITENAME= 'north' / site [m]"), 1),
        (.replace("SITENAME", "SITENAME= T / site"), 1),
        (.replace("CALIBLEV", "CALIBLEV= 4 / calib_level"), 1),
        (.replace("CALIBLEV", "CALIBLEV= '3' / calib_level"), 1),
        (.replace("CALIBLEV", "CALIBLEV= 3.0 / calib_level"), 1),
        (.replace("HIERARCH", "HIERARCH PROV MY_FIELD = 'y' / my_field"), 1),
        (.remove("HIERARCH"), 1), (.insert("HIERARCH PROV NEW = 1 / new", before: "PROVFLDS"), 1),
        (.move("CALIBLEV", before: "SITENAME"), 1), (.none, 0), (.remove("PROVSOFT"), 0),
        (.replace("SITENAME", "SITENAME= 'north   ' / site"), 0),
    ])
    func `a changed card of a field differs`(edit: BlockEdit, count: Int) throws {
        let found = try differences([edit])
        #expect(found.count == count, "\(found)")
    }

    @Test func `a field's value, its card and its type are the document's`() throws {
        #expect(try differences { $0.fields[0].value = "south" }.count == 1)
        #expect(try differences { $0.fields[2].value = "03" } == [])
        #expect(try differences { $0.fields.removeLast() }.count == 1)
        #expect(try differences { $0.fields.append(Field(name: "x", value: "1")) }.count == 1)
        // Without its card a field is not explained, and neither is the card.
        #expect(try differences { $0.fieldCards.removeFirst() }.count == 2)
        let level = try card("calib_level CALIBLEV string")
        #expect(try differences { $0.fieldCards[2] = level }.count == 1)
        let site = try card("site SITENAME string m")
        #expect(try differences { $0.fieldCards[0] = site }.count == 1)
        let other = try card("site OTHER string")
        #expect(try differences { $0.fieldCards[0] = other }.count == 2)
        #expect(try differences { $0.fields.swapAt(0, 1) }.count == 1)
    }

    @Test(arguments: [
        ("real", "0.10", "0.1", 0), ("real", "1", "1.0", 0), ("real", "1.0", "1", 0),
        ("real", "1e3", "1000", 0), ("real", "0.1", "0.10000001", 1), ("real", "x", "0.1", 1),
        ("real", "1", "'1'", 1), ("integer", "1", "1.0", 1), ("integer", "1", "1", 0),
        ("integer", "1.0", "1", 1), ("logical", "true", "T", 0), ("logical", "F", "F", 0),
        ("logical", "yes", "T", 1), ("logical", "T", "'T'", 1), ("string", "1.10", "'1.10'", 0),
        ("string", "1.10", "'1.1'", 1), ("string", "1", "1", 1), ("string", "a ", "'a'", 0),
        ("string", " a", "'a'", 1), ("string", "ä", "'?'", 0),
    ])
    func `a value is compared as its type`(
        type: String, value: String, card: String, count: Int
    ) throws {
        let field = try self.card("new NEWCARD \(type)")
        let found = try differences([
            .insert("NEWCARD = \(card) / new", before: "PROVFLDS"),
            .replace("PROVFLDS", "PROVFLDS= 'SITENAME CALIBLEV NEWCARD'"),
        ]) { told in
            told.fields.append(Field(name: "new", value: value))
            told.fieldCards.append(field)
        }
        #expect(found.count == count, "\(found)")
    }

    @Test(arguments: [
        ("grade=OBSGRADE", "OBSGRADE", "A", 0), ("grade=OBSGRADE", "OBSGRADE", "B", 1),
        ("", "OBSGRADE", "A", 1), ("grade=OTHER", "OBSGRADE", "A", 2),
        ("grade=OBSGRADE", "OTHER", "A", 2), ("other=OBSGRADE", "OBSGRADE", "A", 2),
        ("grade=NONE", "NONE", "A", 1), ("grade=BITPIX", "BITPIX", "8", 1),
        ("grade=OBSGRADE other=OTHER", "OBSGRADE", "A", 1),
    ])
    func `a field outside of the block is listed with its keyword`(
        list: String, keyword: String, value: String, count: Int
    ) throws {
        let field = try card("grade \(keyword) string")
        let found = try differences([
            .lead("OBSGRADE= 'A'"), .lead("OTHER   = 'A'"),
            .replace("PROVFLDS", "PROVFLDS= 'SITENAME CALIBLEV \(list)'"),
        ]) { told in
            told.fields.append(Field(name: "grade", value: value))
            told.fieldCards.append(field)
        }
        #expect(found.count == count, "\(found)")
    }
}

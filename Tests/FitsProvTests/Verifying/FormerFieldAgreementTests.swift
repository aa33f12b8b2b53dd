import FITS
import Testing

@testable import FitsProv

/// Documents of before, which name fields without their cards.
@Suite struct FormerFieldAgreementTests {
    private func differences(
        _ edits: [BlockEdit] = [], profile: Profile = .cta,
        _ change: (inout Provenance) -> Void = { _ in }
    ) throws -> [String] {
        var told = BlockText.provenance
        told.product.former = nil
        told.fieldCards = []
        change(&told)
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return FieldAgreement(try text.block, told, profile).differences
    }

    @Test(arguments: [
        (BlockEdit.none, 0), (.replace("SITENAME", "SITENAME= 'North' / site"), 1),
        (.replace("SITENAME", "SITENAME= 'north' / obs_mode"), 2),
        (.replace("SITENAME", "SITENAME= 'north' / site [m]"), 1),
        (.replace("CALIBLEV", "CALIBLEV= '3' / calib_level"), 1),
        (.replace("CALIBLEV", "CALIBLEV= 3.0 / calib_level"), 1),
        (.remove("HIERARCH"), 1), (.insert("HIERARCH PROV NEW = 1 / new", before: "PROVFLDS"), 1),
        (.insert("HIERARCH PROV SITE = 'north' / site", before: "PROVFLDS"), 1),
        (.move("CALIBLEV", before: "SITENAME"), 1),
    ])
    func `a changed card of a field differs`(edit: BlockEdit, count: Int) throws {
        let found = try differences([edit])
        #expect(found.count == count, "\(found)")
    }

    @Test func `the comments name the fields, and the cards have the types of their values`() throws
    {
        // A profile that is not here may have named any keyword and type.
        let other = Profile(name: "none", fields: [])
        #expect(try differences(profile: other) == [])
        #expect(
            try differences([.replace("CALIBLEV", "CALIBLEV= '3' / calib_level")], profile: other)
                == [])
        #expect(
            try differences([.replace("CALIBLEV", "CALIBLEV= 3.0 / calib_level")], profile: other)
                == [])
        #expect(
            try differences([.replace("CALIBLEV", "CALIBLEV= 3 / calib_level [m]")], profile: other)
                == [])
        #expect(
            try differences([.replace("CALIBLEV", "CALIBLEV= 4 / calib_level")], profile: other)
                .count == 1)
    }

    @Test func `a field without a card in the block had one of its value in the header`() throws {
        let grade = { (told: inout Provenance) in
            told.fields.append(Field(name: "grade", value: "1.0"))
        }
        #expect(try differences([], grade).count == 1)
        #expect(try differences([.lead("OBSGRADE= '1.0'")], grade) == [])
        #expect(try differences([.lead("OBSGRADE= 1.00")], grade) == [])
        #expect(try differences([.lead("OBSGRADE= '1.00'")], grade).count == 1)
        #expect(try differences([.lead("HIERARCH PROV GRADE = '1.0'")], grade) == [])
        // PROVSVER says 1.0, but is the stamp's own.
        let site = Profile(
            name: "x", fields: [FieldDefinition("grade", keyword: "PROVSVER")])
        #expect(try differences([], profile: site, grade).count == 1)
    }

    @Test(arguments: ["new=OBJECT", "site=OBJECT", "site=SITENAME", "my_field=NONE"])
    func `a list of before names no field outside of the block`(word: String) throws {
        let found = try differences([
            .lead("OBJECT  = 'north'"),
            .replace("PROVFLDS", "PROVFLDS= 'SITENAME CALIBLEV \(word)'"),
        ])
        #expect(found.count == 1, "\(found)")
    }

    @Test func `only a document without any card of a field is one of before`() throws {
        let one = try #require(FieldCard("site SITENAME string"))
        #expect(try differences { $0.fieldCards = [one] }.count == 4)
        #expect(try differences { $0.product.former = FormerHeader(blocks: 1) }.count == 6)
    }
}

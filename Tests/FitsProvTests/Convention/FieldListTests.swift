import FITS
import Testing

@testable import FitsProv

/// What a document and `PROVFLDS` say of the cards of fields.
@Suite struct FieldListTests {
    @Test(arguments: [
        ("calib_version CALIBVER string", "calib_version", "CALIBVER", "string", nil),
        ("a ESO.OBS.ID integer", "a", "ESO OBS ID", "integer", nil),
        ("s SEEING real arcsec", "s", "SEEING", "real", "arcsec"),
        ("s SEEING real erg / s", "s", "SEEING", "real", "erg / s"),
        ("ok PROV.OK logical", "ok", "PROV OK", "logical", nil),
    ])
    func `a field's card is read as it is written`(
        text: String, name: String, keyword: String, type: String, unit: String?
    ) throws {
        let card = try #require(FieldCard(text))
        #expect(card.name == name)
        #expect(card.keyword == keyword)
        #expect(card.type.rawValue == type)
        #expect(card.unit == unit)
        #expect(card.text == text)
        #expect(card.comment == (unit.map { "\(name) [\($0)]" } ?? name))
    }

    @Test(arguments: [
        "", "a", "a B", "a B text", "A B string", "a  B string", " a B string", "a B String",
        "a-b B string",
    ])
    func `what does not name field, keyword and type is no field's card`(text: String) {
        #expect(FieldCard(text) == nil)
    }

    @Test func `a field without a keyword of its own stands on a card of its name`() {
        #expect(FieldCard.keyword(of: "my_field2") == "PROV MY_FIELD2")
        let plain = FieldCard("my_field", nil)
        #expect(plain.keyword == "PROV MY_FIELD")
        #expect(plain.type == .string)
        #expect(plain.unit == nil)
        let typed = FieldCard("n", FieldDefinition("n", keyword: nil, type: .integer, unit: "s"))
        #expect(typed.keyword == "PROV N")
        #expect(typed.type == .integer)
        #expect(typed.comment == "n [s]")
        #expect(FieldCard("n", FieldDefinition("n", keyword: "NUM")).keyword == "NUM")
    }

    @Test func `a list is of cards in the block, and of fields outside of it`() {
        let list = FieldList("APPLCUTS ESO.A.B grade=OBSGRADE visits=ESO.OBS.VISITS LAST")
        #expect(list.inBlock == ["APPLCUTS", "ESO A B", "LAST"])
        #expect(list.outside == ["grade": "OBSGRADE", "visits": "ESO OBS VISITS"])
        #expect(list.text == "APPLCUTS ESO.A.B grade=OBSGRADE visits=ESO.OBS.VISITS LAST")
    }

    @Test func `a list that is made is read back`() {
        var list = FieldList()
        #expect(list.text == "")
        list.add("CALIBVER")
        list.add("grade", outside: "ESO GRADE")
        list.add("ESO X")
        #expect(list.text == "CALIBVER grade=ESO.GRADE ESO.X")
        #expect(FieldList(list.text) == list)
    }

    @Test(arguments: ["A=B=C", "==", "x=OLD=NEW"])
    func `what is said beyond cards and fields has no part in a list`(text: String) {
        let list = FieldList("ONE \(text) TWO")
        #expect(list.inBlock == ["ONE", "TWO"])
        #expect(list.outside == [:])
        #expect(list.text == "ONE TWO")
    }

    @Test func `of two cards of one field the first is in a list`() {
        let list = FieldList("a=OLD b=OTHER a=NEW")
        #expect(list.outside == ["a": "OLD", "b": "OTHER"])
        #expect(list.text == "a=OLD b=OTHER")
    }
}

/// Names of fields.
@Suite struct FieldNameTests {
    @Test(arguments: ["a", "z", "a0", "a_", "calib_version", "a9_z"])
    func `a name of lower-case letters, digits and underscores is one`(name: String) {
        #expect(Field.isName(name))
    }

    @Test(arguments: [
        "", "A", "0a", "_a", "a-b", "a b", "a.b", "aB", "é", "aé", "`a", "a{", "a/", "a:",
    ])
    func `any other name is none`(name: String) {
        #expect(!Field.isName(name))
    }
}

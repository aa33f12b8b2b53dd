import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The cards of a stamp, before they are put into a header.
@Suite struct StampCardsTests {
    private func cards(
        _ told: Provenance = BlockText.provenance, original: [String] = [], replaces: Bool = false
    ) throws -> StampCards {
        let header = Header((BlockText().before + original).map { Card(bytes: $0.utf8) })
        return try StampCards(told, original: header, path: "a.fits", replaces: replaces)
    }

    private func keywords(_ cards: StampCards) -> [String] { cards.cards.map(\.keyword) }

    /// Provenance with fields on cards, each `keyword type value`.
    private func told(_ fields: [String]) -> Provenance {
        var told = BlockText.provenance
        told.fields = []
        told.fieldCards = []
        for (index, field) in fields.enumerated() {
            let words = field.split(separator: " ", maxSplits: 2).map(String.init)
            told.fields.append(Field(name: "f\(index)", value: words[2]))
            told.fieldCards.append(
                FieldCard(
                    name: "f\(index)", keyword: FieldCard.undotted(words[0]),
                    type: FieldDefinition.ValueType(rawValue: words[1]) ?? .string, unit: nil))
        }
        return told
    }

    @Test func `they stand in the order of the convention`() throws {
        var told = BlockText.provenance
        told.activity.start = "2026-01-01T00:00:00Z"
        told.activity.end = "2026-01-02T00:00:00Z"
        told.agents = [Agent(name: "one"), Agent(name: "two")]
        told.software.append(Software(name: "more"))
        let made = try cards(told)
        #expect(
            keywords(made) == [
                "PROVVERS", "PROVID", "PROVHASH", "PROVACT", "PROVAID", "PROVSOFT", "PROVSVER",
                "PROVTBEG", "PROVTEND", "PROVAGNT", "PROVNIN", "PROVIN1", "PROVID1", "PROVHS1",
                "PROVIN2", "SITENAME", "PROV MY_FIELD", "CALIBLEV", "PROVFLDS",
            ])
        let header = Header(made.cards)
        #expect(header.string("PROVTBEG") == "2026-01-01T00:00:00Z")
        #expect(header.string("PROVTEND") == "2026-01-02T00:00:00Z")
        #expect(header.string("PROVAGNT") == "one")
        #expect(header.string("PROVSOFT") == "soft")
        #expect(header.value("PROVNIN") == .integer(2))
        #expect(header.string("PROVHS1") == "sha256:1")
        #expect(header.string("PROVFLDS") == "SITENAME CALIBLEV")
        #expect(header.entry("PROVIN2")?.comment == "input 2")
        #expect(made.others.count == 3)
        #expect(try made.savedCards() == [])
    }

    @Test func `what is not known has no card, and without fields there is no list`() throws {
        var told = BlockText.provenance
        told.software = []
        told.used = []
        told.fields = []
        told.fieldCards = []
        #expect(
            keywords(try cards(told))
                == ["PROVVERS", "PROVID", "PROVHASH", "PROVACT", "PROVAID", "PROVNIN"])
    }

    @Test func `99 inputs have cards, and the 100th is counted`() throws {
        var told = BlockText.provenance
        told.used = (1...100).map { UsedEntity(location: "\($0)") }
        let header = Header(try cards(told).cards)
        #expect(header.string("PROVIN99") == "99")
        #expect(header.value("PROVNIN") == .integer(100))
        #expect(keywords(try cards(told)).count { $0.hasPrefix("PROVIN") } == 99)
    }

    @Test(arguments: [
        ("string", "1.0", CardValue.string("1.0")), ("string", "ä\n", .string("??")),
        ("string", "", .string("")), ("integer", "-7", .integer(-7)),
        ("integer", "+7", .integer(7)),
        ("integer", "9223372036854775807", .integer(.max)), ("real", "1e3", .real(1000)),
        ("real", "-.5", .real(-0.5)), ("real", "7", .real(7)), ("logical", "T", .logical(true)),
        ("logical", "f", .logical(false)), ("logical", "TRUE", .logical(true)),
        ("logical", "False", .logical(false)),
    ])
    func `a field's value is written as its type`(
        type: String, text: String, value: CardValue
    ) throws {
        let type = try #require(FieldDefinition.ValueType(rawValue: type))
        #expect(Field(name: "x", value: text).cardValue(type) == value)
    }

    @Test(arguments: [
        ("integer", ""), ("integer", "1.0"), ("integer", " 1"), ("integer", "0x10"),
        ("integer", "9223372036854775808"), ("real", ""), ("real", "nan"), ("real", "inf"),
        ("real", "infinity"), ("real", "0x10"), ("real", "1e999"), ("real", "1,5"), ("real", " 1"),
        ("real", "-"), ("logical", "1"), ("logical", "yes"), ("logical", ""), ("logical", "tr"),
    ])
    func `a value of another type is refused`(type: String, text: String) throws {
        let known = try #require(FieldDefinition.ValueType(rawValue: type))
        #expect(Field(name: "x", value: text).cardValue(known) == nil)
        var told = BlockText.provenance
        told.fields = [Field(name: "x", value: text)]
        told.fieldCards = [FieldCard(name: "x", keyword: "XX", type: known, unit: nil)]
        let error = #expect(throws: FitsProvError.self) { try cards(told) }
        #expect(error?.code == .badRecord)
    }

    @Test(arguments: [
        ["AA string 1", "AA string 1"], ["AA string 1", "BB string 1", "AA string 1"],
        ["OBJECT string Crab", "OBJECT string Crab"], ["NAXIS1 integer 1"], ["PROVIN7 string x"],
        ["PROVWAS1 string x"], ["LONGSTRN string x"], ["CTYPE1B string x"],
    ])
    func `a keyword that is taken is refused`(fields: [String]) throws {
        let error = #expect(throws: FitsProvError.self) {
            try cards(told(fields), original: ["OBJECT  = 'Crab'"])
        }
        #expect(error?.code == .badRecord)
        #expect(error?.path == "a.fits")
    }

    @Test func `a field's card that stands there with its value is only listed`() throws {
        let made = try cards(
            told(["OBJECT string Crab", "AA string 1", "ESO.X integer 7", "PROV.F3 string x"]),
            original: ["OBJECT  = 'Crab'", "HIERARCH ESO X = 7"])
        #expect(Header(made.cards).string("PROVFLDS") == "f0=OBJECT AA f2=ESO.X")
        #expect(keywords(made).suffix(3) == ["AA", "PROV F3", "PROVFLDS"])
    }

    @Test(arguments: ["OBJECT  = 'Vela'", "OBJECT  = 1", "OBJECT  = 'crab'", "OBJECT  ="])
    func `another value is a conflict, or is replaced and kept`(card: String) throws {
        let told = told(["OBJECT string Crab"])
        let error = #expect(throws: FitsProvError.self) { try cards(told, original: [card]) }
        #expect(error?.code == .conflict)
        #expect(error?.hint != nil)
        let made = try cards(told, original: ["EXPTIME = 1", card], replaces: true)
        #expect(made.others.map(\.keyword) == ["SIMPLE", "BITPIX", "NAXIS", "EXPTIME"])
        let saved = try made.savedCards()
        #expect(Header(saved).string("PROVWAS1") == "5 \(card)")
        #expect(saved.count == 1)
    }

    @Test func `kept cards are numbered as the header before had them`() throws {
        let original = ["AA      = 1", "BB      = 1", "CC      = 1"]
        let made = try cards(
            told(["CC integer 2", "AA integer 2", "BB integer 1"]), original: original,
            replaces: true)
        let saved = Header(try made.savedCards())
        #expect(saved.string("PROVWAS1") == "4 AA      = 1")
        #expect(saved.string("PROVWAS2") == "6 CC      = 1")
        #expect(saved.count == 2)
        #expect(made.others.map(\.keyword) == ["SIMPLE", "BITPIX", "NAXIS", "BB"])
    }

    @Test(arguments: [(9, nil), (10, FitsProvError.Code.conflict)])
    func `nine cards can be replaced`(count: Int, code: FitsProvError.Code?) throws {
        let original = (0..<count).map { "AA\($0)     = 1" }
        let fields = (0..<count).map { "AA\($0) integer 2" }
        do {
            let made = try cards(told(fields), original: original, replaces: true)
            #expect(try made.savedCards().count == count)
            #expect(code == nil)
        } catch let error as FitsProvError {
            #expect(error.code == code)
        }
    }

    @Test func `a card that goes on with CONTINUE is not replaced`() throws {
        let error = #expect(throws: FitsProvError.self) {
            try cards(
                told(["OBJECT string Crab"]), original: ["OBJECT  = 'Ve&'", "CONTINUE  'la'"],
                replaces: true)
        }
        #expect(error?.code == .conflict)
    }
}

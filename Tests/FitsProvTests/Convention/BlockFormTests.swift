import FITS
import Testing

@testable import FitsProv

/// What is wrong with the form of a block: each fault by itself, with how often it is named.
@Suite struct BlockFormTests {
    private func problems(_ edits: [BlockEdit], isUnchanged: Bool = true) throws -> [String] {
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return try text.block.formProblems(isUnchanged: isUnchanged)
    }

    /// Each problem names its keyword; there are as many as are said.
    private func expect(
        _ count: Int, _ word: String, _ edits: BlockEdit...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try problems(edits)
        #expect(found.count == count, "\(found)", sourceLocation: sourceLocation)
        #expect(
            found.allSatisfy { $0.contains(word) }, "\(found)", sourceLocation: sourceLocation)
    }

    @Test func `a block as it should be has no problem`() throws {
        #expect(try problems([]) == [])
        #expect(try problems([], isUnchanged: false) == [])
    }

    @Test(arguments: ["PROVID ", "PROVHASH", "PROVACT", "PROVAID", "PROVDOC", "PROVEND"])
    func `a card that every stamp has is missed`(card: String) throws {
        try expect(1, card.trimmingBlanks, .remove(card))
    }

    @Test(arguments: ["PROVSOFT", "PROVSVER", "PROVHS1", "PROVID1", "HIERARCH PROV MY_FIELD"])
    func `a card that not every stamp has is not`(card: String) throws {
        try expect(0, "", .remove(card))
    }

    @Test func `without PROVNIN there is no input`() throws {
        let found = try problems([.remove("PROVNIN")])
        #expect(found.count == 5)
        #expect(found.count { $0.contains("PROVNIN is missing") } == 1)
    }

    @Test func `a card that stands in front of the block is not missed, but PROVDOC is`() throws {
        try expect(0, "", .remove("PROVACT"), .lead("PROVACT = 'act'"))
        try expect(1, "PROVDOC", .remove("PROVDOC"), .lead("PROVDOC = 'PROV-XML'"))
    }

    @Test(arguments: [
        ("EXPTIME = 1.0", "card 8 (EXPTIME)"), ("", "card 8 (blank)"), ("COMMENT x", "(COMMENT)"),
        ("PROVZZZ = 'x'", "(PROVZZZ)"), ("HIERARCH PROV NEW = 'x' / other", "(PROV NEW)"),
    ])
    func `a card of others in the block is named with its number`(card: String, words: String)
        throws
    {
        try expect(1, words, .insert(card, before: "PROVAID"))
        let found = try problems([.insert(card, before: "PROVAID")], isUnchanged: false)
        #expect(found.count == 1)
    }

    @Test(arguments: [
        ("PROVACT", "PROVACT = T"), ("PROVHASH", "PROVHASH= 1"), ("PROVEND", "PROVEND = '1'"),
        ("PROVEND", "PROVEND = 1.0"), ("PROVIN1", "PROVIN1 = 1"), ("PROVHS1", "PROVHS1 = F"),
        ("PROVSVER", "PROVSVER= 1.0"), ("PROVDOC", "PROVDOC = 1"),
    ])
    func `a value of another type is named`(keyword: String, card: String) throws {
        try expect(1, keyword, .replace(keyword, card))
    }

    @Test func `PROVXTD and PROVFILL have types of their own`() throws {
        try expect(1, "PROVXTD", .insert("PROVXTD = 'F'", before: "PROVDOC"))
        try expect(1, "PROVFILL", .insert("PROVFILL= '1'", before: "PROVEND"))
    }

    @Test func `a field's comment is its name`() throws {
        try expect(1, "SITENAME", .replace("SITENAME", "SITENAME= 'north' / Where it is"))
        try expect(1, "SITENAME", .replace("SITENAME", "SITENAME= 'north'"))
        try expect(0, "", .replace("SITENAME", "SITENAME= 'north' / another_name"))
    }

    @Test(arguments: [
        ("PROVAID", "PROVID  ", "PROVID"), ("PROVSVER", "PROVSOFT", "PROVSOFT"),
        ("PROVID1", "PROVIN1", "PROVIN1"), ("PROVHS1", "PROVID1", "PROVID1"),
        ("PROVIN2", "PROVIN1", "PROVIN1"), ("PROVFLDS", "CALIBLEV", "CALIBLEV"),
        ("SITENAME", "PROVNIN", "PROVNIN"), ("SITENAME", "PROVIN2", "PROVIN2"),
        ("PROVDOC", "PROVFLDS", "PROVFLDS"), ("PROVNIN", "PROVSVER", "PROVSVER"),
    ])
    func `a card that stands before its place is named`(
        card: String, next: String, named: String
    ) throws {
        try expect(1, named, .move(card, before: next))
    }

    @Test func `input 10 stands behind input 9, and fields in any order of their own`() throws {
        var edits = (3...10).map {
            BlockEdit.insert("PROVIN\($0)".padding + "= 'x'", before: "SITENAME")
        }
        edits.append(.replace("PROVNIN", "PROVNIN = 10"))
        #expect(try problems(edits) == [])
        try expect(
            0, "", .move("CALIBLEV", before: "SITENAME"),
            .replace("PROVFLDS", "PROVFLDS= 'CALIBLEV SITENAME'"))
    }

    @Test func `inputs are numbered up to PROVNIN, each with its location`() throws {
        try expect(1, "PROVIN3", .insert("PROVIN3 = 'x'", before: "SITENAME"))
        try expect(1, "PROVHS3", .insert("PROVHS3 = 'x'", before: "SITENAME"))
        try expect(1, "PROVIN2", .replace("PROVNIN", "PROVNIN = 1"))
        try expect(0, "", .replace("PROVNIN", "PROVNIN = 3"))
        try expect(2, "without PROVIN1", .remove("PROVIN1"))
        try expect(0, "", .remove("PROVIN1"), .lead("PROVIN1 = 'x'"))
    }

    @Test(arguments: [
        ("CALIBLEV SITENAME", 1), ("SITENAME", 1), ("SITENAME CALIBLEV MORE", 1),
        ("SITENAME  CALIBLEV", 1), (" SITENAME CALIBLEV", 1), ("SITENAME SITENAME CALIBLEV", 1),
        ("SITENAME CALIBLEV a=NONE", 1), ("SITENAME CALIBLEV a=BITPIX", 1),
        ("SITENAME CALIBLEV a=SITENAME", 1), ("SITENAME CALIBLEV A=OBSGRADE", 1),
        ("SITENAME CALIBLEV a=", 1), ("SITENAME CALIBLEV =OBSGRADE", 1),
        ("SITENAME CALIBLEV a=b=c", 1), ("SITENAME CALIBLEV a=b=OBSGRADE", 1),
        ("SITENAME CALIBLEV a=OBSGRADE a=NONE", 1), ("SITENAME CALIBLEV a=NONE a=OBSGRADE", 2),
        ("SITENAME CALIBLEV a=OBSGRADE", 0),
        ("SITENAME a=OBSGRADE CALIBLEV b=ESO.X", 0), ("a=OBSGRADE SITENAME CALIBLEV", 0),
    ])
    func `PROVFLDS lists what is there`(list: String, count: Int) throws {
        let found = try problems([
            .lead("OBSGRADE= 'A'"), .lead("HIERARCH ESO X = 1"),
            .replace("PROVFLDS", "PROVFLDS= '\(list)'"),
        ])
        #expect(found.count == count, "\(found)")
    }

    @Test func `without PROVFLDS a field's card is somebody else's`() throws {
        try expect(2, "in the block", .remove("PROVFLDS"))
    }

    @Test func `LONGSTRN comes with a CONTINUE, and with its one value`() throws {
        let long: [BlockEdit] = [
            .replace("PROVACT", "PROVACT = 'ac&'"), .insert("CONTINUE  't'", before: "PROVAID"),
        ]
        let right = BlockEdit.insert("LONGSTRN= 'OGIP 1.0'", before: "PROVID ")
        #expect(try problems(long) == [])
        #expect(try problems(long + [right]) == [])
        #expect(try problems([right]).count == 1)
        let wrong = BlockEdit.insert("LONGSTRN= 'OGIP 2.0'", before: "PROVID ")
        #expect(try problems(long + [wrong]).count == 1)
        #expect(try problems([wrong]).count == 2)
    }

    @Test(arguments: [(1, 1, 0), (2, 2, 0), (2, 1, 1), (0, 0, 1), (-1, 0, 1)])
    func `PROVFILL counts the blank cards behind it`(wanted: Int, blanks: Int, count: Int) throws {
        let blank = [BlockEdit](repeating: .insert("", before: "PROVEND"), count: blanks)
        let fill = BlockEdit.insert("PROVFILL= \(wanted)", before: "PROVEND")
        #expect(try problems([fill] + blank).count == count)
    }

    @Test func `PROVXTD says that EXTEND was F and is T now`() throws {
        let was = BlockEdit.insert("PROVXTD = F", before: "PROVDOC")
        #expect(try problems([.lead("EXTEND  = T"), was]) == [])
        #expect(try problems([.lead("EXTEND  = F"), was]).count == 1)
        #expect(try problems([.lead("EXTEND  = 'T'"), was]).count == 1)
        #expect(try problems([was]).count == 1)
        let wrong = BlockEdit.insert("PROVXTD = T", before: "PROVDOC")
        #expect(try problems([.lead("EXTEND  = T"), wrong]).count == 1)
    }

    @Test func `only in an unchanged file must the block be the last of the header`() throws {
        for card in ["OBJECT  = 'Vela'", "HISTORY x", "        x", "EXTEND  = 'x'"] {
            #expect(try problems([.follow(card)]).count == 1, "\(card)")
            #expect(try problems([.follow(card)], isUnchanged: false) == [], "\(card)")
        }
        for card in ["", "CHECKSUM= '0'", "DATASUM = '0'", "EXTEND  = T"] {
            #expect(try problems([.follow(card)]) == [], "\(card)")
        }
        #expect(try problems([.follow(""), .follow("HISTORY x")]).count == 1)
    }

    @Test func `PROVEND counts the blocks of the header before, in an unchanged file`() throws {
        let more = BlockEdit.replace("PROVEND", "PROVEND = 2")
        #expect(try problems([more]).count == 1)
        #expect(try problems([more], isUnchanged: false) == [])
        let long = (0..<34).map { BlockEdit.lead("HISTORY \($0)") }
        #expect(try problems(long + [more]) == [])
        #expect(try problems(Array(long.dropFirst(1)) + [more]) == [])
        #expect(try problems(Array(long.dropFirst(2)) + [more]).count == 1)
    }
}

extension String {
    fileprivate var trimmingBlanks: String { replacing(" ", with: "") }
    fileprivate var padding: String { self + String(repeating: " ", count: max(0, 8 - count)) }
}

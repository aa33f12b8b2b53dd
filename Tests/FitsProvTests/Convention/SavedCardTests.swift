import FITS
import Testing

@testable import FitsProv

/// Cards that a stamp took out of the header, and what is wrong with how they are kept.
@Suite struct SavedCardTests {
    private static let old = "SITENAME= ''old     ''"

    private func problems(_ edits: BlockEdit...) throws -> Int {
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return try text.block.savedProblems(true).count
    }

    private func kept(_ number: Int, _ text: String) -> BlockEdit {
        .insert("PROVWAS\(number)= '\(text)'", before: "PROVDOC")
    }

    @Test(arguments: [
        ("PROVWAS1", 1), ("PROVWAS9", 9), ("PROVWAS0", nil), ("PROVWAS", nil), ("PROVWAS10", nil),
        ("PROVWASX", nil), ("PROVWAS+", nil), ("PROVWA1", nil), ("XPROVWAS1", nil),
    ])
    func `kept cards are numbered from 1 to 9`(keyword: String, number: Int?) {
        #expect(SavedCard.number(keyword) == number)
    }

    @Test(arguments: [(0, "1 "), (4, "5 "), (35, "36 ")])
    func `a kept card is its number, counted from 1, and the card`(index: Int, start: String) throws
    {
        let card = Card(bytes: "RECOMETH= 'Hillas''s'  / former".utf8)
        let saved = SavedCard(index: index, card: card)
        #expect(saved.text == start + card.text)
        #expect(SavedCard(saved.text) == saved)
    }

    @Test(arguments: [
        "", "1", " A", "0 A = 1", "-1 A = 1", "01 A = 1", "+1 A = 1", "x A = 1", "1.0 A = 1",
        "99999999999999999999 A = 1",
    ])
    func `what has no number from 1 on is no kept card`(text: String) {
        #expect(SavedCard(text) == nil)
    }

    @Test func `a kept card that the stamp replaced is no problem`() throws {
        #expect(try problems(kept(1, "2 " + SavedCardTests.old)) == 0)
        #expect(
            try problems(kept(1, "2 CALIBLEV= 2"), kept(2, "3 " + SavedCardTests.old)) == 0)
    }

    @Test func `each fault of kept cards is named by itself`() throws {
        let old = SavedCardTests.old
        #expect(try problems(kept(1, "nonsense")) == 1)
        #expect(try problems(kept(1, "2 OBJECT  = 1")) == 1)
        #expect(try problems(kept(1, "2 SITENAME")) == 1)
        #expect(try problems(kept(1, "2 SITENAME= ''north   ''")) == 1)
        #expect(try problems(kept(1, "2 CALIBLEV=   3 / another comment")) == 1)
        #expect(try problems(kept(2, "2 " + old)) == 1)
        #expect(try problems(kept(1, "2 CALIBLEV= 2"), kept(3, "3 " + old)) == 1)
        #expect(try problems(kept(1, "3 CALIBLEV= 2"), kept(2, "2 " + old)) == 1)
        #expect(try problems(kept(1, "2 CALIBLEV= 2"), kept(2, "2 " + old)) == 1)
        #expect(try problems(kept(1, "2 SITENAME= 1"), kept(2, "3 " + old)) == 1)
        #expect(
            try problems(
                kept(1, "2 LONGSTRN= ''x''"),
                .insert("LONGSTRN= 'OGIP 1.0'", before: "PROVID ")) == 1)
    }

    @Test func `a number that is another value than that which replaced it is no problem`() throws {
        #expect(try problems(kept(1, "2 CALIBLEV=   3.0")) == 0)
        #expect(try problems(kept(1, "2 CALIBLEV=   ''3''")) == 0)
    }
}

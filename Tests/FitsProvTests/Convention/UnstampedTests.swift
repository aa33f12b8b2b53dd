import FITS
import Testing

@testable import FitsProv

/// The header as it was before the stamp.
@Suite struct UnstampedTests {
    private func texts(_ cards: some Sequence<Card>) -> [String] { cards.map(\.text) }

    @Test func `the other cards are all but the stamp's, in their order`() throws {
        let text = try BlockText(
            .lead("OBJECT  = 'Crab'"), .insert("EXPTIME = 1.0", before: "PROVDOC"),
            .follow("HISTORY later"))
        #expect(
            texts(try text.block.otherCards)
                == text.before + ["EXPTIME = 1.0", "HISTORY later"])
    }

    @Test(arguments: [(1, 0), (2, 1), (4, 3)])
    func `a kept card is put back in its place`(number: Int, index: Int) throws {
        let text = try BlockText(
            .insert("PROVWAS1= '\(number) SITENAME= ''old'' / x'", before: "PROVDOC"))
        var expected = text.before
        expected.insert("SITENAME= 'old' / x", at: index)
        #expect(texts(try text.block.otherCards) == expected)
    }

    @Test func `a kept card of a place beyond the header is left out`() throws {
        let text = try BlockText(.insert("PROVWAS1= '5 SITENAME= ''old'''", before: "PROVDOC"))
        #expect(texts(try text.block.otherCards) == text.before)
    }

    @Test func `several kept cards count the places of the header before`() throws {
        let text = try BlockText(
            .insert("PROVWAS1= '2 CALIBLEV= 2'", before: "PROVDOC"),
            .insert("PROVWAS2= '4 SITENAME= ''old'''", before: "PROVDOC"))
        #expect(
            texts(try text.block.otherCards)
                == [
                    text.before[0], "CALIBLEV= 2", text.before[1], "SITENAME= 'old'",
                    text.before[2],
                ])
    }

    @Test func `a card that no card of the stamp replaced is not put back`() throws {
        for card in ["OBJECT  = 1", "SITENAME", "END", "LONGSTRN= ''OGIP 1.0''"] {
            let text = try BlockText(
                .insert("LONGSTRN= 'OGIP 1.0'", before: "PROVID "),
                .insert("PROVWAS1= '1 \(card)'", before: "PROVDOC"))
            #expect(texts(try text.block.otherCards) == text.before, "\(card)")
        }
    }
}

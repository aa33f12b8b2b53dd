import FITS
import Testing

@testable import FitsProv

/// Rows that CFITSIO selected as it opened a table.
@Suite struct CFITSIOFilterTests {
    private static let mark =
        "CFITSIO used the following filtering expression to create this table:"

    private func read(_ cards: [String]...) throws -> Provenance {
        let found =
            cards.count == 1
            ? try RecordedFile.provenance(cards: cards[0])
            : try RecordedFile.provenance(cards: cards[0], cards[1])
        return try #require(found)
    }

    @Test func `a filter is a step with its file and its expression, which are cuts`() throws {
        let found = try read(
            RecordedFile.history(Self.mark, "events.fits[EVENTS][ENERGY > 2 && TIME < 80]", "more"))
        #expect(found.stepNames == ["CFITSIO row filter"])
        #expect(found.uses == ["filtered table=events.fits"])
        #expect(found.making.settings == ["expression=[EVENTS][ENERGY > 2 && TIME < 80]"])
        #expect(found.field("applied_cuts") == "[EVENTS][ENERGY > 2 && TIME < 80]")
        #expect(found.software == [Software(name: "CFITSIO")])
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(dialect: "cfitsio-filter", hdu: 1, card: "HISTORY 1", certainty: .written)
        )
    }

    @Test func `an expression goes on over full cards`() throws {
        let text =
            "/home/someone/data/gll_ft1_tr_bn090217206_v00.fit[EVENTS][((EVENT_CLASS/4)%2 == 1) && "
            + "angsep(RA,DEC,204.9,-8.4) < 12 && 100 < ENERGY && gtifilter(\"a[1].fit\")]"
        let found = try read(
            RecordedFile.history(Self.mark, text, "Filter string: ((EVENT_CLASS/4)%2 == 1)"))
        #expect(
            found.uses == [
                "filtered table=/home/someone/data/gll_ft1_tr_bn090217206_v00.fit"
            ])
        #expect(
            found.making.settings.first?.hasSuffix("< ENERGY && gtifilter(\"a[1].fit\")]") == true)
    }

    @Test func `a first card that is full and balanced is not the end`() throws {
        let name = String(repeating: "n", count: 64) + "[EVENTS]"
        #expect(name.utf8.count == 72)
        let found = try read(RecordedFile.history(Self.mark, name, "[x == 1]", "other"))
        #expect(found.making.settings == ["expression=[EVENTS][x == 1]"])
        let ended = try read(RecordedFile.history(Self.mark, name, "other words"))
        #expect(ended.making.settings == ["expression=[EVENTS]"])
    }

    @Test func `blanks at the end of a full card count`() throws {
        let text = "a.fits[" + String(repeating: "x", count: 64) + " y > 1]"
        #expect(Array(text.utf8)[71] == UInt8(ascii: " "))
        let found = try read(RecordedFile.history(Self.mark, text))
        #expect(found.making.settings == ["expression=" + text.dropFirst(6)])
    }

    @Test func `several filters follow each other, and another header repeats them`() throws {
        let cards = RecordedFile.history(
            Self.mark, "a.fits[gtifilter()]", Self.mark, "b.fits[x > 1]", Self.mark)
        let found = try read(cards, cards)
        #expect(found.stepNames == ["CFITSIO row filter", "CFITSIO row filter"])
        #expect(found.uses == ["filtered table=a.fits", "filtered table=b.fits"])
        #expect(found.field("applied_cuts") == "[gtifilter()]; [x > 1]")
    }

    @Test func `a filter that was copied from an input is the input's`() throws {
        let found = try read(
            RecordedFile.history(
                "The following history was copied from input files by gtbin", "-----",
                "BEGIN history copied from ft1.fits[EVENTS]", "-----", Self.mark,
                "merit.fits[x > 1]", "-----", "END copied history", "-----", Self.mark,
                "own.fits[y > 1]"))
        #expect(found.steps.map(\.isAncestor) == [true, false])
        #expect(found.steps[0].origin?.certainty == .inherited)
        #expect(found.steps[0].uses == ["filtered table=merit.fits"])
        #expect(found.making.uses.first == "filtered table=own.fits")
    }

    @Test func `a mark without an expression says nothing`() throws {
        #expect(try RecordedFile.provenance(cards: RecordedFile.history(Self.mark)) == nil)
        #expect(
            try RecordedFile.provenance(
                cards: RecordedFile.history(Self.mark, "Filter string: x")) == nil)
    }
}

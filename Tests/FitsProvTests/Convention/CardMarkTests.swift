import FITS
import Testing

@testable import FitsProv

/// The short marks of cards.
@Suite struct CardMarkTests {
    private static let cards = ["OBJECT  = 'Crab'", "HISTORY x", "        text"].map {
        Card(bytes: $0.utf8)
    }

    @Test func `a mark is the beginning of the digest of all 80 bytes`() {
        // printf '%-80s' "OBJECT  = 'Crab'" | sha256sum | xxd -r -p | basenc --base64url
        #expect(CardMarks.mark(CardMarkTests.cards[0]) == "y0BM")
    }

    @Test func `each card has four characters, in order`() {
        let marks = CardMarks.make(CardMarkTests.cards)
        #expect(marks.utf8.count == 12)
        #expect(CardMarks.split(marks) == CardMarkTests.cards.map(CardMarks.mark))
        #expect(Set(CardMarks.split(marks)).count == 3)
    }

    @Test func `cards without a part in the digest have no mark`() {
        let others = ["", "CHECKSUM= '0'", "DATASUM = '0'", "EXTEND  = T"].map {
            Card(bytes: $0.utf8)
        }
        #expect(CardMarks.make(others) == "")
        #expect(CardMarks.make([Card(bytes: "EXTEND  = 'x'".utf8)]).utf8.count == 4)
    }

    @Test(arguments: [("", []), ("abc", []), ("abcd", ["abcd"]), ("abcdefghi", ["abcd", "efgh"])])
    func `marks are split into fours, and a rest is left out`(text: String, marks: [String]) {
        #expect(CardMarks.split(text) == marks)
    }
}

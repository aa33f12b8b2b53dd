import TestSupport
import Testing

@testable import FITS

/// What the keywords of cards stand for.
@Suite struct KeywordTagsTests {
    private let tags: KeywordTags = {
        var tags = KeywordTags()
        for (number, keyword) in ["A", "LONG NAME", "A", "NINECHARS"].enumerated() {
            tags.add(number, to: KeywordIndex.Name(keyword))
        }
        return tags
    }()

    @Test(arguments: [
        ("A       =                    1", [0, 2]), ("HIERARCH A = 1", [0, 2]),
        ("HIERARCH LONG   NAME = 'x'", [1]), ("HIERARCH NINECHARS=1", [3]),
        ("A       without a value", []), ("B       =                    1", []),
        ("HIERARCH without a value", []), ("HISTORY A = 1", []), ("", []),
    ])
    func `a card stands for what an index finds it by`(text: String, found: [Int]) {
        let card = Card(bytes: text.utf8)
        #expect(tags.tags(of: card) == found)
        let index = KeywordIndex(Header([card]))
        let keywords = ["A", "LONG NAME", "A", "NINECHARS"]
        #expect(keywords.indices.filter { index[keywords[$0]] != nil } == found)
    }

    @Test func `the text of a history card begins behind its blanks`() {
        let card = Card(bytes: "HISTORY    made by hand".utf8)
        #expect(card.isHistory)
        #expect(card.textBytes.starts(with: "made by hand ".utf8))
        #expect(!Card(bytes: "HISTORYX= 1".utf8).isHistory)
        #expect(Card(bytes: "HISTORY".utf8).textBytes.isEmpty)
    }
}

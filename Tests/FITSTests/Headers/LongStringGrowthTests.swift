@testable import FITS
import TestSupport
import Testing

/// What a string on very many cards costs.
@Suite struct LongStringGrowthTests {
    @Test func `twice the string costs twice as much to write and to read`() throws {
        let growth = try Growth.ofDoubling(40_000) { count in
            let text = String(repeating: "it's ", count: count) + "."
            let header = Header(try Card.make("LONG", .string(text), comment: "long"))
            #expect(header.entry(at: 0).value == .string(text))
        }
        #expect(growth <= 2.5)
    }

    @Test func `an index finds a keyword where the header does`() throws {
        let cards = try [
            Card.make("A", .integer(1)), Card.make("A", .integer(2)),
            Card.make("LONG NAME", .integer(3)), Card.make("ALONGNAME", .integer(4)),
            Card.make("LONG NAME", .integer(5)), [Card(bytes: "HIERARCH A = 6".utf8)],
            [Card(bytes: "HIERARCH B = 7".utf8)], [Card(bytes: "COMMENT text".utf8)],
        ].flatMap(\.self)
        let header = Header(cards)
        let places = KeywordIndex(header)
        for keyword in ["A", "B", "C", "LONG NAME", "ALONGNAME", "COMMENT", "HIERARCH"] {
            #expect(places[keyword] == header.index(of: keyword), "\(keyword)")
        }
    }
}

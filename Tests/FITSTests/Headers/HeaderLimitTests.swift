import FITS
import TestSupport
import Testing

/// Headers at the limits of their blocks and cards.
struct HeaderLimitTests {
    private static func cards(_ count: Int) -> [String] {
        (0..<count).map { FITSBytes.fixed("K\($0)", $0) }
    }

    // 36 cards are a block, and END is one of them (FITS 4.0 §3.1, 3.3.1).
    @Test(arguments: [(0, 1), (1, 1), (35, 1), (36, 2), (37, 2), (71, 2), (72, 3)])
    func `a header takes as many blocks as its cards and END need`(_ count: Int, _ blocks: Int)
        throws
    {
        let bytes = FITSBytes.header(Self.cards(count))
        #expect(bytes.count == blocks * 2880)
        let made = Header(Self.cards(count).map { Card(bytes: $0.utf8) })
        #expect(made.bytes == bytes)
        #expect(made.count == count)
        #expect(made.blocks == blocks)
        let read = try #require(Header(bytes: bytes))
        #expect(read == made)
        #expect(read.endIndex == count)
        #expect(read.hasBlankFill)
        #expect(read.value("K\(count - 1)") == (count == 0 ? nil : .integer(count - 1)))
        #expect(read.value("K\(count)") == nil)
    }

    @Test func `a header must be whole blocks with END in the last of them`() {
        let one = FITSBytes.header(Self.cards(3))
        let blank = [UInt8](repeating: 0x20, count: 2880)
        #expect(Header(bytes: []) == nil)
        #expect(Header(bytes: Array(one.dropLast())) == nil)
        #expect(Header(bytes: one + [0x20]) == nil)
        #expect(Header(bytes: blank) == nil)
        #expect(Header(bytes: one + blank) == nil)
        #expect(Header(bytes: blank + one)?.count == 39)
    }

    @Test func `of two END cards in the last block the first counts`() {
        let bytes = FITSBytes.header(["A       = 1", "END", "B       = 2"])
        #expect(Header(bytes: bytes)?.count == 1)
        #expect(Header(bytes: bytes)?.value("B") == nil)
        #expect(Header(bytes: bytes)?.hasBlankFill == false)
    }

    @Test(arguments: [3, 7, 8, 79, 80, 2799])
    func `a single byte behind END is not blank fill`(_ place: Int) {
        var bytes = FITSBytes.header(["A       = 1"])
        bytes[80 + place] = place == 2799 ? 0x2E : 0
        if place < 8 {
            // The card is not END any more.
            #expect(Header(bytes: bytes) == nil)
        } else {
            #expect(Header(bytes: bytes)?.hasBlankFill == false)
            #expect(Header(bytes: bytes)?.count == 1)
        }
    }

    @Test func `a keyword is the whole of its field`() {
        let header = Header(
            [
                "ABCDEFG   no value", "ABCDEFGH= 1", "HIERARCH ABCDEFGHI = 2", "A B     = 3",
                "HIERARCH X Y = 4", "HIERARCH SHORT = 5", "SHORT   = 6", "COMMENT = 7",
                "HIERARCH SHORT = 8", "HIERARCH LONG NAME = 9", "HIERARCH LONG NAME = 10",
            ].map { Card(bytes: $0.utf8) })
        #expect(header.index(of: "ABCDEFG") == nil)
        #expect(header.index(of: "ABCDEFGH") == 1)
        #expect(header.index(of: "ABCDEFGHI") == 2)
        #expect(header.index(of: "A B") == nil)
        #expect(header.index(of: "X Y") == 4)
        #expect(header.index(of: "SHORT") == 6)
        #expect(header.index(of: "COMMENT") == nil)
        #expect(header.index(of: "LONG NAME") == 9)
        #expect(header.index(of: "LONG") == nil)
        #expect(header.entry("nothing") == nil)
    }

    @Test(arguments: [
        "HIERARCH A B = 1", "HIERARCH   A   B   =1", "HIERARCH A B=1", "HIERARCH AB = 1",
        "HIERARCH A = 1",
        "HIERARCH A B C = 1", "HIERARCH = 1", "HIERARCH A B", "HIERARCH 'A B' = 1", "HIERARCH",
        "HIERARCH A=B = 1", "HIERARCHA B = 1", "HIERARCH é B = 1", "HIERARCH a b = 1",
    ])
    func `the name of a HIERARCH card is found as it is told`(_ text: String) {
        let card = Card(bytes: text.utf8)
        let header = Header([card])
        for name in [
            "A B", "A", "B", "AB", "A B C", "A  B", " A B", "A B ", "", "é B", "a b",
            "HIERARCHA", "'A B'", "A=B",
        ] where card.bytes.starts(with: "HIERARCH ".utf8) {
            #expect((header.index(of: name) != nil) == (card.keyword == name), "\(name)")
        }
    }

    @Test func `a card that has no value does not hide one that has`() {
        let header = Header(
            ["TELESCOP text", "TELESCOP= 'second'", "TELESCOP= 'third'"].map {
                Card(bytes: $0.utf8)
            })
        #expect(header.string("TELESCOP") == "second")
        #expect(header.index(of: "TELESCOP") == 1)
    }

    @Test func `a record ends with the last card of its header`() throws {
        let last = Header(
            ["A       = 'one&'", "CONTINUE  'two&'"].map { Card(bytes: $0.utf8) })
        #expect(last.entry(at: 0).value == .string("onetwo&"))
        #expect(last.entry(at: 0).cards == 0..<2)
        #expect(last.entry(at: 1).cards == 1..<2)
        #expect(last.entry(at: 1).value == nil)
        let alone = Header(["A       = 'one&'"].map { Card(bytes: $0.utf8) })
        #expect(alone.entry(at: 0).value == .string("one&"))
        #expect(Array(alone.entries).count == 1)
    }

    @Test func `a string goes on over the end of a block`() throws {
        let cards = Self.cards(35) + ["LONG    = 'one &'", "CONTINUE  'two' / c"]
        let header = try #require(Header(bytes: FITSBytes.header(cards)))
        #expect(header.blocks == 2)
        #expect(header.string("LONG") == "one two")
        #expect(header.entry("LONG")?.cards == 35..<37)
        #expect(header.entry("LONG")?.comment == "c")
    }

    @Test func `another header describes the same data only with the same kind and axes`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(axes: [4, 3], data: [UInt8](repeating: 1, count: 12)), to: "a.fits")
        let hdu = try #require(try FITSFile(reading: path).hdus.first)
        func describes(_ cards: [String]) throws -> Bool {
            hdu.isDescribed(by: Header(cards.map { Card(bytes: $0.utf8) }))
        }
        let simple = FITSBytes.fixed("SIMPLE", "T")
        #expect(try describes([simple] + FITSBytes.array(8, [4, 3]) + ["HISTORY more"]))
        #expect(try !describes([simple] + FITSBytes.array(8, [3, 4])))
        #expect(try !describes([simple] + FITSBytes.array(8, [12])))
        #expect(try !describes([simple] + FITSBytes.array(16, [4, 3])))
        #expect(try !describes([simple]))
        // END before the last block would cut the header short.
        #expect(try !describes([simple] + FITSBytes.array(8, [4, 3]) + ["END", "A       = 1"]))
    }

    @Test func `a header of many keeps no more than its own bytes`() throws {
        let folder = try ScratchFolder()
        let extensions = (0..<40).flatMap { _ in FITSBytes.image() }
        let path = try folder.write(FITSBytes.primary() + extensions, to: "many.fits")
        let hdus = try FITSFile(reading: path).hdus
        #expect(hdus.count == 41)
        #expect(hdus.allSatisfy { $0.header.bytes.capacity < 2 * Header.blockSize })
    }
}

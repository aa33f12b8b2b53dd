import FITS
import TestSupport
import Testing

struct HeaderDigestTests {
    private static func digest(_ cards: [String]) -> Digest {
        Header.digest(of: cards.map { Card(bytes: $0.utf8) })
    }

    @Test(arguments: [
        ("CHECKSUM= 'x'", false), ("CHECKSUM  no value", false), ("checksum= 'x'", true),
        ("CHECKSUN= 'x'", true), ("HIERARCH CHECKSUM = 'x'", true), ("ZHECKSUM= 'x'", true),
        ("DATASUM = '0'", false), ("DATASUMS= '0'", true), ("DATASUM1= '0'", true),
        ("EXTEND  = T", false), ("EXTEND  = F / none", false), ("EXTEND  = 1", true),
        ("EXTEND  = 'T'", true), ("EXTEND   T", true), ("EXTEND  =", true), ("EXTENDS = T", true),
        ("EXTEND  = TRUE", true), ("END", false), ("ENDS    = 1", true), ("", false),
        ("         text", true), ("        = 1", true),
        (String(repeating: " ", count: 79) + ".", true), ("COMMENT", true), ("HISTORY", true),
        ("CONTINUE  ''", true), ("SIMPLE  = T", true), ("DATE    = '2026-01-01'", true),
    ])
    func `a card is left out of the digest only where other tools change it at will`(
        _ text: String, _ isDigested: Bool
    ) {
        let card = Card(bytes: text.utf8)
        #expect(card.isDigested == isDigested)
        let start = ["SIMPLE  = T", "A       = 1"]
        #expect((Self.digest(start + [text]) != Self.digest(start)) == isDigested)
        #expect((Self.digest([text] + start) != Self.digest(start)) == isDigested)
    }

    @Test func `the text of a card with a blank keyword counts, and a card of blanks does not`() {
        let cards = ["A       = 1", "         made by hand", "B       = 2"]
        let changed = ["A       = 1", "         made by Hand", "B       = 2"]
        let spaced = ["A       = 1", "", "         made by hand", "", "B       = 2", ""]
        let without = ["A       = 1", "B       = 2"]
        #expect(Self.digest(cards) != Self.digest(changed))
        #expect(Self.digest(cards) != Self.digest(without))
        #expect(Self.digest(cards) == Self.digest(spaced))
        #expect(Self.digest(cards) == Digest(of: cards.flatMap(FITSBytes.card)))
    }

    @Test func `each of the 80 bytes of a card counts`() {
        let bytes = FITSBytes.card("A       = 1")
        let digest = Header.digest(of: [Card(bytes: bytes)])
        for place in 0..<80 {
            var other = bytes
            other[place] ^= 1
            #expect(Header.digest(of: [Card(bytes: other)]) != digest, "byte \(place)")
        }
    }

    @Test func `a header without cards has the digest of nothing`() {
        // The SHA-256 of no bytes, as `sha256sum /dev/null` prints it.
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(Self.digest([]).hexadecimal == nothing)
        #expect(Self.digest(["", "END", "EXTEND  = T"]).hexadecimal == nothing)
        #expect(Self.digest([]).base64URL == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
        #expect(Digest(of: [Digest]()) == Self.digest([]))
    }
}

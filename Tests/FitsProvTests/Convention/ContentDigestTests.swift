import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The digest of a file's content, and what has a part in it.
@Suite struct ContentDigestTests {
    private func digest(_ bytes: [UInt8], without document: Int? = nil) throws -> ContentDigest? {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        return ContentDigest(try FITSFile(reading: path, measuring: .digests), without: document)
    }

    private static let file =
        FITSBytes.primary(["OBJECT  = 'Crab'"])
        + FITSBytes.image(axes: [3], ["EXTNAME = 'A'"], data: [1, 2, 3])
        + FITSBytes.image(axes: [3], ["EXTNAME = 'B'"], data: [4, 5, 6])

    @Test func `it is the digest of the digests of headers and data in turn`() throws {
        let digest = try #require(try digest(ContentDigestTests.file))
        #expect(digest.parts.map(\.number) == [1, 2, 3])
        #expect(digest.parts.map(\.data) == [[], [1, 2, 3], [4, 5, 6]].map(Digest.init(of:)))
        let bytes = digest.parts.flatMap { $0.header.bytes + $0.data.bytes }
        #expect(digest.text == "sha256:" + Digest(of: bytes).base64URL)
        let cards =
            ["SIMPLE  =                    T", "BITPIX  =                    8"]
            + [FITSBytes.fixed("NAXIS", 0), "OBJECT  = 'Crab'"]
        #expect(digest.parts[0].header == Digest(of: cards.flatMap(FITSBytes.card)))
    }

    @Test func `an HDU that is left out has no part in it`() throws {
        let whole = try #require(try digest(ContentDigestTests.file))
        let part = try #require(try digest(ContentDigestTests.file, without: 2))
        #expect(part.parts == [whole.parts[0], whole.parts[2]])
        #expect(part.text != whole.text)
    }

    @Test func `the order of HDUs counts`() throws {
        let image = { (name: String) in
            FITSBytes.image(axes: [1], ["EXTNAME = '\(name)'"], data: [1])
        }
        let one = try digest(FITSBytes.primary() + image("A") + image("B"))
        let other = try digest(FITSBytes.primary() + image("B") + image("A"))
        #expect(one != nil)
        #expect(one?.text != other?.text)
    }

    @Test(arguments: [
        ["CHECKSUM= '0'"], ["DATASUM = '0'"], ["EXTEND  = T"], ["EXTEND  = F"], ["", ""],
    ])
    func `a card that any tool may write has no part in it`(cards: [String]) throws {
        let card = "OBJECT  = 'Crab'"
        #expect(
            try digest(FITSBytes.primary(cards + [card]))?.text
                == digest(FITSBytes.primary([card]))?.text)
    }

    @Test(arguments: ["EXTEND  = 'T'", "        x", "HISTORY", "COMMENT", "CHECKSU = 1"])
    func `any other card has`(card: String) throws {
        #expect(
            try digest(FITSBytes.primary([card]))?.text != digest(FITSBytes.primary())?.text)
    }

    @Test func `a stamp in the primary header has no part in it, in another it has`() throws {
        let cards = BlockText().cards
        #expect(
            try digest(FITSBytes.primary(cards))?.text == digest(FITSBytes.primary())?.text)
        let with = try digest(FITSBytes.primary() + FITSBytes.image(axes: [1], cards, data: [1]))
        let without = try digest(FITSBytes.primary() + FITSBytes.image(axes: [1], data: [1]))
        #expect(with?.parts[0] == without?.parts[0])
        #expect(with?.parts[1].header != without?.parts[1].header)
    }

    @Test func `what was not digested has none`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(ContentDigestTests.file, to: "a.fits")
        #expect(ContentDigest(try FITSFile(reading: path)) == nil)
        #expect(ContentDigest(try FITSFile(reading: path, measuring: .checksums)) == nil)
        #expect(
            ContentDigest(try FITSFile(reading: path, measuring: [.checksums, .digests])) != nil)
    }
}

import FITS
import TestSupport
import Testing

struct WrittenFormsTests {
    private static let legal: [CardCase] =
        CardReadingTests.strings + CardReadingTests.logicals + CardReadingTests.integers
        + CardReadingTests.reals + CardReadingTests.complexes + CardReadingTests.undefined
        + CardReadingTests.hierarch

    @Test(arguments: legal)
    func `every legal form of a card is read as cfitsio reads it`(_ example: CardCase) throws {
        #expect(try Self.difference(example) != .unexplained)
    }

    @Test func `several blanks in a HIERARCH name differ as the documentation says`() throws {
        let spaced = CardCase("HIERARCH ESO  A = 3", "ESO A", .integer(3))
        #expect(try Self.difference(spaced) == .hierarchBlanks)
    }

    private static func difference(_ example: CardCase) throws -> Difference? {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary([example.text]), to: "a.fits")
        let reference = try ReferenceFile(path)
        try reference.move(to: 1)
        return Difference(example.card, try reference.record(4))
    }

    @Test(arguments: 0..<20)
    func `what is written is read back equal by cfitsio`(seed: Int) throws {
        var random = SeededGenerator(seed)
        let alphabet = Array("abc ''&/=XYZ019.,".utf8)
        let length = Int.random(in: 1...300, using: &random)
        let bytes = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
        let text = String(decoding: bytes, as: UTF8.self) + "."
        let real = Double.random(in: -1e30...1e30, using: &random)
        let cards =
            try Card.make("TEXT", .string(text), comment: "text")
            + Card.make("ESO PRO REAL", .real(real), comment: "real")
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(cards.map(\.text)), to: "a.fits")
        let reference = try ReferenceFile(path)
        try reference.move(to: 1)
        let last = try reference.record(3 + cards.count)
        #expect(try reference.longString("TEXT") == text)
        #expect(last.keyword == "ESO PRO REAL")
        #expect(Double(last.value) == real)
    }
}

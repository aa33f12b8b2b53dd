import FITS
import Files
import TestSupport
import Testing

/// The cards of a header, and the data unit that they describe.
struct GeometryCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cards: [String]
    let kind: HDU.Kind
    let size: Int

    init(_ what: String, _ cards: [String], _ kind: HDU.Kind, _ size: Int) {
        testDescription = what
        self.cards = cards
        self.kind = kind
        self.size = size
    }
}

/// A header without a usable size, and the words that say so.
struct BadGeometry: Sendable, CustomTestStringConvertible {
    let cards: [String]
    let explanation: String

    var testDescription: String { explanation }

    init(_ explanation: String, _ cards: [String]) {
        self.explanation = explanation
        self.cards = cards
    }
}

struct GeometryTests {
    @Test(arguments: primaries)
    func `the size of a primary data unit follows the standard's formula`(
        _ example: GeometryCase
    ) throws {
        let folder = try ScratchFolder()
        let start = [FITSBytes.fixed("SIMPLE", "T")] + example.cards
        let path = try folder.write(FITSBytes.header(start), to: "a.fits")
        let hdu = try #require(try FITSFile(reading: path).hdus.first)
        #expect(hdu.kind == example.kind)
        #expect(hdu.dataSize == example.size)
    }

    @Test(arguments: extensions)
    func `the size of an extension's data unit follows the standard's formula`(
        _ example: GeometryCase
    ) throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary() + FITSBytes.header(example.cards)
        let path = try folder.write(bytes, to: "a.fits")
        let hdu = try #require(try FITSFile(reading: path).hdus.last)
        #expect(hdu.number == 2)
        #expect(hdu.kind == example.kind)
        #expect(hdu.dataSize == example.size)
    }

    @Test(arguments: bad)
    func `a header without a usable size is refused with the reason`(
        _ example: BadGeometry
    ) throws {
        let folder = try ScratchFolder()
        let start = [FITSBytes.fixed("SIMPLE", "T")] + example.cards
        let path = try folder.write(FITSBytes.header(start), to: "a.fits")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .badHeader)
        #expect(error?.explanation == example.explanation)
    }

    @Test func `an array may have 999 axes`() throws {
        let folder = try ScratchFolder()
        let axes = [Int](repeating: 1, count: 998) + [7]
        let path = try folder.write(
            FITSBytes.primary(axes: axes, data: [UInt8](repeating: 1, count: 7)), to: "a.fits")
        let file = try FITSFile(reading: path)
        #expect(file.hdus.first?.axes == axes)
        #expect(file.hdus.first?.dataSize == 7)
        #expect(file.problems == [])
    }

    static let primaries = [
        GeometryCase("no data", FITSBytes.array(8, []), .primary, 0),
        GeometryCase("an image", FITSBytes.array(-32, [10, 20]), .primary, 800),
        GeometryCase("64-bit integers", FITSBytes.array(64, [3]), .primary, 24),
        GeometryCase("an axis of zero", FITSBytes.array(16, [10, 0]), .primary, 0),
        GeometryCase(
            "PCOUNT and GCOUNT mean nothing in a primary image",
            FITSBytes.array(8, [10]) + [
                FITSBytes.fixed("PCOUNT", 7), FITSBytes.fixed("GCOUNT", 9),
            ],
            .primary, 10),
        GeometryCase(
            "random groups",
            FITSBytes.array(-32, [0, 3, 4]) + [
                FITSBytes.fixed("GROUPS", "T"), FITSBytes.fixed("PCOUNT", 6),
                FITSBytes.fixed("GCOUNT", 100),
            ], .randomGroups, 4 * 100 * (6 + 12)),
        GeometryCase(
            "NAXIS1 of zero without GROUPS", FITSBytes.array(-32, [0, 3, 4]), .primary, 0),
        GeometryCase(
            "the last representable size",
            FITSBytes.array(8, [1 << 40, 1 << 20]), .primary, 1 << 60),
    ]

    static let extensions = [
        GeometryCase(
            "an image",
            [FITSBytes.fixed("XTENSION", "'IMAGE   '")] + FITSBytes.array(16, [3, 5])
                + [FITSBytes.fixed("PCOUNT", 0), FITSBytes.fixed("GCOUNT", 1)], .image, 30),
        GeometryCase(
            "a table with a heap",
            [FITSBytes.fixed("XTENSION", "'BINTABLE'")] + FITSBytes.array(8, [8, 10])
                + [FITSBytes.fixed("PCOUNT", 123), FITSBytes.fixed("GCOUNT", 1)], .binaryTable, 203),
        GeometryCase(
            "an unknown extension without axes whose bytes are counted by PCOUNT",
            [FITSBytes.fixed("XTENSION", "'FOREIGN '")] + FITSBytes.array(8, [])
                + [FITSBytes.fixed("PCOUNT", 1234), FITSBytes.fixed("GCOUNT", 1)],
            .other("FOREIGN"), 1234),
        GeometryCase(
            "an ASCII table without PCOUNT and GCOUNT",
            [FITSBytes.fixed("XTENSION", "'TABLE   '")] + FITSBytes.array(8, [80, 3]),
            .asciiTable, 240),
        GeometryCase(
            "a compressed image",
            [FITSBytes.fixed("XTENSION", "'BINTABLE'")] + FITSBytes.array(8, [8, 1])
                + [
                    FITSBytes.fixed("PCOUNT", 5), FITSBytes.fixed("GCOUNT", 1),
                    FITSBytes.fixed("ZIMAGE", "T"),
                ], .compressedImage, 13),
        GeometryCase(
            "several groups in an extension",
            [FITSBytes.fixed("XTENSION", "'GROUPED '")] + FITSBytes.array(16, [4])
                + [FITSBytes.fixed("PCOUNT", 3), FITSBytes.fixed("GCOUNT", 5)],
            .other("GROUPED"), 2 * 5 * (3 + 4)),
    ]

    static let bad = [
        BadGeometry("HDU 1: BITPIX is missing", [FITSBytes.fixed("NAXIS", 0)]),
        BadGeometry(
            "HDU 1: card 2: BITPIX is not one of 8, 16, 32, 64, -32, -64: 7", FITSBytes.array(7, [])
        ),
        BadGeometry("HDU 1: NAXIS is missing", [FITSBytes.fixed("BITPIX", 8)]),
        BadGeometry(
            "HDU 1: card 3: NAXIS is out of range: 1000",
            [FITSBytes.fixed("BITPIX", 8), FITSBytes.fixed("NAXIS", 1000)]),
        BadGeometry(
            "HDU 1: card 3: NAXIS is not an integer: 'two'",
            [FITSBytes.fixed("BITPIX", 8), FITSBytes.fixed("NAXIS", "'two'")]),
        BadGeometry(
            "HDU 1: NAXIS2 is missing",
            [
                FITSBytes.fixed("BITPIX", 8), FITSBytes.fixed("NAXIS", 2),
                FITSBytes.fixed("NAXIS1", 3),
            ]),
        BadGeometry("HDU 1: card 4: NAXIS1 is out of range: -1", FITSBytes.array(8, [-1])),
        BadGeometry(
            "HDU 1: card 4: NAXIS1 is not an integer: '99999999999999999999'",
            [
                FITSBytes.fixed("BITPIX", 8), FITSBytes.fixed("NAXIS", 1),
                FITSBytes.fixed("NAXIS1", "99999999999999999999"),
            ]),
        BadGeometry(
            "HDU 1: the size of the data unit overflows 64 bits",
            FITSBytes.array(8, [1 << 31, 1 << 31, 4])),
        BadGeometry(
            "HDU 1: the size of the data unit overflows 64 bits",
            FITSBytes.array(64, [Int.max])),
    ]
}

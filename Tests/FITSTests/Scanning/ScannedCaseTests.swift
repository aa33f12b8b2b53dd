import FITS
import Files
import TestSupport
import Testing

/// What a scan finds in later HDUs, at the edges of cards, and of spellings that are nearly alike.
struct ScannedCaseTests {
    private static func scan(_ bytes: [UInt8], _ keywords: [[String]], isLenient: Bool = false)
        throws -> HeaderScan
    {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        var scanner = HeaderScanner(KeywordTable(keywords, isLenient: isLenient))
        try scanner.scan(path)
        return scanner.found
    }

    @Test func `each HDU has hits of its own, and the first in the file is the first`() throws {
        let bytes =
            FITSBytes.primary(["B       = 'primary'"])
            + FITSBytes.image(
                axes: [2881], ["A       = 1", "A       = 2"],
                data: [UInt8](repeating: 0, count: 2881))
            + FITSBytes.image(["B       = 'third'", "A       = 3"])
        let scan = try Self.scan(bytes, [["A"], ["B"], ["C"]])
        #expect(scan.isPlain)
        #expect(scan.hits.map(\.hdu) == [1, 2, 3, 3])
        #expect(scan.hdus.map(\.hits) == [0..<1, 1..<2, 2..<4])
        #expect(scan.hits.map { scan.value($0)?.text } == ["primary", "1", "third", "3"])
        #expect(scan.first(0).flatMap(scan.value) == .integer(1))
        #expect(scan.first(1)?.hdu == 1)
        #expect(scan.first(2) == nil)
        #expect(scan.hdus.map(\.headerOffset) == [0, 2880, 2880 * 4])
        #expect(scan.hdus.map(\.headerSize) == [2880, 2880, 2880])
        #expect(scan.hdus.map(\.dataSize) == [0, 2881, 0])
        #expect(scan.hdus.map(\.axes) == [[], [2881], []])
        #expect(scan.size == bytes.count)
    }

    private static let values: [(String, CardValue)] = [
        ("A       = 1", .integer(1)), ("A       = -0", .integer(0)),
        ("A       = 9223372036854775807", .integer(Int.max)),
        ("A       = 9223372036854775808", .bigInteger("9223372036854775808")),
        ("A       = -9223372036854775808", .integer(Int.min)), ("A       = T", .logical(true)),
        ("A       = TF", .invalid("TF")), ("A       = 1.5E3", .real(1500)),
        ("A       = 1.5D3", .real(1500)), ("A       = 1E3", .real(1000)),
        ("A       = 1.", .real(1)),
        ("A       = .", .invalid(".")), ("A       = 1.5.", .invalid("1.5.")),
        ("A       = 1 2", .invalid("1 2")), ("A       = 1.E", .invalid("1.E")),
        ("A       = '  x  ' / c", .string("  x")), ("A       = ''''", .string("'")),
        ("A       = 'not closed", .invalid("'not closed")), ("A       =", .undefined),
        ("A       = /c", .undefined), ("A       = (1,2)", .complex(1, 2)),
    ]

    private static let full = String(repeating: "m", count: 67)

    private static let wide: [(String, CardValue)] = [
        ("A       = \(String(repeating: " ", count: 69))7", .integer(7)),
        ("A       = '\(full)m'", .string("\(full)m")),
        ("A       = '\(full)''", .invalid("'\(full)''")),
    ]

    @Test(arguments: values + wide)
    func `a value is scanned as it is read`(_ card: String, _ value: CardValue) throws {
        let scan = try Self.scan(FITSBytes.primary([card]), [["A"]])
        #expect(scan.first(0).flatMap(scan.value) == value)
        #expect(Card(bytes: card.utf8).value == value)
        let last = try Self.scan(FITSBytes.primary() + FITSBytes.image([card]), [["A"]])
        #expect(last.first(0).flatMap(last.value) == value)
        #expect(last.first(0)?.hdu == 2)
    }

    @Test(arguments: [
        "AB      = 1", "A        1", "a       = 1", "A      A= 1", "HIERARCH A B = 1",
        "HIERARCH AB = 1", "COMMENT A = 1", "        = 1", "AAAAAAAA= 1",
    ])
    func `a keyword that is nearly the one that is asked for is not it`(_ card: String) throws {
        #expect(try Self.scan(FITSBytes.primary([card]), [["A"]]).hits.isEmpty)
    }

    @Test(arguments: [
        ("A       = 1 / [m] length", "m"), ("A       = 1 / length [m]", nil),
        ("A       = 1 /[m]", "m"), ("A       = 1 /  [m]", nil), ("A       = '[m]' / length", nil),
        ("A       = 1", nil), ("A       = '[' / [s] x", "s"), ("A       = 1 / []", ""),
        ("A       = 1 / [m", "m"), ("A       = 1 / [m  ", "m"), ("A       = 1 /", nil),
        ("A       = '/ [m]' / x", nil), ("A       = 'it''s / [m]' / [s]", "s"),
        ("A       = 'x' [m]", "m"), ("A       = (1, 2) / [m]", "m"), ("A       = / [m]", "m"),
        ("A       = 'open / [m]", nil), ("A       =", nil),
    ])
    func `a comment tells a unit only where it begins with one`(_ card: String, _ unit: String?)
        throws
    {
        let scan = try Self.scan(FITSBytes.primary([card, "B       = 1 / [kg]"]), [["A"]])
        let hit = try #require(scan.first(0))
        #expect(scan.unit(hit) == unit)
        #expect(CommentUnit.unit(of: scan.entry(hit).comment.utf8) == unit)
    }

    @Test func `a unit behind a string of several cards is found`() throws {
        let cards = ["A       = 'one&'", "CONTINUE  'two' / [m] x", "B       = 2"]
        let scan = try Self.scan(FITSBytes.primary(cards), [["A"], ["B"]])
        #expect(scan.first(0).flatMap(scan.unit) == "m")
        #expect(scan.first(0).map { scan.entry($0).comment } == "[m] x")
        #expect(scan.first(0).flatMap(scan.value) == .string("onetwo"))
        #expect(scan.first(1).flatMap(scan.value) == .integer(2))
        #expect(scan.first(1).flatMap(scan.unit) == nil)
    }

    @Test func `one spelling may stand for several keywords and one keyword have several`() throws {
        let cards = ["B       = 2", "A       = 1"]
        let scan = try Self.scan(
            FITSBytes.primary(cards), [["A", "B"], ["B"], ["A"], ["B", "A"]])
        let values = (0..<4).map { scan.first($0).flatMap(scan.value) }
        #expect(values == [.integer(2), .integer(2), .integer(1), .integer(2)])
        #expect(scan.hits.count == 4)
    }
}

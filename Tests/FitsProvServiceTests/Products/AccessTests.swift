import FitsProvArchive
import FoundationEssentials
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct AccessTests {
    private static func product(
        _ cards: [String], _ body: (PublishedProduct) throws -> Void
    ) throws {
        let made = try ServedProducts()
        try Scratch.makeFolder(made.folder.file("data"))
        try made.write("a.fits", cards)
        let options = try made.options()
        let index = try ArchiveIndex(opening: options.archive)
        let publication = Publication(Publication.Naming(archive: "a"))
        try body(try #require(try index.products(named: made.path("a.fits"), publication).first))
    }

    @Test(
        arguments: [
            ([], nil), (["VORIGHTS= 'Public  '"], nil), (["RELDATE = '2020-01-01'"], nil),
            (["VORIGHTS= ' SECURE '"], "the product is secure"),
            (["VORIGHTS= 'proprietary'"], "the product is proprietary"),
            (
                ["RELDATE = '2100-06-01T12:00:00'"],
                "the product becomes public on 2100-06-01T12:00:00"
            ),
            (["RELDATE = 'soon    '"], "the release date of the product cannot be understood"),
        ] as [([String], String?)])
    func `rights and dates of release are those of the file`(
        cards: [String], reason: String?
    ) throws {
        try Self.product(cards) { #expect(Access.restriction(of: $0) == reason) }
    }

    @Test func `a product is public from its day on`() throws {
        try Self.product(["RELDATE = '2030-01-02'"]) { product in
            let day = try #require(ISOTime.date("2030-01-02"))
            let before = Access.restriction(of: product, at: day.addingTimeInterval(-1))
            #expect(before == "the product becomes public on 2030-01-02")
            #expect(Access.restriction(of: product, at: day) == nil)
        }
    }

    @Test(
        arguments: [
            ("127.0.0.1", nil, true), ("::1", nil, true), ("0.0.0.0", nil, false),
            ("127.0.0.1", "http://localhost:8642/x", true), ("127.0.0.1", "http://[::1]:1", true),
            ("127.0.0.1", "https://data.example.org", false),
            ("127.0.0.1", "https://127.0.0.1.example.org", false),
            ("127.0.0.1", "https://localhost@example.org", false),
            ("0.0.0.0", "http://localhost", false),
        ] as [(String, String?, Bool)])
    func `only a service of this computer gives out what has an owner`(
        host: String, base: String?, isOpen: Bool
    ) throws {
        var options = ServiceOptions(archive: "a")
        options.listen.host = host
        options.baseURL = base
        try Self.product(["VORIGHTS= 'secure  '"]) {
            #expect(Access(options).allows($0) == isOpen)
        }
    }
}

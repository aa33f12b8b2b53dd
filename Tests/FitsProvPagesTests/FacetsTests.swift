import Testing

@testable import FitsProvPages

@Suite struct FacetsTests {
    private var facets: Facets {
        var facets = Facets()
        facets.targets = [
            .init("Crab", products: 5, position: nil),
            .init("Crab Nebula", products: 3, position: nil),
            .init("crabnebula", products: 2, position: nil),
            .init("M 31", products: 1, position: nil),
        ]
        return facets
    }

    @Test(arguments: [
        ("Crab", ["Crab"]), ("CRAB", ["Crab"]), ("crab nebula", ["Crab Nebula", "crabnebula"]),
        ("cra", ["Crab", "Crab Nebula", "crabnebula"]), ("m31", ["M 31"]), ("x", []), (" ", []),
    ])
    func `a name is exact, else without case and blanks, else a beginning`(
        _ name: String, _ found: [String]
    ) {
        #expect(facets.targets(called: name).map(\.name) == found)
    }

    @Test func `numbers are written for people`() {
        #expect(Words.grouped(0) == "0")
        #expect(Words.grouped(1_234_567) == "1,234,567")
        #expect(Words.grouped(-1_000) == "-1,000")
        #expect(Words.count(1, "product") == "1 product")
        #expect(Words.count(1_204, "product") == "1,204 products")
        #expect(Words.bytes(999) == "999 bytes")
        #expect(Words.bytes(5_760) == "5.8 kB")
        #expect(Words.bytes(1_234_567_890) == "1.2 GB")
        #expect(Words.short(83.630_000_000_01) == "83.63")
        #expect(Words.short(1e-19) == "1e-19")
        #expect(Words.short(.nan) == "nan")
        #expect(Words.short(12) == "12")
    }
}

import Testing

@testable import FitsProvArchive

@Suite struct SortKeyTests {
    @Test(arguments: [
        ("1.9", "1.10"), ("v1.2", "v1.10"), ("1.2", "1.2.1"), ("2", "10"), ("r5", "r20"),
        ("1.0", "1.1"),
    ])
    func `versions stand in the order of people`(earlier: String, later: String) {
        #expect(SortKey.version(earlier) < SortKey.version(later))
    }

    @Test func `a v before the number counts for nothing`() {
        #expect(SortKey.version("v1.2") == SortKey.version("1.2"))
        #expect(SortKey.version("V1.9") < SortKey.version("1.10"))
        #expect(SortKey.version("vega") != SortKey.version("ega"))
    }
}

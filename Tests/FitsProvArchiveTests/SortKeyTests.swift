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
}

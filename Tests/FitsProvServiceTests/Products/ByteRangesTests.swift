import Testing

@testable import FitsProvService

@Suite struct ByteRangesTests {
    @Test(arguments: [
        ("bytes=0-9", [0..<10]), ("BYTES = 0-9", [0..<10]), ("bytes=90-", [90..<100]),
        ("bytes=-10", [90..<100]), ("bytes=-1000", [0..<100]), ("bytes=50-1000", [50..<100]),
        ("bytes=0-0,99-99", [0..<1, 99..<100]), ("bytes=99-99, 0-0", [99..<100, 0..<1]),
        ("bytes=,0-0,,", [0..<1]), ("bytes=0-9,200-300", [0..<10]),
        ("bytes=5-99999999999999999999999", [5..<100]),
        ("bytes=-99999999999999999999999", [0..<100]),
    ])
    func `parts are those that are there`(text: String, parts: [Range<Int>]) {
        #expect(ByteRanges(text, size: 100) == .parts(parts))
    }

    @Test(arguments: [
        ("bytes=0-60,40-99", [0..<100]), ("bytes=50-99,0-10,5-60", [0..<100]),
        ("bytes=0-9,0-9,0-9", [0..<10]), ("bytes=20-29,0-9,5-14", [0..<15, 20..<30]),
    ])
    func `parts that overlap are joined, so that nothing is sent twice`(
        text: String, parts: [Range<Int>]
    ) {
        #expect(ByteRanges(text, size: 100) == .parts(parts))
    }

    @Test(arguments: [
        "bytes", "bytes=", "bytes=a-b", "bytes=9-0", "bytes=-", "bytes=1", "lines=0-1",
        "bytes=0-9,x", "bytes=0 - 9", "bytes=+0-9", "bytes=0-9-10", "bytes=٣-٤",
    ])
    func `what cannot be understood is not there`(text: String) {
        #expect(ByteRanges(text, size: 100) == .whole)
    }

    @Test func `parts of nothing, and very many of them, are refused`() {
        #expect(ByteRanges("bytes=100-", size: 100) == .unsatisfiable)
        #expect(ByteRanges("bytes=-0", size: 100) == .unsatisfiable)
        #expect(ByteRanges("bytes=0-0", size: 0) == .unsatisfiable)
        let many = (0..<65).map { "\($0)-\($0)" }.joined(separator: ",")
        #expect(ByteRanges("bytes=\(many)", size: 100) == .unsatisfiable)
    }
}

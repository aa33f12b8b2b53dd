import Testing

@testable import VOTable

struct ArraySizeTests {
    @Test(arguments: [
        ("1", ArraySize.fixed(1)), ("8", .fixed(8)), ("*", .any), ("16*", ArraySize(.upTo(16))),
        ("8x3", ArraySize(.fixed(3), fixed: [8])), ("8x*", ArraySize(.any, fixed: [8])),
        ("2x3x4*", ArraySize(.upTo(4), fixed: [2, 3])), ("0", .fixed(0)),
    ])
    func `sizes are read and written`(_ text: String, _ size: ArraySize) {
        #expect(ArraySize(text) == size)
        #expect(size.description == text)
    }

    @Test func `blanks do not matter`() {
        #expect(ArraySize(" 8 x 3\n") == ArraySize(.fixed(3), fixed: [8]))
    }

    @Test(arguments: [
        "", " ", "x", "x3", "3x", "**", "*3", "*x3", "-1", "3.5", "a", "3y4", "9999999999",
        "2147483648", "65536x65536", "99999x99999x*",
    ])
    func `what is no size is refused`(_ text: String) { #expect(ArraySize(text) == nil) }

    @Test func `a size of very many dimensions is refused`() {
        let text = String(repeating: "1x", count: 100_000) + "1"
        #expect(ArraySize(text) == nil)
    }

    @Test func `elements are counted`() {
        #expect(ArraySize(.fixed(3), fixed: [8]).total == 24)
        #expect(ArraySize(.upTo(5), fixed: [2]).total == 10)
        #expect(ArraySize(.any, fixed: [2, 4]).total == nil)
        #expect(ArraySize(.any, fixed: [2, 4]).slice == 8)
    }

    @Test(arguments: [
        (CellCount.one, 1, true), (.one, 2, false), (.fixed(3), 3, true), (.fixed(3), 2, false),
        (.any(slice: 1, most: nil), 0, true), (.any(slice: 2, most: nil), 4, true),
        (.any(slice: 2, most: nil), 3, false), (.any(slice: 1, most: 5), 5, true),
        (.any(slice: 1, most: 5), 6, false), (.any(slice: 0, most: nil), 0, true),
        (.any(slice: 0, most: nil), 1, false),
    ])
    func `counts are checked`(_ count: CellCount, _ elements: Int, _ isRight: Bool) {
        #expect((count.fault(elements) == nil) == isRight)
    }

    @Test func `text may be shorter than is said`() {
        #expect(CellCount.fixed(10).textFault(3) == nil)
        #expect(CellCount.fixed(10).textFault(11) == "11 characters, more than 10")
        #expect(CellCount.any(slice: 1, most: nil).textFault(1_000_000) == nil)
    }
}

import FITS
import TestSupport
import Testing

/// Scans that look for `HISTORY` cards by what they begin with.
@Suite struct HistoryStartTests {
    private func found(_ cards: [String], _ starts: [String]) throws -> [Int] {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
        var scanner = HeaderScanner(KeywordTable(["OBJECT", "HISTORY"], historyStarts: starts))
        try scanner.scan(path)
        return scanner.found.hits.map(\.keyword)
    }

    @Test func `one of the lines with a beginning is found, however far behind`() throws {
        let lines = (0..<50).map { "HISTORY line \($0)" }
        #expect(try found(lines + ["HISTORY  TOOL  :dmcopy"], ["TOOL  :"]) == [1])
        #expect(try found(lines, ["TOOL  :"]) == [])
    }

    @Test func `blanks before the text do not count, and the beginning must be whole`() throws {
        #expect(try found(["HISTORY      CFITSIO used"], ["CFITSIO"]) == [1])
        #expect(try found(["HISTORY CFIT"], ["CFITSIO"]) == [])
        #expect(try found(["HISTORY cfitsio"], ["CFITSIO"]) == [])
        #expect(try found(["HISTORY" + String(repeating: " ", count: 73)], ["x"]) == [])
    }

    @Test func `any of several beginnings will do, once a header`() throws {
        let cards = ["HISTORY b", "HISTORY a", FITSBytes.fixed("OBJECT", "'x'")]
        #expect(try found(cards, ["a", "b"]) == [1, 0])
    }

    @Test func `without beginnings no line of history is found`() throws {
        #expect(try found(["HISTORY a", "COMMENT a"], []) == [])
    }

    @Test func `a comment is none`() throws {
        #expect(try found(["COMMENT TOOL  :x"], ["TOOL"]) == [])
    }
}

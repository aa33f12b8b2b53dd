import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is noted of values that never occur; its words may change, its names and values not.
@Suite struct AnswerNoteTests {
    /// A product for each value of a site.
    private static func sites(_ values: String...) -> [ProductFixture] {
        values.enumerated().map { .fields("\($0)", ("site", $1)) }
    }

    /// Where each text stands in another, to see them in their order.
    private func isInOrder(_ parts: [String], _ text: String) -> Bool {
        var rest = text[...]
        for part in parts {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    @Test func `the most frequent values are named, then the first ones`() throws {
        let products = AnswerNoteTests.sites("b", "a", "c", "c", "d", "d", "d")
        let note = try #require(try products.notes("site = x").first)
        #expect(isInOrder(["site", "'x'", "d (3)", "c (2)", "a (1)", "b (1)"], note))
        #expect(!note.contains("…"))
    }

    @Test func `four values are named, and that there are more`() throws {
        let note = try #require(
            try AnswerNoteTests.sites("e", "d", "c", "b", "a").notes("site = x").first)
        #expect(isInOrder(["a (1)", "b (1)", "c (1)", "d (1)", "…"], note))
        #expect(!note.contains("e (1)"))
    }

    @Test func `values that differ in case alone are one`() throws {
        let note = try #require(try AnswerNoteTests.sites("N", "n", "S").notes("site = x").first)
        #expect(note.contains("N (2)") || note.contains("n (2)"))
        #expect(note.contains("S (1)"))
    }

    @Test(arguments: [
        ("site = a", 0), ("site = A", 0), ("site = 'a*'", 0), ("site = x", 1), ("site = 'x*'", 1),
        ("site > z", 0), ("site between x and z", 0), ("has site", 0), ("site = x or site = a", 1),
        ("site = x and site = y", 2), ("site in (x, y, z)", 3), ("run_type = x", 1),
        ("run_type > 3", 1),
        ("has run_type", 1), ("exposure > 3", 0), ("software = x", 1), ("start = 2026", 0),
        ("target = x", 1), ("id = x", 0), ("not has site", 0), ("parameter.bins = 9", 1),
        ("parameter.bins = 3", 0), ("calib_level = 7", 0),
    ])
    func `only what never occurs is noted, and where that is known at once`(
        expression: String, count: Int
    ) throws {
        var products = AnswerNoteTests.sites("a", "b")
        products[0].parameters = [("bins", "3")]
        #expect(try products.notes(expression).count == count)
    }

    @Test func `at most ten comparisons are looked at`() throws {
        let many = (0..<12).map { "site = x\($0)" }.joined(separator: " or ")
        #expect(try AnswerNoteTests.sites("a").notes(many).count == 10)
    }

    @Test func `programs are named with their versions`() throws {
        var (first, second) = (ProductFixture("a"), ProductFixture("b"))
        first.software = [("tool", "1.0"), ("lib", nil)]
        second.software = [("tool", "1.0")]
        let note = try #require(try [first, second].notes("software = x").first)
        #expect(isInOrder(["software", "'x'", "tool 1.0 (2)", "lib (1)"], note))
    }

    @Test func `values of files that are gone are not named`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(AnswerNoteTests.sites("a", "b", "b"), in: folder)
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE name = '1'") }
        let answer = try index.find(Query(try Expression("site = x"))) { _ in }
        let note = try #require(answer.notes.first)
        #expect(isInOrder(["a (1)", "b (1)"], note))
    }

    @Test func `a name with nothing under it is named`() throws {
        for expression in ["run_type = x", "run_type > 3", "has run_type"] {
            let note = try #require(try AnswerNoteTests.sites("a").notes(expression).first)
            #expect(note.contains("run_type"))
            #expect(!note.contains("(1)"))
        }
    }
}

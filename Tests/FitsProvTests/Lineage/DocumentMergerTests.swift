import PROV
import Testing

@testable import FitsProv

/// Many documents as one, and which of them cannot be a part of it.
@Suite struct DocumentMergerTests {
    private func part(_ name: String, _ statements: String) throws -> DocumentMerger.Part {
        let text = """
            document
              prefix ex <http://example.org/>
              \(statements)
            endDocument

            """
        return DocumentMerger.Part(name: name, document: try Document(provN: Array(text.utf8)))
    }

    private func start(_ name: String, _ day: Int) throws -> DocumentMerger.Part {
        try part(name, "activity(ex:run, 2026-01-0\(day)T00:00:00, -)")
    }

    @Test func `nothing is an empty document`() {
        let merger = DocumentMerger([])
        #expect(merger.merged.records.isEmpty)
        #expect(merger.complaints.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8, 9, 33])
    func `every document is in it, and what several say once`(count: Int) throws {
        let parts = try (0..<count).map { number in
            try part("\(number)", "entity(ex:e\(number))\n  agent(ex:all)")
        }
        let merger = DocumentMerger(parts)
        #expect(merger.complaints.isEmpty)
        #expect(merger.merged.records(.entity).count == count)
        #expect(merger.merged.records(.agent).count == 1)
    }

    @Test func `a document that is invalid itself is left out and named`() throws {
        // An entity that is an activity too.
        let bad = try part("bad.fits", "entity(ex:x)\n  activity(ex:x, -, -)")
        let merger = DocumentMerger([
            try part("a", "entity(ex:a)"), bad, try part("b", "entity(ex:b)"),
        ])
        #expect(merger.complaints.map(\.name) == ["bad.fits"])
        #expect(merger.complaints.first?.reason.hasPrefix("its document is left out: ") == true)
        #expect(merger.merged.records(.entity).count == 2)
        #expect(merger.merged.records(.activity).isEmpty)
    }

    @Test(arguments: 1...6)
    func `of two that do not go together the later one is left out`(place: Int) throws {
        var parts = [try start("first", 1)]
        parts += try (1...6).map { try part("\($0)", "entity(ex:e\($0))") }
        parts.insert(try start("second", 2), at: place)
        let merger = DocumentMerger(parts)
        #expect(merger.complaints.map(\.name) == ["second"])
        #expect(merger.merged.records(.entity).count == 6)
        #expect(merger.merged.records(.activity).count == 1)
        #expect(merger.merged.validate().isValid)
    }

    @Test func `several that do not fit are each left out, and the rest stays`() throws {
        let parts = [
            try start("first", 1), try part("a", "entity(ex:a)"), try start("second", 2),
            try part("b", "entity(ex:b)"), try start("third", 3), try start("again", 1),
        ]
        let merger = DocumentMerger(parts)
        #expect(Set(merger.complaints.map(\.name)) == ["second", "third"])
        #expect(merger.merged.records(.entity).count == 2)
        #expect(merger.merged.validate().isValid)
    }

    @Test(.timeLimit(.minutes(10)))
    func `with very many that do not fit what is left is still valid`() throws {
        var parts = [try start("first", 1), try part("a", "entity(ex:a)")]
        parts += try (0..<60).map { try start("bad\($0)", $0 % 8 + 2) }
        let merger = DocumentMerger(parts)
        #expect(merger.complaints.count == 60)
        #expect(merger.complaints.allSatisfy { $0.name.hasPrefix("bad") })
        #expect(merger.merged.records(.entity).count == 1)
        #expect(merger.merged.validate().isValid)
    }
}

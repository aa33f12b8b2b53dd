import Foundation
import PROV
import Reports
import Testing

/// What one document says and another does not.
@Suite struct DocumentDifferenceTests {
    private static func document(_ lines: String, prefix: String = "ex") throws -> Document {
        let text = """
            document
              prefix \(prefix) <http://example.org/>
              \(lines)
            endDocument
            """
        return try Document(provN: Array(text.utf8))
    }

    private static func difference(_ first: String, _ second: String) throws -> DocumentDifference {
        DocumentDifference(try document(first), try document(second))
    }

    @Test func `documents that say the same do not differ, in whatever order and prefix`() throws {
        let first = try Self.document("entity(ex:a)\nactivity(ex:b, -, -)\nused(ex:b, ex:a, -)")
        let second = try Self.document(
            "used(o:b, o:a, -)\nactivity(o:b, -, -)\nentity(o:a)", prefix: "o")
        let difference = DocumentDifference(first, second)
        #expect(difference.isEmpty)
        #expect(difference.onlyInFirst.isEmpty && difference.onlyInSecond.isEmpty)
        #expect(difference.changes.isEmpty && difference.prefixes.isEmpty)
    }

    @Test func `what only one document has is told of that one`() throws {
        let difference = try Self.difference(
            "entity(ex:a)\nentity(ex:b)", "entity(ex:b)\nentity(ex:c)\nused(ex:x, ex:c, -)")
        #expect(difference.onlyInFirst.map(\.provN) == ["entity(ex:a)"])
        #expect(
            difference.onlyInFirst.map { $0.record.identifier?.uri } == ["http://example.org/a"])
        #expect(
            Set(difference.onlyInSecond.map(\.provN)) == ["entity(ex:c)", "used(ex:x, ex:c, -)"])
        #expect(difference.changes.isEmpty && !difference.isEmpty)
        let reversed = try Self.difference(
            "entity(ex:b)\nentity(ex:c)\nused(ex:x, ex:c, -)", "entity(ex:a)\nentity(ex:b)")
        #expect(reversed.onlyInSecond.map(\.provN) == ["entity(ex:a)"])
    }

    @Test func `a record that both have is shown with what differs in it`() throws {
        let difference = try Self.difference(
            "entity(ex:a, [ex:same=\"1\", ex:k=\"one\", ex:gone=\"g\"])",
            "entity(ex:a, [ex:same=\"1\", ex:k=\"two\"])")
        let change = try #require(difference.changes.first)
        #expect(difference.changes.count == 1)
        #expect(difference.onlyInFirst.isEmpty && difference.onlyInSecond.isEmpty)
        #expect(change.identifier.uri == "http://example.org/a" && change.bundle == nil)
        #expect(change.kind == .entity && change.arguments.isEmpty)
        #expect(
            change.attributes.map(\.uri) == ["http://example.org/gone", "http://example.org/k"])
        #expect(change.first.provN.contains("one") && change.second.provN.contains("two"))
        #expect(!change.first.provN.contains("same") && !change.second.provN.contains("same"))
        #expect(change.first.provN.contains("gone") && !change.second.provN.contains("gone"))
    }

    @Test func `an argument that differs is named`() throws {
        let difference = try Self.difference(
            "activity(ex:a, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)",
            "activity(ex:a, 2026-01-01T00:00:00Z, 2026-01-03T00:00:00Z)")
        let change = try #require(difference.changes.first)
        #expect(change.arguments.count == 1 && change.attributes.isEmpty)
        #expect(change.first.provN.contains("2026-01-02"))
        #expect(change.second.provN.contains("2026-01-03"))
        let start = try Self.difference(
            "activity(ex:a, 2026-01-01T00:00:00Z, -)", "activity(ex:a, -, -)")
        #expect(start.changes.first?.arguments.count == 1)
        #expect(start.changes.first?.arguments != change.arguments)
    }

    @Test func `records of one identifier and another kind are no change`() throws {
        let difference = try Self.difference("entity(ex:a)", "agent(ex:a)")
        #expect(difference.changes.isEmpty)
        #expect(difference.onlyInFirst.map(\.provN) == ["entity(ex:a)"])
        #expect(difference.onlyInSecond.map(\.provN) == ["agent(ex:a)"])
    }

    @Test func `a record that is there several times is not paired`() throws {
        let difference = try Self.difference(
            "entity(ex:a, [ex:k=\"1\"])",
            "entity(ex:a, [ex:k=\"2\"])\nentity(ex:a, [ex:k=\"3\"])")
        #expect(difference.changes.count + difference.onlyInFirst.count == 1)
        #expect(!difference.isEmpty)
    }

    @Test func `a bundle is a place of its own`() throws {
        func bundle(_ name: String, _ value: String) -> String {
            "bundle ex:\(name)\n entity(ex:a, [ex:k=\"\(value)\"])\n endBundle"
        }
        let moved = try Self.difference(bundle("b", "1"), bundle("c", "1"))
        #expect(moved.changes.isEmpty)
        #expect(moved.onlyInFirst.map { $0.bundle?.uri } == ["http://example.org/b"])
        #expect(moved.onlyInSecond.map { $0.bundle?.uri } == ["http://example.org/c"])
        let changed = try Self.difference(bundle("b", "1"), bundle("b", "2"))
        #expect(changed.changes.map { $0.bundle?.uri } == ["http://example.org/b"])
    }

    @Test func `each line is that of its record, however many there are`() throws {
        let first = (0..<5).map { "entity(ex:f\($0))" } + ["entity(ex:c0, [ex:k=\"1\"])"]
        let second =
            (0..<3).map { "entity(ex:s\($0))" }
            + ["entity(ex:c0, [ex:k=\"line\\nbreak\"])", "entity(ex:c1)"]
        let difference = try Self.difference(
            (first + ["entity(ex:c1, [ex:k=\"x\"])"]).joined(separator: "\n"),
            second.joined(separator: "\n"))
        for statement in difference.onlyInFirst + difference.onlyInSecond {
            let name = statement.record.identifier?.localPart ?? "?"
            #expect(statement.provN == "entity(ex:\(name))")
        }
        #expect(difference.onlyInFirst.count == 5 && difference.onlyInSecond.count == 3)
        #expect(difference.changes.count == 2)
        for change in difference.changes {
            let name = "ex:\(change.identifier.localPart)"
            #expect(change.first.provN.contains(name) && change.second.provN.contains(name))
        }
    }

    @Test func `a name is said with its prefix where it has one`() throws {
        let difference = try Self.difference("entity(ex:a)", "entity(ex:b)")
        let name = try #require(difference.onlyInFirst.first?.record.identifier)
        #expect(difference.phrase(name) == "ex:a")
        let other = try Document(
            provN: Array("document prefix o <http://o.org/> entity(o:a) endDocument".utf8))
        let foreign = try #require(other.records.first?.identifier)
        #expect(difference.phrase(foreign) == "http://o.org/a")
    }

    @Test func `a comparison has what differs under its keys`() throws {
        let one = """
            document prefix ex <http://example.org/>
            entity(ex:a, [ex:k="1"]) entity(ex:f) used(ex:x, ex:a, -) endDocument
            """
        let other = """
            document prefix ex <http://example.org/>
            entity(ex:a, [ex:k="2"]) agent(ex:s) endDocument
            """
        let first = try DocumentFile("one", content: Array(one.utf8))
        let second = try DocumentFile("other", content: Array(other.utf8))
        let report = ComparisonReport(
            first, second, DocumentDifference(first.document, second.document))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try JSON.text(report).utf8))
                as? [String: Any])
        #expect(
            Set(object.keys) == [
                "schemaVersion", "files", "equal", "prefixes", "onlyInFirst", "onlyInSecond",
                "different",
            ])
        #expect(object["files"] as? [String] == ["one", "other"])
        let mine = try #require(object["onlyInFirst"] as? [[String: Any]])
        #expect(Set(mine.compactMap { $0["provN"] as? String }).contains("entity(ex:f)"))
        #expect(mine.count == 2)
        let theirs = try #require(object["onlyInSecond"] as? [[String: Any]])
        #expect(theirs.map { $0["kind"] as? String } == ["agent"])
        #expect(theirs.map { $0["identifier"] as? String } == ["http://example.org/s"])
        let changed = try #require((object["different"] as? [[String: Any]])?.first)
        #expect(changed["kind"] as? String == "entity")
        #expect(changed["attributes"] as? [String] == ["http://example.org/k"])
        #expect(changed["arguments"] as? [String] == [])
        #expect((changed["first"] as? String)?.contains("\"1\"") == true)
        #expect((changed["second"] as? String)?.contains("\"2\"") == true)
        let same = ComparisonReport(
            first, first, DocumentDifference(first.document, first.document))
        #expect(try JSON.text(same, isPretty: false).contains("\"equal\":true"))
    }
}

import Foundation
import PROV
import Reports
import Testing

/// What is said of documents.
@Suite struct DocumentReportTests {
    private func file(_ name: String, label: String) throws -> DocumentFile {
        let value = try JSONSerialization.data(
            withJSONObject: [
                "prefix": ["ex": "http://example.org/"],
                "entity": ["ex:e": ["prov:label": label], "ex:same": [:] as [String: Any]],
            ])
        return try DocumentFile(name, content: Array(value))
    }

    @Test(arguments: Hostile.texts.filter { !$0.contains("\0") })
    func `a comparison is read back`(text: String) throws {
        let (first, second) = (try file(text, label: "one"), try file("b", label: "two" + text))
        let difference = DocumentDifference(first.document, second.document)
        let json = try JSON.text(ComparisonReport(first, second, difference))
        #expect(isSafe(json))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["files"] as? [String] == [text, "b"])
        #expect(object["equal"] as? Bool == false)
        let different = try #require(object["different"] as? [[String: Any]])
        #expect(different.first?["identifier"] as? String == "http://example.org/e")
        #expect((different.first?["second"] as? String)?.contains("two") == true)
    }

    @Test(arguments: Hostile.texts)
    func `a validation is read back`(text: String) throws {
        let source = try DocumentFile(
            text,
            content: Array(
                """
                document
                  prefix ex <http://example.org/>
                  entity(ex:a)
                  activity(ex:a, -, -)
                endDocument
                """.utf8))
        let validation = source.document.validate()
        let json = try JSON.text(ValidationReport(source, validation), isPretty: false)
        #expect(isSafe(json))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["file"] as? String == text)
        #expect(object["format"] as? String == "PROV-N")
        #expect(object["valid"] as? Bool == validation.isValid)
        let violations = try #require(object["violations"] as? [[String: Any]])
        let reasons = violations.compactMap { $0["reason"] as? String }
        #expect(reasons == validation.violations.map(\.reason))
        #expect(!violations.isEmpty)
    }

    @Test func `a format is known by its extension or its first bytes`() {
        #expect(DocumentFormat(path: "a/b.PROVN") == .provn)
        #expect(DocumentFormat(path: ".svg") == nil)
        #expect(SourceFormat("SIMPLE  =".utf8) == .fits)
        #expect(SourceFormat("\u{FEFF} <prov".utf8) == .xml)
        #expect(SourceFormat("what".utf8) == nil)
        #expect(SourceFormat(hint: "a.json") == .json)
    }
}

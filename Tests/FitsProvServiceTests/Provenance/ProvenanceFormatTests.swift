import FitsProv
import PROV
import Testing

@testable import FitsProvService

@Suite struct ProvenanceFormatTests {
    private static func format(_ text: String?, _ accept: String? = nil) -> ProvenanceFormat? {
        do throws(QueryRefusal) { return try ProvenanceFormat(text, accept: accept) } catch {
            return nil
        }
    }

    @Test(
        arguments: [
            (nil, nil, .json), (nil, "*/*", .json), (nil, "application/provenance+xml", .xml),
            (nil, "text/provenance-notation;q=0.5, image/svg+xml", .provN),
            (nil, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .json),
            ("prov-xml", "application/json", .xml), ("TEXT/XML", nil, .xml),
            ("application/json; charset=utf-8", nil, .json), ("PROV-HTML", nil, nil),
        ] as [(String?, String?, ProvenanceFormat?)])
    func `what is asked for counts, then what is taken`(
        text: String?, accept: String?, format: ProvenanceFormat?
    ) {
        #expect(Self.format(text, accept) == format)
    }

    private static func request(_ query: String) throws -> ProvSAPRequest {
        var parameters = Parameters()
        try parameters.add(encoded: query)
        return try ProvSAPRequest(parameters, accept: nil, ServiceLimits())
    }

    @Test(arguments: [("0", 0), ("1", 1), ("2", 1), ("3", 2), ("4", 2), ("ALL", Int.max)])
    func `a generation is two relations`(depth: String, generations: Int) throws {
        let request = try Self.request("ID=a&DEPTH=\(depth)")
        #expect(request.generations == generations)
    }

    @Test func `what is not said is as the standard has it`() throws {
        let request = try Self.request("id=a&Target=b&ID=a")
        #expect(request.ids == ["a", "b"])
        #expect(request.depth == 1)
        #expect(request.direction == .back)
        #expect(request.format == .json)
        var reduction = Document.Reduction()
        reduction.leavesOutMembers = true
        reduction.descriptions = .none
        #expect(request.reduction == reduction)
        let deep = try Self.request("ID=a&DEPTH=99999999999999999999999")
        #expect(deep.depth == nil)
    }

    @Test func `too many things are refused`() throws {
        let many = (0...100).map { "ID=\($0)" }.joined(separator: "&")
        var words = ""
        do { _ = try Self.request(many) } catch let error as QueryRefusal { words = error.message }
        #expect(words == "there are more than 100 ID")
    }

    @Test func `a document as tables has a row for each thing and relation`() throws {
        let text = """
            document
              prefix ex <http://example.org/>
              prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
              entity(ex:cube, [voprov:name = "<cube> & co", prov:type = 'voprov:DatasetEntity'])
              activity(ex:bin, 2026-01-01T00:00:00, -)
              wasGeneratedBy(ex:cube, ex:bin, -, [prov:role = "out"])
            endDocument

            """
        let document = try Document(provN: Array(text.utf8))
        let bytes = try ProvenanceFormat.votable.bytes(document, isCut: false)
        let table = String(decoding: bytes, as: UTF8.self)
        #expect(table.contains("<TD>http://example.org/cube</TD><TD>&lt;cube&gt; &amp; co</TD>"))
        #expect(table.contains("<TD>2026-01-01T00:00:00</TD>"))
        #expect(
            table.contains(
                "<TR><TD>http://example.org/cube</TD><TD>http://example.org/bin</TD><TD>out</TD></TR>"
            ))
        #expect(table.split(separator: "<TABLE ").count == 9)
        #expect(!table.contains("OVERFLOW"))
    }
}

import PROV
import TestSupport
import Testing

/// What Graphviz makes of our pictures.
@Suite(.enabled(if: Tool.dot.isPresent, Tool.dot.notice))
struct PictureGraphvizTests {
    @Test(arguments: PictureTests.hostile, [false, true])
    func `reads each picture and shows its text as text`(_ text: String, _ notes: Bool) throws {
        var options = PictureOptions()
        options.showsAttributes = notes
        options.title = text
        let svg = try Self.svg(PictureTests.document(of: text).dot(options))
        #expect(svg.contains("id=\"n1\"") && svg.contains("id=\"e1\""))
        #expect(!svg.contains("<script") && !svg.contains("javascript:"))
        #expect(svg.contains("class=\"node entity\"") && svg.contains("class=\"edge used\""))
    }

    @Test func `reads pictures of all records`() throws {
        for seed in 0..<8 {
            var random = RandomRecords(seed: UInt64(seed))
            random.isWild = true
            var options = PictureOptions()
            options.showsAttributes = seed % 2 == 0
            options.folding = seed % 3 == 0 ? .always : .never
            let bundle = Bundle(identifier: Namespace.prov("b"), records: random.records(20))
            let document = Document(records: random.records(40), bundles: [bundle])
            #expect(try Self.svg(document.dot(options)).contains("</svg>"))
        }
    }

    private static func svg(_ dot: String) throws -> String {
        let folder = try ScratchFolder()
        let file = try folder.write(dot.utf8, to: "picture.dot")
        let outcome = try Tool.dot.run(["-Tsvg", file])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(!outcome.complaints.contains("rror"), "\(outcome.complaints)")
        return outcome.output
    }
}

extension Tool {
    /// Graphviz.
    fileprivate static let dot = Tool("dot")
}

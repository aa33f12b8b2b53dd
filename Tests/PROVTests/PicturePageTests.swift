import Foundation
import PROV
import TestSupport
import Testing

/// The page around a picture.
struct PicturePageTests {
    private let svg = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg viewBox=\"0 0 1 1\"></svg>"

    @Test(arguments: PictureTests.hostile)
    func `escapes all text`(_ text: String) throws {
        let page = PictureTests.document(of: text).html(svg: svg, title: text)
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(page.components(separatedBy: "<!--").count == 1)
        #expect(!page.contains("\u{1B}"))
        let data = try #require(Self.part(of: page, from: "id=\"data\">", to: "</script>"))
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: [[String: Any]]])
        #expect(json["nodes"]?.isEmpty == false)
    }

    @Test func `asks nothing of the network`() {
        let page = PictureTests.document(of: "x").html(svg: svg, title: "x")
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("src=\"") && !page.contains("@import") && !page.contains("<link"))
        #expect(!page.contains("fetch(") && !page.contains("innerHTML"))
    }

    @Test func `lets only its own script run`() throws {
        let page = PictureTests.document(of: "x").html(svg: svg, title: "x")
        let script = try #require(Self.part(of: page, from: "<script>", to: "</script>"))
        let digest = try #require(Self.part(of: page, from: "'sha256-", to: "'"))
        #expect(try Self.sha256(script) == digest)
    }

    @Test func `takes the picture without what HTML has no place for`() {
        let page = PictureTests.document(of: "x").html(svg: svg, title: "x")
        #expect(page.contains("<svg viewBox=\"0 0 1 1\"></svg>"))
        #expect(!page.contains("<?xml") && !page.contains("<!DOCTYPE svg"))
    }

    private static func part(of text: String, from start: String, to end: String) -> String? {
        guard let start = text.range(of: start),
            let end = text[start.upperBound...].range(of: end)
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// The digest as `sha256sum` makes it, in Base64.
    private static func sha256(_ text: String) throws -> String {
        let folder = try ScratchFolder()
        let file = try folder.write(text.utf8, to: "script.js")
        let printed = try Tool("sha256sum").run([file]).output
        let digits = Array(printed.prefix(64))
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}

import TestSupport
import Testing

@testable import FitsProvPages

@Suite struct HTMLWriterTests {
    /// The element `p` of a page with a text and an attribute.
    private func written(_ text: String, _ value: String) throws -> StrictPage.Element? {
        var html = HTMLWriter()
        html.element("p", ["title": value], text)
        return try StrictPage(html.bytes).first("p")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", "\" onclick=\"x", "' x='",
        "&amp; &lt; &#60;", "]]>", "<!-- -->", "a\u{301}<b", "日本語 ∈ ✓", "",
    ])
    func `any text is a text`(_ text: String) throws {
        let element = try written(text, text)
        #expect(element?.text == text)
        #expect(element?["title"] == text)
    }

    @Test(arguments: [
        ("\u{202E}gpj.exe", #"\u{202e}gpj.exe"#), ("a\u{0}b", #"a\u{0}b"#),
        ("\u{1B}[31mred", #"\u{1b}[31mred"#), ("zero\u{200B}width", #"zero\u{200b}width"#),
        ("c1 \u{9B}", #"c1 \u{9b}"#),
    ])
    func `what a reader would not see is shown`(_ text: String, _ shown: String) throws {
        #expect(try written(text, "")?.text == shown)
    }

    @Test(arguments: ["\u{202E}gpj.exe", "a\tb\nc\rd", "soft\u{AD}hyphen", "\u{FEFF}mark"])
    func `a form gives back what is hidden, and the page has none of it`(_ text: String) throws {
        #expect(try written("", text)?["title"] == text)
        var html = HTMLWriter()
        html.void("input", ["value": text])
        #expect(html.bytes.allSatisfy { $0 < 0x80 && $0 >= 0x20 })
    }

    @Test func `what XML has not is marked as lost`() throws {
        #expect(try written("", "a\u{0}b\u{7}\u{9F}")?["title"] == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    }

    @Test func `a text of several lines stays as it is in its field`() throws {
        for text in ["\nSELECT 1\n", "a\r\nb", "</textarea><script>"] {
            var html = HTMLWriter()
            html.textarea([:], text)
            // Browsers take away the first line feed.
            #expect(try StrictPage(html.bytes).first("textarea")?.text == "\n" + text)
        }
    }

    @Test func `addresses of the service begin with its path`() throws {
        var html = HTMLWriter(root: "/archive")
        html.element("a", ["href": "/search", "title": "/search"], "x")
        let link = try StrictPage(html.bytes).first("a")
        #expect(link?["href"] == "/archive/search")
        #expect(link?["title"] == "/search")
    }
}

import PROV
import Testing

/// What is in elements of other namespaces, and must be there again when it is read back.
struct XMLForeignTests {
    private static func document(_ content: String) throws -> Document {
        try Document(
            provXML: Array(
                """
                <prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://example.org/">
                \(content)
                </prov:document>
                """.utf8))
    }

    /// The texts of the foreign elements.
    private static func foreign(_ document: Document) -> [String] {
        document.foreign.compactMap { part in
            if case .element(let text) = part { text } else { nil }
        }
    }

    private static func again(_ document: Document) throws -> Document {
        try Document(provXML: document.provXML())
    }

    /// Characters as they are written in an attribute, and as they must be written again.
    @Test(arguments: [
        ("a&#10;b", "a&#10;b"), ("a&#x9;b", "a&#9;b"), ("a&#13;b", "a&#13;b"),
        ("&#10;", "&#10;"), ("&#13;&#10;", "&#13;&#10;"), ("a&quot;b", "a&quot;b"),
        ("a'b", "a'b"), ("a&apos;b", "a'b"), ("a&lt;b", "a&lt;b"), ("a>b", "a&gt;b"),
        ("a&amp;b", "a&amp;b"), ("a&amp;#10;b", "a&amp;#10;b"), ("&amp;quot;", "&amp;quot;"),
        // A parser makes blanks of these where they are as they are (XML 1.0 §3.3.3).
        ("a\nb", "a b"), ("a\tb", "a b"), ("  a  ", "  a  "), ("", ""), ("&#x202E;", "&#x202E;"),
        ("&#x2028;", "&#x2028;"), ("é\u{1F600}", "é\u{1F600}"),
    ])
    func `an attribute of a foreign element is the same each time`(
        _ written: String, _ kept: String
    ) throws {
        let document = try Self.document("<ex:f ex:a=\"\(written)\" b=\"\(written)\"/>")
        let text = try #require(Self.foreign(document).first)
        #expect(text.contains("ex:a=\"\(kept)\""))
        #expect(text.contains(" b=\"\(kept)\""))
        let again = try Self.again(document)
        #expect(Self.foreign(again) == [text])
        #expect(again == document)
        #expect(try Self.foreign(Self.again(again)) == [text])
    }

    @Test(arguments: [
        ("a\nb", "a\nb"), ("a\tb", "a\tb"), ("a&#13;b", "a&#13;b"), ("\"a\"", "\"a\""),
        ("'a'", "'a'"), ("a&lt;b&gt;", "a&lt;b&gt;"), ("a&amp;lt;b", "a&amp;lt;b"),
        ("<![CDATA[<b>&]]>", "&lt;b&gt;&amp;"), ("]]&gt;", "]]&gt;"), ("&#x202E;", "&#x202E;"),
    ])
    func `text in a foreign element is the same each time`(_ written: String, _ kept: String)
        throws
    {
        let document = try Self.document("<ex:f>\(written)</ex:f>")
        let text = try #require(Self.foreign(document).first)
        #expect(text.hasSuffix(">\(kept)</ex:f>"))
        let again = try Self.again(document)
        #expect(Self.foreign(again) == [text])
        #expect(again == document)
    }

    @Test(arguments: ["a&#10;b", "a&#9;b", "a&quot;b", "a'b", "a&amp;#10;b", "&lt;c/&gt;"])
    func `an attribute deep in a foreign element is the same each time`(_ written: String) throws {
        let document = try Self.document(
            "<ex:f><ex:g><h k=\"\(written)\"/></ex:g><ex:g ex:k=\"\(written)\"/></ex:f>")
        let text = try #require(Self.foreign(document).first)
        #expect(text.contains("<h k=\"\(written)\"/>"))
        #expect(text.contains("<ex:g ex:k=\"\(written)\"/>"))
        #expect(try Self.foreign(Self.again(document)) == [text])
    }

    @Test(arguments: ["a&#10;b", "a&#9;b", "a&quot;b", "a'b", "a&amp;#10;b"])
    func `attributes in a value that is XML itself are the same each time`(_ written: String) throws
    {
        let document = try Self.document(
            "<prov:entity prov:id=\"ex:e\"><ex:v><ex:in k=\"\(written)\"/></ex:v></prov:entity>")
        let value = try #require(document.records.first?.attributes.first?.value)
        #expect(value.text.contains("k=\"\(written)\""))
        let again = try Self.again(document)
        #expect(again == document)
        #expect(
            again.records.first?.attributes.first?.value.text.contains("k=\"\(written)\"") == true)
    }

    @Test func `attributes that differ in a line break alone are different`() throws {
        func foreign(_ value: String) throws -> [String] {
            try Self.foreign(Self.again(Self.document("<ex:f a=\"\(value)\"/>")))
        }
        let texts = try ["a b", "a&#10;b", "a&#9;b", "a&#13;b", "ab"].map(foreign)
        #expect(Set(texts).count == 5)
    }

    @Test func `foreign elements keep their order and their own prefixes`() throws {
        let document = try Self.document(
            """
            <ex:one/><o:two xmlns:o="http://other/" o:a="1"><plain/></o:two>
            <three xmlns="http://third/"><four xmlns=""/></three>
            """)
        let texts = Self.foreign(document)
        #expect(texts.count == 3)
        #expect(texts[0].hasPrefix("<ex:one"))
        #expect(texts[1].contains("xmlns:o=\"http://other/\"") && texts[1].contains("o:a=\"1\""))
        #expect(
            texts[2].contains("xmlns=\"http://third/\"") && texts[2].contains("<four xmlns=\"\""))
        #expect(try Self.foreign(Self.again(document)) == texts)
    }
}

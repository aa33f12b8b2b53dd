import Files
import Testing

/// The edges of what is shown as it is, and of what HTML obeys.
struct UnsafeCharacterTests {
    /// The last character before a range, its first, its last, and the first one behind it.
    @Test(
        arguments: [
            (nil, 0x00, 0x1F, 0x20), (0x7E, 0x7F, 0x9F, 0xA0), (0xAC, 0xAD, 0xAD, 0xAE),
            (0x34E, 0x34F, 0x34F, 0x350), (0x61B, 0x61C, 0x61C, 0x61D),
            (0x115E, 0x115F, 0x1160, 0x1161), (0x17B3, 0x17B4, 0x17B5, 0x17B6),
            (0x180D, 0x180E, 0x180E, 0x180F), (0x200A, 0x200B, 0x200F, 0x2010),
            (0x2027, 0x2028, 0x202E, 0x202F), (0x205F, 0x2060, 0x206F, 0x2070),
            (0x3163, 0x3164, 0x3164, 0x3165), (0xFE0F, nil, nil, 0xFE10),
            (nil, 0xE000, 0xF8FF, 0xF900), (0xFEFE, 0xFEFF, 0xFEFF, nil),
            (0xFF9F, 0xFFA0, 0xFFA0, 0xFFA1), (nil, 0xFFF9, 0xFFFB, 0xFFFC),
            (0xFFFD, 0xFFFE, 0xFFFF, 0x10000), (nil, 0xE0000, 0xE007F, nil),
            (0x1D172, 0x1D173, 0x1D17A, 0x1D17B), (0xE01EF, 0xE01F0, 0x10FFFF, nil),
        ] as [(UInt32?, UInt32?, UInt32?, UInt32?)])
    func `a range is escaped from its first character to its last`(
        before: UInt32?, first: UInt32?, last: UInt32?, behind: UInt32?
    ) throws {
        // Some neighbours are escaped for a reason of their own: nobody has assigned them.
        let unassigned: Set<UInt32> = [0xFEFE, 0x3165, 0x61D]
        for value in [before, behind].compactMap(\.self) where !unassigned.contains(value) {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(!scalar.isUnsafe, "U+\(String(value, radix: 16))")
            #expect(String(scalar).escapingControls == String(scalar))
        }
        for value in [first, last].compactMap(\.self) {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(scalar.isUnsafe, "U+\(String(value, radix: 16))")
            #expect(String(scalar).escapingControls == "\\u{\(String(value, radix: 16))}")
        }
    }

    @Test func `every printable character of ASCII stays, and no other one byte does`() {
        for value in UInt8.min...UInt8.max where value < 0x80 {
            let scalar = Unicode.Scalar(value)
            #expect(scalar.isUnsafe == !(0x20...0x7E).contains(value), "\(value)")
            let text = "a\(Character(scalar))z"
            #expect((text.escapingControls == text) == !scalar.isUnsafe, "\(value)")
        }
    }

    @Test(arguments: [
        ("", ""), ("\u{0}", "\\u{0}"), ("a\u{1B}", "a\\u{1b}"), ("\u{1B}a", "\\u{1b}a"),
        ("\r\n", "\\u{d}\\u{a}"), ("é\u{1B}é", "é\\u{1b}é"), ("\u{1F600}\u{7}", "\u{1F600}\\u{7}"),
        ("\\u{1b}", "\\u{1b}"), ("\u{1F468}\u{200D}\u{1F469}", "\u{1F468}\\u{200d}\u{1F469}"),
        ("a\u{E007F}", "a\\u{e007f}"), ("\u{1}\u{2}\u{3}", "\\u{1}\\u{2}\\u{3}"),
        ("e\u{301}\u{301}", "e\u{301}\u{301}"), ("\u{202E}gnp.\u{202C}", "\\u{202e}gnp.\\u{202c}"),
    ])
    func `each unsafe character of a text is escaped by itself`(text: String, escaped: String) {
        #expect(text.escapingControls == escaped)
        #expect(escaped.escapingControls == escaped)
    }

    @Test(
        arguments: [
            ("a\r\nb\t", ["\n"], "a\\u{d}\nb\\u{9}"), ("a\nb\t", ["\n", "\t"], "a\nb\t"),
            ("a\nb", [], "a\\u{a}b"), ("a\nb", ["a"], "a\\u{a}b"), ("é\n", ["\n"], "é\n"),
        ] as [(String, [Unicode.Scalar], String)])
    func `what is kept stays, and nothing else`(
        text: String, kept: [Unicode.Scalar], escaped: String
    ) {
        #expect(text.escapingControls(except: kept) == escaped)
        #expect(text.escapingHTML(except: kept) == escaped)
    }

    @Test(arguments: [
        ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;"),
        ("&amp;", "&amp;amp;"), ("<<", "&lt;&lt;"), ("a<b>c", "a&lt;b&gt;c"), ("", ""),
        ("<\u{301}", "&lt;\u{301}"), ("\"\u{308}x", "&quot;\u{308}x"),
        ("&\u{FE0F}", "&amp;\u{FE0F}"),
        ("'\u{200D}", "&#39;\\u{200d}"), ("</script\u{0}>", "&lt;/script\\u{0}&gt;"), ("`", "`"),
        ("]]>", "]]&gt;"), ("<!--", "&lt;!--"), ("é", "é"), ("a\u{A0}b", "a\u{A0}b"),
    ])
    func `HTML takes nothing of a text for its own`(text: String, escaped: String) {
        #expect(text.escapingHTML() == escaped)
    }
}

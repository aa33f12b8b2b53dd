import Files
import Testing

struct EscapingTests {
    @Test(arguments: [
        ("plain \u{e9}", "plain \u{e9}"), ("\u{1b}[0m", "\\u{1b}[0m"), ("a\tb\n", "a\\u{9}b\\u{a}"),
        ("\u{202e}abc", "\\u{202e}abc"), ("\u{9b}1m", "\\u{9b}1m"), ("\u{2028}", "\\u{2028}"),
        ("\u{2764}\u{fe0f}", "\u{2764}\u{fe0f}"), ("\u{4e2d}\u{0301}", "\u{4e2d}\u{0301}"),
    ])
    func `what moves the cursor or turns text round is escaped`(_ text: String, _ escaped: String) {
        #expect(text.escapingControls == escaped)
    }

    @Test(
        arguments: [
            0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x115F...0x1160, 0x180E...0x180E,
            0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xE000...0xE000,
            0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xFFFF...0xFFFF, 0xE0000...0xE007F,
            0x10FFFF...0x10FFFF,
        ] as [ClosedRange<UInt32>])
    func `no character of these ranges is shown as it is`(_ range: ClosedRange<UInt32>) {
        for value in range {
            #expect(Unicode.Scalar(value)?.isUnsafe == true, "U+\(String(value, radix: 16))")
        }
    }

    @Test(
        arguments: [0x20...0x7E, 0xA0...0xAC, 0xAE...0x377, 0x1F600...0x1F64F]
            as [ClosedRange<UInt32>])
    func `characters that are seen stay`(_ range: ClosedRange<UInt32>) {
        for value in range where value != 0x34F {
            #expect(Unicode.Scalar(value)?.isUnsafe == false, "U+\(String(value, radix: 16))")
        }
    }

    @Test func `HTML obeys nothing in a text, and lines stay where they may`() {
        #expect(
            "<a b='\"&\">\u{61C}\n".escapingHTML()
                == "&lt;a b=&#39;&quot;&amp;&quot;&gt;\\u{61c}\\u{a}")
        #expect("a\nb\t".escapingHTML(except: ["\n"]) == "a\nb\\u{9}")
    }
}

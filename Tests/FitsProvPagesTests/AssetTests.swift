import Testing

@testable import FitsProvPages

@Suite struct AssetTests {
    @Test func `the script is small, and asks no other place but the hub`() {
        let lines = Script.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 400)
        let addresses = lines.filter { $0.contains("://") }
        #expect(addresses == ["const hub = \"http://127.0.0.1:21012/\";"])
        #expect(!Script.text.contains("innerHTML"))
        #expect(!Script.text.contains("eval("))
    }

    @Test func `the style sheet loads nothing, and knows dark and paper`() {
        #expect(!StyleSheet.text.contains("url("))
        #expect(!StyleSheet.text.contains("@import"))
        #expect(StyleSheet.text.contains("prefers-color-scheme: dark"))
        #expect(StyleSheet.text.contains("@media print"))
        let (open, close) = (
            StyleSheet.text.count { $0 == "{" }, StyleSheet.text.count { $0 == "}" }
        )
        #expect(open == close)
    }

    @Test func `an address is written so that it is read the same`() {
        let address = PageAddress("/search", [.init("fv.a b", "ä&=+#%"), .init("x", "")])
        #expect(address.text == "/search?fv.a%20b=%C3%A4%26%3D%2B%23%25&x=")
        #expect(address.with("x", nil).with("y", "1").items.map(\.name) == ["fv.a b", "y"])
        #expect(PageAddress("/jobs").text == "/jobs")
    }
}

import Testing

@testable import FitsProv

/// What a text must look like to identify a product.
@Suite struct IdentifierShapeTests {
    /// Gives the same number again and again.
    private struct Constant: RandomNumberGenerator {
        let number: UInt64

        mutating func next() -> UInt64 { number }
    }

    @Test(arguments: [
        (UInt64.min, "urn:uuid:00000000-0000-4000-8000-000000000000"),
        (UInt64.max, "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff"),
        (0x0A0A_0A0A_0A0A_0A0A, "urn:uuid:0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a"),
    ])
    func `a UUID says its version and variant, whatever is drawn`(number: UInt64, text: String) {
        var generator = Constant(number: number)
        #expect(ProductIdentifier.make(&generator) == text)
    }

    private func found(_ text: String) -> String? {
        ProductIdentifier.find { $0 == "DATAID" ? text : nil }
    }

    @Test(arguments: [
        "7C9E6679-7425-40DE-944B-E07FC1F90AE7", "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ])
    func `a bare UUID is known in either case`(text: String) {
        #expect(found(text) == "urn:uuid:" + text.lowercased())
    }

    @Test(arguments: [
        "7c9e6679-7425-40de-944b-e07fc1f90ae", "7c9e6679-7425-40de-944b-e07fc1f90ae77",
        "7c9e667-97425-40de-944b-e07fc1f90ae7", "7c9e6679074250-40de-944b-e07fc1f90ae",
        "7c9e6679-7425-40de-944b-e07fc1f90aeg", "------------------------------------",
        "000000000000000000000000000000000000", "7c9e6679_7425_40de_944b_e07fc1f90ae7",
        // Twelve digits of full width have as many bytes.
        "０１２３４５６７８９０１", " 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "{7c9e6679-7425-40de-944b-e07fc1f90ae7}",
    ])
    func `what is not of the form of a UUID is none`(text: String) {
        #expect(found(text) == nil)
    }

    @Test(arguments: [
        "urn:uuid:1", "ab:c", "ivo://cta/events#1", "https://example.org/?a=b&c=%20", "x-1+2.3:y",
        "ab:!$'()*,;~[]@",
    ])
    func `a URI identifies a product as it is`(text: String) {
        #expect(ProductIdentifier.isURI(text))
        #expect(found(text) == text)
    }

    @Test(arguments: [
        " ", "<", ">", "\"", "{", "}", "|", "\\", "^", "`", "\u{7F}", "\u{1F}", "é", "\n",
    ])
    func `a character that no URI has makes it none`(character: String) {
        for text in ["urn:a\(character)b", "urn:\(character)", "\(character)urn:a"] {
            #expect(!ProductIdentifier.isURI(text))
            #expect(found(text) == nil)
        }
    }

    @Test func `an identifier is asked for under each keyword, in order, until one is usable`() {
        var asked: [String] = []
        let none = ProductIdentifier.find {
            asked.append($0)
            return nil
        }
        #expect(none == nil)
        #expect(asked == ProductIdentifier.keywords)
        asked = []
        let second = ProductIdentifier.keywords[1]
        let found = ProductIdentifier.find {
            asked.append($0)
            return $0 == second ? "urn:x" : "unusable"
        }
        #expect(found == "urn:x")
        #expect(asked == Array(ProductIdentifier.keywords.prefix(2)))
    }
}

import Testing

@testable import VOTable

struct Base64Tests {
    private func encoded(_ pieces: [[UInt8]]) -> String {
        var output = ByteOutput()
        var encoder = Base64Encoder()
        for piece in pieces { encoder.append(piece, to: &output) }
        encoder.finish(&output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func decoded(_ text: String, pieces: Int) -> [UInt8]? {
        var decoder = Base64Decoder()
        var bytes: [UInt8] = []
        let text = Array(text.utf8)
        for start in stride(from: 0, to: text.count, by: pieces) {
            let end = min(start + pieces, text.count)
            guard decoder.decode(text.span.extracting(start..<end), into: &bytes) else {
                return nil
            }
        }
        return decoder.isComplete ? bytes : nil
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the examples of RFC 4648 hold`(_ text: String, _ base64: String) {
        #expect(encoded([Array(text.utf8)]) == (base64.isEmpty ? "" : base64 + "\n"))
        #expect(decoded(base64, pieces: 100) == Array(text.utf8))
    }

    @Test func `lines have at most 76 characters`() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let lines = encoded([bytes]).split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.utf8.count == 76 })
        #expect((lines.last?.utf8.count ?? 0) <= 76)
    }

    @Test(arguments: [1, 2, 3, 56, 57, 58, 1_000])
    func `pieces make no difference`(_ size: Int) {
        let bytes = (0..<999).map { UInt8(truncatingIfNeeded: $0 * 13) }
        let pieces = stride(from: 0, to: bytes.count, by: size).map {
            Array(bytes[$0..<min($0 + size, bytes.count)])
        }
        let text = encoded(pieces)
        #expect(text == encoded([bytes]))
        #expect(decoded(text, pieces: size) == bytes)
    }

    @Test(arguments: ["A", "AA", "AAA", "AA=", "A===", "=", "AA==A", "AA=A", "AA===", "A*AA", "é"])
    func `what is not base64 is refused`(_ text: String) {
        #expect(decoded(text, pieces: 1) == nil)
    }

    @Test func `blanks are no part of it`() {
        #expect(decoded(" Zm\r\n9v\tYmFy ", pieces: 2) == Array("foobar".utf8))
    }
}

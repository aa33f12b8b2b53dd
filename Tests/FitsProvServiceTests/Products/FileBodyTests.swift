import TestSupport
import Testing

@testable import FitsProvService

@Suite struct FileBodyTests {
    @Test func `several parts are as long as they say`() {
        let body = FileBody([0..<4, 10..<12], of: 100, type: "a/b", boundary: "x")
        let heads = body.pieces.reduce(into: 0) { sum, piece in
            if case .bytes(let bytes) = piece { sum += bytes.count }
        }
        #expect(body.count == heads + 6)
        #expect(body.pieces.count == 7)
        #expect(body.pieces[1] == .part(0..<4))
        #expect(body.pieces.last == .bytes(Array("--x--\r\n".utf8)))
    }

    @Test func `the words for a part count from 0, both ends included`() {
        #expect(FileBody.words(0..<1, of: 5) == "bytes 0-0/5")
        #expect(FileBody.words(4..<5, of: 5) == "bytes 4-4/5")
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `days of the week are right`(seconds: Int64, text: String) {
        #expect(HTTPTime.text(seconds) == text)
        #expect(HTTPTime.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", "Thu, 01 Jan 1970 00:00:00", "Thu, 01 Jan 1970 00:00:00 CET",
        "Thu, 32 Jan 1970 00:00:00 GMT", "Thu, 01 Foo 1970 00:00:00 GMT",
        "Thu, 01 Jan 1970 25:00:00 GMT", "Thursday, 01-Jan-70 00:00:00 GMT",
    ])
    func `what is no time is none`(text: String) {
        #expect(HTTPTime.seconds(text) == nil)
    }
}

import Files
import ArchiveReports
import Foundation
import Reports
import Synchronization
import Testing

/// Pieces that are passed on, and the small words of JSON.
@Suite struct OutputTests {
    /// The sizes of the pieces that a sink was given.
    private final class Pieces: Sendable {
        private let all = Lock<[[UInt8]]>([])
        var sizes: [Int] { all.withLock { $0.map(\.count) } }
        var bytes: [UInt8] { all.withLock { Array($0.joined()) } }
        var buffer: OutputBuffer { OutputBuffer { more in self.all.withLock { $0.append(more) } } }
    }

    @Test(
        arguments: [
            ([1, 2, 3], [6]), ([65_535], [65_535]), ([65_536], [65_536]),
            ([65_535, 1, 1], [65_536, 1]), ([65_541], [65_541]), ([], []), ([0], []),
            ([65_535, 9], [65_544]),
        ] as [([Int], [Int])])
    func `pieces are passed on once there is much, and the rest at the end`(
        written: [Int], sizes: [Int]
    ) throws {
        for isText in [true, false] {
            let pieces = Pieces()
            var buffer = pieces.buffer
            for size in written {
                if isText {
                    try buffer.write(String(repeating: "a", count: size))
                } else {
                    try buffer.write(bytes: [UInt8](repeating: 0x61, count: size))
                }
            }
            try buffer.flush()
            try buffer.flush()
            #expect(pieces.sizes == sizes)
        }
    }

    @Test func `bytes keep their order, and letters are more than one of them`() throws {
        let pieces = Pieces()
        var buffer = pieces.buffer
        try buffer.write("é")
        try buffer.write(bytes: [0, 255])
        try buffer.write("z")
        #expect(pieces.sizes == [])
        try buffer.flush()
        #expect(pieces.bytes == [0xC3, 0xA9, 0, 255, 0x7A])
    }

    @Test func `what the sink throws is thrown to whoever writes`() throws {
        struct Full: Error {}
        var buffer = OutputBuffer { _ in throw Full() }
        try buffer.write("a")
        #expect(throws: Full.self) { try buffer.flush() }
        #expect(throws: Full.self) { try buffer.write(String(repeating: "a", count: 65_536)) }
        #expect(throws: Full.self) {
            try buffer.write(bytes: [UInt8](repeating: 1, count: 65_536))
        }
        var list = JSONList(OutputBuffer { _ in throw Full() })
        try list.begin("a", after: [])
        #expect(throws: Full.self) { try list.end() }
    }

    @Test(arguments: [
        ("a/b", "\"a/b\""), ("\u{7F}", "\"\\u007f\""), ("\u{9B}", "\"\\u009b\""),
        ("\u{202E}", "\"\\u202e\""), ("\u{E0001}", "\"\\udb40\\udc01\""),
        ("é\u{AD}", "\"é\\u00ad\""),
        ("\u{1F600}", "\"\u{1F600}\""), ("\n", "\"\\n\""), ("\u{1}", "\"\\u0001\""),
        ("\\u{1}", "\"\\\\u{1}\""), ("\"", "\"\\\"\""), ("\u{FFFF}", "\"\\uffff\""), ("", "\"\""),
    ])
    func `text is what a parser gives back, with escapes for what is not seen`(
        text: String, json: String
    ) throws {
        #expect(try JSON.text(text) == json)
        let back = try JSONDecoder().decode(String.self, from: Data(json.utf8))
        #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `keys are in order, on lines of their own or on one`() throws {
        let value = ["b": [1, 2], "a": [], "B": [3]]
        #expect(try JSON.text(value, isPretty: false) == "{\"B\":[3],\"a\":[],\"b\":[1,2]}")
        #expect(try JSON.text(["b": 1, "a": 2]) == "{\n  \"a\" : 2,\n  \"b\" : 1\n}")
    }

    @Test func `an array shows each element as it would stand alone`() throws {
        let written = Written()
        var array = JSONArray(written.buffer)
        try array.add(["a": "x\ny"])
        try array.add(["b"])
        try array.end()
        #expect(
            written.text == "[\n  {\n    \"a\" : \"x\\ny\"\n  },\n  [\n    \"b\"\n  ]\n]\n")
    }

    @Test func `members of a list stand in the order given, before and behind it`() throws {
        let written = Written()
        var list = JSONList(written.buffer)
        try list.begin(
            "x\"y", after: [.init("z", 1), nil, .init("a", "q\u{7}"), .init("n", ifAny: 2)])
        #expect(list.count == 0)
        try list.add([1])
        #expect(list.count == 1)
        try list.end([.init("last", [Int]()), .init("none", ifAny: Int?.none)])
        #expect(
            written.text
                == "{\"z\":1,\"a\":\"q\\u0007\",\"n\":2,\"x\\\"y\":[\n[1]\n],\"last\":[]}\n")
    }

    @Test(
        arguments: [
            (nil, ""), ("", ""), ("2026-11-23T17:32:45Z", ", as of 2026-11-23 17:32 UTC"),
            ("2026-11-23T17:32:45.5Z", ", as of 2026-11-23 17:32 UTC"),
            ("2026-11-23", ", as of 2026-11-23 UTC"), ("\u{1B}[31m", ", as of \\u{1b}[31m UTC"),
        ] as [(String?, String)])
    func `when an archive was read is told to the minute`(time: String?, words: String) {
        #expect(AsOf(time).text == words)
    }
}

import CZlib
import HTTPTypes
import Testing

@testable import FitsProvService

@Suite struct CompressionTests {
    @Test(arguments: [
        ("gzip", true), ("gzip, deflate, br", true), ("br;q=1, gzip;q=0.2", true),
        ("x-gzip", true), ("GZIP", true), ("*", true), ("*;q=0", false), ("gzip;q=0", false),
        ("*, gzip;q=0", false), ("gzip;q=0, *", false), ("identity", false), ("", false),
        ("deflate", false), ("gzipped", false),
    ])
    func `what a client takes`(_ header: String, _ isAccepted: Bool) {
        #expect(Compression.isAccepted(header) == isAccepted)
    }

    @Test func `a client that says nothing takes nothing`() {
        #expect(!Compression.isAccepted(nil))
    }

    @Test(arguments: [
        ("text/csv;header=present", true), ("application/x-votable+xml;content=datalink", true),
        ("application/json", true), ("image/svg+xml", true), ("application/fits", false),
        ("application/gzip", false), ("image/png", false),
    ])
    func `which kinds become shorter`(_ type: String, _ isWorthwhile: Bool) {
        let answer = Answer(.bytes([UInt8](repeating: 65, count: 5_000)), type)
        #expect(Compression.isWorthwhile(answer) == isWorthwhile)
    }

    @Test func `short answers, parts and what is compressed are left alone`() {
        var answer = Answer(.bytes([UInt8](repeating: 65, count: 4_000)), "text/plain")
        #expect(!Compression.isWorthwhile(answer))
        answer = Answer(.bytes([UInt8](repeating: 65, count: 5_000)), "text/plain")
        answer.status = .partialContent
        #expect(!Compression.isWorthwhile(answer))
        answer.status = .ok
        answer.headers[.contentEncoding] = "gzip"
        #expect(!Compression.isWorthwhile(answer))
    }

    @Test func `each piece can be expanded before the next one comes`() throws {
        let gzip = GzipStream()
        let pieces = [
            Array("a row\n".utf8), [], [UInt8](repeating: 7, count: 300_000),
            (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) },
        ]
        var sent: [UInt8] = []
        var all: [UInt8] = []
        for (number, piece) in pieces.enumerated() {
            sent += gzip.add(piece, isLast: number == pieces.count - 1)
            all += piece
            let expanded = try #require(Gzip.expanded(sent))
            #expect(expanded == all)
        }
    }

    @Test func `an empty answer has a wrapping`() throws {
        let gzip = GzipStream()
        let expanded = try #require(Gzip.expanded(gzip.add([], isLast: true)))
        #expect(expanded.isEmpty)
    }

    @Test func `an answer in one piece`() async throws {
        try await RunningService.with { client in
            let plain = try await client.get("/tap/tables")
            let short = try await client.get("/tap/tables", "Accept-Encoding: gzip\r\n")
            #expect(short.headers["content-encoding"] == "gzip")
            #expect(short.headers["vary"] == "Accept-Encoding")
            #expect(plain.headers["content-encoding"] == nil)
            #expect(plain.headers["vary"] == "Accept-Encoding")
            #expect(short.body.count < plain.body.count / 4)
            let expanded = try #require(Gzip.expanded(short.body))
            #expect(expanded == plain.body)
        }
    }

    @Test func `an answer in rows`() async throws {
        try await RunningService.with { client in
            let address =
                "/tap/sync?LANG=ADQL&FORMAT=csv&MAXREC=100000&QUERY="
                + Client.encoded(
                    "SELECT a.obs_id, c.column_name, d.description FROM ivoa.obscore AS a, "
                        + "tap_schema.columns AS c, tap_schema.columns AS d")
            let plain = try await client.get(address)
            let short = try await client.get(address, "Accept-Encoding: gzip\r\n")
            #expect(plain.status == 200 && plain.isWhole && short.isWhole)
            #expect(plain.body.count > 1_000_000)
            #expect(short.headers["content-encoding"] == "gzip")
            let expanded = try #require(Gzip.expanded(short.body))
            #expect(expanded == plain.body)
        }
    }

    @Test func `an answer without its bytes`() async throws {
        try await RunningService.with { client in
            let request = "/tap/tables HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
            let head = try await client.send("HEAD \(request)Connection: close\r\n\r\n")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.headers["content-encoding"] == nil)
        }
    }
}

/// Expands what was compressed, as a client does.
private enum Gzip {
    /// All that can be expanded; nil if the bytes are damaged.
    static func expanded(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe fitsprov_inflate_init(&stream, 15 + 16) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        return unsafe input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = UInt32(source.count)
            while true {
                let status = unsafe buffer.withUnsafeMutableBufferPointer { target in
                    unsafe stream.next_out = target.baseAddress
                    unsafe stream.avail_out = UInt32(target.count)
                    return unsafe inflate(&stream, Z_SYNC_FLUSH)
                }
                output += unsafe buffer.prefix(buffer.count - Int(stream.avail_out))
                switch status {
                case Z_STREAM_END, Z_BUF_ERROR: return output
                case Z_OK:
                    if unsafe stream.avail_in == 0, unsafe stream.avail_out > 0 { return output }
                default: return nil
                }
            }
        }
    }
}

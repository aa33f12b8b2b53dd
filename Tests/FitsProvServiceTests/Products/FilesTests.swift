import Glibc
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct FilesTests {
    @Test func `a file is sent as it is, with what tells of it`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let bytes = try made.folder.bytes(of: "data/cube.fits")
        let number = try made.number("cube.fits")
        try await RunningService.with(options) { client in
            let reply = try await client.get("/files/\(number)")
            #expect(reply.status == 200)
            #expect(reply.body == bytes)
            #expect(reply.headers["content-type"] == "application/fits")
            #expect(reply.headers["content-length"] == "\(bytes.count)")
            #expect(reply.headers["accept-ranges"] == "bytes")
            #expect(
                reply.headers["content-disposition"] == "attachment; filename*=UTF-8''cube.fits")
            #expect(reply.headers["x-changed"] == nil)
            #expect(reply.headers["access-control-allow-origin"] == "*")
            let head = try await client.send("HEAD", "/files/\(number)")
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == "\(bytes.count)")
            #expect(head.body.isEmpty)
            let tag = try #require(reply.headers["etag"])
            #expect(tag.hasPrefix("W/\""))
            let again = try await client.get("/files/\(number)", "If-None-Match: \(tag)\r\n")
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.headers["etag"] == tag)
            let time = try #require(reply.headers["last-modified"])
            let since = try await client.get("/files/\(number)", "If-Modified-Since: \(time)\r\n")
            #expect(since.status == 304)
            let other = try await client.get("/files/\(number)", "If-Match: \"x\"\r\n")
            #expect(other.status == 412)
        }
    }

    @Test func `parts are sent one by one, and several as one`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let bytes = try made.folder.bytes(of: "data/cube.fits")
        let number = try made.number("cube.fits")
        try await RunningService.with(options) { client in
            func get(_ range: String, _ more: String = "") async throws -> Reply {
                try await client.get("/files/\(number)", "Range: \(range)\r\n\(more)")
            }
            let one = try await get("bytes=10-19")
            #expect(one.status == 206)
            #expect(one.body == Array(bytes[10..<20]))
            #expect(one.headers["content-range"] == "bytes 10-19/\(bytes.count)")
            let last = try await get("bytes=-5")
            #expect(last.body == Array(bytes.suffix(5)))
            let two = try await get("bytes=0-3,10-11")
            #expect(two.status == 206)
            let type = try #require(two.headers["content-type"])
            let boundary = try #require(type.split(separator: "=").last)
            #expect(type.hasPrefix("multipart/byteranges; boundary="))
            #expect(two.isWhole)
            #expect(
                two.text == """
                    --\(boundary)\r\nContent-Type: application/fits\r\n\
                    Content-Range: bytes 0-3/\(bytes.count)\r\n\r\nSIMP\r\n\
                    --\(boundary)\r\nContent-Type: application/fits\r\n\
                    Content-Range: bytes 10-11/\(bytes.count)\r\n\r\n  \r\n\
                    --\(boundary)--\r\n
                    """)
            #expect(try await get("bytes=0-9,5-19").body == Array(bytes[..<20]))
            let none = try await get("bytes=\(bytes.count)-")
            #expect(none.status == 416)
            #expect(none.headers["content-range"] == "bytes */\(bytes.count)")
            #expect(none.text == "the file has \(bytes.count) bytes\n")
            #expect(try await get("bytes=5-1").body == bytes)
            #expect(try await get("bytes=0-0", "If-Range: \"other\"\r\n").status == 200)
        }
    }

    @Test(arguments: [
        ("/files/99999", 404, "there is no product of the number 99999\n"),
        ("/files/-1", 404, "there is no such product; its address ends in a number\n"),
        ("/files/1x", 404, "there is no such product; its address ends in a number\n"),
        (
            "/files/99999999999999999999", 404,
            "there is no such product; its address ends in a number\n"
        ),
        (
            "/files/..%2f..%2fetc%2fpasswd", 404,
            "there is no such product; its address ends in a number\n"
        ),
        ("/files/%00", 404, "there is no such product; its address ends in a number\n"),
        ("/files", 404, "there is no such address; the service is described at /tap\n"),
        ("/files/1/2", 404, "there is no such address; the service is described at /tap\n"),
        ("/header/99999", 404, "there is no product of the number 99999\n"),
    ])
    func `what is no product is not there`(path: String, status: Int, line: String) async throws {
        try await RunningService.with { client in
            let reply = try await client.get(path)
            #expect(reply.status == status)
            #expect(reply.text == line)
        }
    }

    @Test func `only the file itself is opened, whatever has its name now`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let secret = try made.folder.write(Array("secret".utf8), to: "secret.txt")
        let names = ["raw.fits", "flat.fits", "cube.fits", "arf.fits", "pha.fits", "events.fits"]
        var numbers: [String: Int64] = [:]
        for name in names { numbers[name] = try made.number(name) }
        // Gone; a link out of the archive; a pipe; a folder; another file; a link within the archive.
        for name in names where name != "arf.fits" { try Scratch.remove(made.path(name)) }
        try Scratch.link(made.path("flat.fits"), to: secret)
        #expect(unsafe mkfifo(made.path("cube.fits"), 0o600) == 0)
        try Scratch.makeFolder(made.path("pha.fits"))
        try Scratch.write(Array("other".utf8), to: made.path("arf.fits"))
        try Scratch.link(made.path("events.fits"), to: made.path("spectrum.fits"))
        let spectrum = try made.folder.bytes(of: "data/spectrum.fits")
        let known = numbers
        try await RunningService.with(options) { client in
            func get(_ name: String) async throws -> Reply {
                try await client.get("/files/\(known[name] ?? -1)")
            }
            let gone = try await get("raw.fits")
            #expect(gone.status == 410)
            #expect(gone.text == "the product is gone: its file is not there any more\n")
            let outside = try await get("flat.fits")
            #expect(outside.status == 403)
            #expect(outside.text == "the product lies outside of the archive's folders\n")
            for name in ["cube.fits", "pha.fits"] {
                let reply = try await get(name)
                #expect(reply.status == 410)
                #expect(reply.text == "the product is gone; something else has its name now\n")
            }
            let changed = try await get("arf.fits")
            #expect(changed.status == 200)
            #expect(changed.text == "other")
            #expect(changed.headers["x-changed"] == "true")
            #expect(try await get("events.fits").body == spectrum)
        }
    }

    @Test func `names of files are written as clients can read them`() async throws {
        let made = try ServedProducts.filled()
        let name = "é \"x\": 100%;.fits.gz"
        try made.write(name)
        let options = try made.options()
        let number = try made.number(name)
        try await RunningService.with(options) { client in
            let reply = try await client.get("/files/\(number)")
            #expect(reply.headers["content-type"] == "application/gzip")
            #expect(
                reply.headers["content-disposition"]
                    == "attachment; filename*=UTF-8''%C3%A9%20%22x%22%3A%20100%25%3B.fits.gz")
        }
    }

    @Test func `where provenance is told stands in the header`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options { $0.baseURL = "http://localhost/x" }
        let (number, did) = (try made.number("events.fits"), try made.did("events.fits"))
        try await RunningService.with(options) { client in
            let reply = try await client.sendRaw("GET", "/files/\(number)")
            let start = "http://localhost/x/provsap"
            let words = did.replacing("?", with: "%3F")
            for line in [
                "Link: <\(start)?ID=\(words)&DEPTH=ALL&RESPONSEFORMAT=PROV-XML>; "
                    + "rel=\"http://www.w3.org/ns/prov#has_provenance\"; "
                    + "anchor=\"\(ServedProducts.events)\"; type=\"application/provenance+xml\"\r\n",
                "Link: <\(start)>; rel=\"http://www.w3.org/ns/prov#has_query_service\"; "
                    + "anchor=\"\(ServedProducts.events)\"\r\n",
            ] { #expect(reply.contains(line)) }
        }
    }

    @Test func `what has an owner is given out on this computer alone`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options { $0.baseURL = "https://data.example.org" }
        let numbers = (try made.number("owned.fits"), try made.number("later.fits"))
        let open = try made.number("raw.fits")
        try await RunningService.with(options) { client in
            let owned = try await client.get("/files/\(numbers.0)")
            #expect(owned.status == 403)
            #expect(
                owned.text
                    == "the product is proprietary: it is not given out, since this service has no accounts\n"
            )
            let header = try await client.get("/header/\(numbers.0)")
            #expect(header.status == 403)
            let later = try await client.get("/files/\(numbers.1)")
            #expect(later.status == 403)
            #expect(later.text.hasPrefix("the product becomes public on 2199-01-01: "))
            let other = try await client.get("/files/\(open)")
            #expect(other.status == 200)
        }
        var local = options
        local.baseURL = nil
        try await RunningService.with(local) { client in
            for path in ["/files/\(numbers.0)", "/header/\(numbers.1)"] {
                let reply = try await client.get(path)
                #expect(reply.status == 200)
            }
        }
    }

    @Test func `headers are text without what a terminal would obey`() async throws {
        let made = try ServedProducts.filled()
        try made.write("odd.fits", ["COMMENT \u{1B}[31mred\u{7}é"], data: [1, 2, 3])
        let options = try made.options()
        let number = try made.number("odd.fits")
        try await RunningService.with(options) { client in
            let reply = try await client.get("/header/\(number)")
            #expect(reply.headers["content-type"] == "text/plain; charset=us-ascii")
            #expect(reply.text.hasPrefix("SIMPLE  =                    T\nBITPIX  ="))
            #expect(reply.text.contains("\nCOMMENT ?[31mred???\nEND\n"))
        }
    }
}

extension Client {
    /// The bytes of an answer as they come, with a header that has fields of one name.
    func sendRaw(_ method: String, _ path: String) async throws -> String {
        let request = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        return String(decoding: try await bytes(of: request), as: UTF8.self)
    }
}

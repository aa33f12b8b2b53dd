import Testing

@testable import FitsProvService

@Suite struct FrontDoorTests {
    @Test(arguments: [
        ("GET", "/nothing", 404), ("GET", "/tap/../../etc/passwd", 404),
        ("DELETE", "/tap/sync", 405),
        ("PUT", "/tap/tables", 405), ("POST", "/tap/capabilities", 405),
        ("OPTIONS", "/tap/sync", 204),
        ("GET", "/tap/sync?LANG=%zz", 400), ("GET", "/tap/sync?LANG=%ff", 400),
        ("GET", "/tap/tables/no.such", 404), ("GET", "/tap/tables?detail=some", 400),
    ])
    func `wrong addresses and methods have their status, and one line`(
        method: String, path: String, status: Int
    ) async throws {
        try await RunningService.with { client in
            let reply = try await client.send(method, path)
            #expect(reply.status == status)
            #expect(reply.headers["allow"] == nil || [204, 405].contains(status))
            let lines = reply.text.split(separator: "\n").count
            #expect(lines == (status == 204 ? 0 : 1))
        }
    }

    @Test func `HEAD is GET without its body`() async throws {
        try await RunningService.with { client in
            let got = try await client.get("/tap/capabilities")
            let head = try await client.send("HEAD", "/tap/capabilities")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.headers["content-length"] == "\(got.body.count)")
            let stream = try await client.send(
                "HEAD",
                "/tap/sync?LANG=ADQL&QUERY=SELECT+a.*+FROM+tap_schema.columns+a,tap_schema.columns+b"
            )
            #expect(stream.status == 200)
            #expect(stream.body.isEmpty)
        }
    }

    @Test(arguments: [
        ("127.0.0.1:99", 200), ("LOCALHOST", 200), ("[::1]:8642", 200),
        ("archive.example.org", 200),
        ("evil.org", 421), ("localhost.evil.org", 421), ("127.0.0.1.evil.org:80", 421),
    ])
    func `only known hosts are answered`(host: String, status: Int) async throws {
        try await RunningService.with {
            $0.baseURL = "https://archive.example.org/data/"
        } _: { client in
            let reply = try await client.send(
                "GET /tap/availability HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
            #expect(reply.status == status)
        }
    }

    @Test func `a request without a Host is wrong`() async throws {
        try await RunningService.with { client in
            let reply = try await client.send("GET /tap HTTP/1.1\r\nConnection: close\r\n\r\n")
            #expect(reply.status == 400)
        }
    }

    @Test func `addresses that are written begin with the base`() async throws {
        try await RunningService.with {
            $0.baseURL = "https://archive.example.org/data/"
        } _: { client in
            let reply = try await client.get("/tap/capabilities")
            #expect(reply.text.contains(">https://archive.example.org/data/tap/tables<"))
            let job = try await client.post("/tap/async", "")
            #expect(job.location.hasPrefix("https://archive.example.org/data/tap/async/"))
        }
    }

    @Test func `limits of address, header and form are told`() async throws {
        try await RunningService.with { client in
            let long = String(repeating: "a", count: 20_000)
            #expect(try await client.get("/tap/sync?\(long)").status == 414)
            let fields = String(repeating: long, count: 3)
            #expect(try await client.get("/tap", "X: \(fields)\r\n").status == 400)
            let form = try await client.post("/tap/sync", String(repeating: "a", count: 1 << 21))
            #expect(form.status == 413)
            #expect(form.text == "the form is longer than 1048576 bytes\n")
        }
    }

    @Test(arguments: [
        ("text/plain", "QUERY=1", 415), ("multipart/form-data", "x", 400),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", 400
        ),
        ("multipart/form-data; boundary=x", "--x\r\n\r\nb\r\n--x--", 400),
    ])
    func `forms of other types and without an end are refused`(
        type: String, form: String, status: Int
    ) async throws {
        try await RunningService.with { client in
            let reply = try await client.post("/tap/sync", form, type: type)
            #expect(reply.status == status)
            #expect(reply.headers["content-type"] == "text/plain; charset=utf-8")
        }
    }

    @Test func `answers are safe in browsers, and open to pages only where nothing changes`()
        async throws
    {
        try await RunningService.with { client in
            let got = try await client.get("/tap/tables")
            #expect(got.headers["x-content-type-options"] == "nosniff")
            #expect(got.headers["referrer-policy"] == "same-origin")
            #expect(got.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            #expect(got.headers["access-control-allow-origin"] == "*")
            let posted = try await client.post("/tap/async", "")
            #expect(posted.headers["access-control-allow-origin"] == nil)
        }
    }
}

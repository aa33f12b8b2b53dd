import Testing

@testable import FitsProvService

@Suite struct FetchTests {
    private static let query = "SELECT id FROM TAP_UPLOAD.t ORDER BY id"

    @Test func `a table is fetched from a host that the operator named, over redirections`()
        async throws
    {
        let stub = try StubServer { path in
            switch path {
            case "/table": StubServer.document(SampleUpload.places)
            case "/1": StubServer.redirection("/2", status: 301)
            case "/2": StubServer.redirection("3?x=1", status: 307)
            case "/3?x=1": StubServer.redirection("/table", status: 303)
            default: StubServer.redirection("/1")
            }
        }
        try await RunningService.with {
            $0.uploadHosts = ["127.0.0.1"]
        } _: { client in
            for path in ["/table", "/1"] {
                let reply = try await client.query(
                    FetchTests.query, uploads: "t,\(stub.address(path))")
                #expect(reply.text == "id\r\na\r\nb\r\n")
            }
            let endless = try await client.query(
                FetchTests.query, uploads: "t,\(stub.address("/0"))")
            #expect(endless.status == 400)
            #expect(endless.text.contains("leads to others more than 3 times"))
        }
    }

    @Test func `a job fetches its tables when it runs`() async throws {
        let stub = try StubServer { _ in StubServer.document(SampleUpload.places) }
        try await RunningService.with {
            $0.uploadHosts = ["127.0.0.1"]
        } _: { client in
            let upload = Client.encoded("t,\(stub.address("/x"))")
            let made = try await client.post(
                "/tap/async",
                "LANG=ADQL&FORMAT=csv&QUERY=\(Client.encoded(FetchTests.query))&UPLOAD=\(upload)")
            #expect(stub.asked.isEmpty)
            let path =
                "/tap/async/" + (made.location.split(separator: "/").last.map(String.init) ?? "")
            _ = try await client.post(path + "/phase", "PHASE=RUN")
            #expect(try await client.get(path + "?WAIT=30").text.contains("COMPLETED"))
            #expect(try await client.get(path + "/results/result").text == "id\r\na\r\nb\r\n")
            #expect(stub.asked == ["/x"])
        }
    }

    @Test(arguments: [
        "127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "127.1", "2130706433",
        "0x7f000001", "0177.0.0.1",
    ])
    func `this computer is asked by no spelling of its address`(host: String) async throws {
        let stub = try StubServer { _ in StubServer.document(SampleUpload.places) }
        try await RunningService.with { client in
            let reply = try await client.query(
                FetchTests.query, uploads: "t,\(stub.address("/x", host: host))")
            #expect(reply.status == 400)
            #expect(reply.text.contains("is not in the public internet"))
        }
        #expect(stub.asked.isEmpty)
    }

    @Test func `a redirection to a host that may not be asked is not followed`() async throws {
        let secret = try StubServer { _ in StubServer.document(SampleUpload.places) }
        for host in ["localhost", "127.0.0.2", "[::ffff:127.0.0.1]", "169.254.169.254"] {
            let target = secret.address("/secret", host: host)
            let stub = try StubServer { _ in StubServer.redirection(target) }
            try await RunningService.with {
                $0.uploadHosts = ["127.0.0.1"]
            } _: { client in
                let reply = try await client.query(
                    FetchTests.query, uploads: "t,\(stub.address("/x"))")
                #expect(reply.status == 400)
                #expect(reply.text.contains("is not in the public internet"))
            }
            #expect(stub.asked == ["/x"])
        }
        #expect(secret.asked.isEmpty)
    }

    @Test(arguments: [
        ("http://user:word@127.0.0.1/", "a user or a password"), ("http:///x", "host is none"),
        ("http://no.such.host.invalid/", "there is no host"), ("http://127.0.0.1:1/x", "upload t"),
        ("http://exa%6dple.invalid/", "host"), ("http://[fe80::1%25lo]/", "upload t"),
    ])
    func `an address that leads nowhere is refused`(address: String, words: String) async throws {
        try await RunningService.with {
            $0.uploadHosts = ["127.0.0.1"]
            $0.limits.fetchTime = .seconds(3)
        } _: { client in
            let reply = try await client.query(FetchTests.query, uploads: "t,\(address)")
            #expect(reply.status == 400)
            #expect(reply.text.contains(words))
        }
    }

    @Test(arguments: [
        ("/status", "its server answered with status 500"),
        ("/long", "it makes the uploads longer than 100000 bytes"),
        ("/endless", "it makes the uploads longer than 100000 bytes"),
        ("/scheme", "it does not begin with http:// or https://"),
        ("/nowhere", "it leads to no other address"), ("/silent", "it took longer than 2 s"),
        ("/short", "upload t"), ("/noise", "upload t"),
    ])
    func `a server that is hostile gets one line`(path: String, words: String) async throws {
        let long = String(repeating: " ", count: 150_000)
        let stub = try StubServer { path in
            switch path {
            case "/status": "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            case "/long": StubServer.document(SampleUpload.places + long)
            case "/endless": "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + long
            case "/scheme": StubServer.redirection("file:///etc/passwd")
            case "/nowhere": "HTTP/1.1 302 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            case "/silent": nil
            case "/short":
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n<VOT"
            default: "\r\n\r\nnoise\r\n\r\n"
            }
        }
        try await RunningService.with {
            $0.uploadHosts = ["127.0.0.1"]
            $0.limits.uploadBytes = 100_000
            if path == "/silent" { $0.limits.fetchTime = .seconds(2) }
        } _: { client in
            let reply = try await client.query(
                FetchTests.query, uploads: "t,\(stub.address(path))")
            #expect(reply.status == 400)
            #expect(reply.text.contains(words))
        }
    }

    @Test func `without fetching, uploads are not declared, and tables themselves still taken`()
        async throws
    {
        try await RunningService.with {
            $0.takesUploadAddresses = false
        } _: { client in
            #expect(try await !client.get("/tap/capabilities").text.contains("upload"))
            let elsewhere = try await client.query(
                FetchTests.query, uploads: "t,http://example.org/x")
            #expect(elsewhere.status == 400)
            #expect(elsewhere.text.contains("this service fetches nothing"))
            let inline = try await client.query(
                FetchTests.query, uploads: "t,param:p", [("p", SampleUpload.places)])
            #expect(inline.status == 200)
        }
    }

    @Test func `a name that has a private address beside a public one is not asked`() async throws {
        var options = ServiceOptions(archive: "none")
        options.limits.fetchTime = .seconds(2)
        var fetcher = UploadFetcher(options)
        fetcher.addresses = { _ in ["93.184.216.34", "10.0.0.1"].compactMap { HostAddress($0) } }
        let store = UploadStore(nil, options.limits)
        var said = ""
        do {
            try await fetcher.fetch(
                "t", from: "http://example.org/x", upTo: 1_000, into: UploadSpool(store))
        } catch { said = error.message }
        #expect(said.contains("is not in the public internet"))
    }

    @Test func `what was checked is connected to, whatever the name means`() async throws {
        let stub = try StubServer { _ in StubServer.document("here") }
        var options = ServiceOptions(archive: "none")
        options.uploadHosts = ["example.org"]
        var fetcher = UploadFetcher(options)
        fetcher.addresses = { _ in [HostAddress([127, 0, 0, 1])] }
        let spool = UploadSpool(UploadStore(nil, options.limits))
        try await fetcher.fetch(
            "t", from: stub.address("/x", host: "example.org"), upTo: 1_000, into: spool)
        #expect(try String(decoding: spool.bytes(0..<spool.size), as: UTF8.self) == "here")
    }
}

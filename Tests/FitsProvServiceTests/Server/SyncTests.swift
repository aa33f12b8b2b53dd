import Testing

@testable import FitsProvService

@Suite struct SyncTests {
    @Test func `a query is answered by GET and by POST, whatever the case of names`() async throws {
        try await RunningService.with { client in
            let query = "SELECT+TOP+2+obs_id+FROM+ivoa.obscore+ORDER+BY+obs_id"
            let got = try await client.get("/tap/sync?lang=ADQL&Query=\(query)&FORMAT=csv")
            #expect(got.status == 200)
            #expect(got.text == "obs_id\r\nobs 1\r\nobs 2\r\n")
            #expect(got.headers["content-type"] == "text/csv;header=present")
            let posted = try await client.post(
                "/tap/sync?FORMAT=csv", "LANG=ADQL-2.1&REQUEST=doQuery&QUERY=\(query);")
            #expect(posted.text == got.text)
        }
    }

    @Test func `a form of parts is understood as stilts sends it`() async throws {
        let boundary = "<<<-----MULTIPART-BOUNDARY----->>>"
        let parts = [
            ("LANG", "ADQL"), ("QUERY", "SELECT COUNT(*) AS n FROM ivoa.obscore"),
            ("FORMAT", "tsv"),
        ]
        let form =
            parts.map {
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
            }.joined() + "--\(boundary)--\r\n"
        try await RunningService.with { client in
            let reply = try await client.send(
                "POST /tap/sync HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=\"\(boundary)\"\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "\(String(form.utf8.count, radix: 16))\r\n\(form)\r\n0\r\n\r\n")
            #expect(reply.text == "n\n5\n")
        }
    }

    @Test(arguments: [
        ("LANG=ADQL", "QUERY is missing"),
        ("QUERY=SELECT+1", "LANG is missing"),
        ("LANG=PQL&QUERY=SELECT+1", "unknown query language 'PQL'"),
        ("LANG=ADQL&QUERY=SELECT+1&FORMAT=fits", "RESPONSEFORMAT 'fits' is not supported"),
        ("LANG=ADQL&QUERY=SELECT+1&QUERY=SELECT+2", "QUERY is given 2 times"),
        ("LANG=ADQL&QUERY=SELECT+1&MAXREC=-1", "MAXREC is a whole number"),
        ("LANG=ADQL&QUERY=SELECT+1&MAXREC=many", "MAXREC is a whole number"),
        ("LANG=ADQL&QUERY=SELECT+*+FROM+ivoa.obscor", "did you mean obscore?"),
        ("LANG=ADQL&QUERY=SELECT+obs_i+FROM+ivoa.obscore", "line 1, column 8"),
        ("LANG=ADQL&QUERY=SELECT+1&UPLOAD=a,param:b", "no file under the name 'b'"),
    ])
    func `what is wrong is said in a VOTable`(form: String, words: String) async throws {
        try await RunningService.with { client in
            let reply = try await client.post("/tap/sync", form)
            #expect(reply.status == 400)
            #expect(reply.headers["content-type"] == "application/x-votable+xml")
            #expect(reply.text.contains("<INFO name=\"QUERY_STATUS\" value=\"ERROR\">"))
            #expect(reply.text.contains(words))
        }
    }

    @Test func `an unknown product of a function is the client's error`() async throws {
        try await RunningService.with { client in
            let reply = try await client.query(
                "SELECT obs_id FROM ivoa.obscore WHERE 1 = fitsprov_derives_from(obs_publisher_did, 'no.fits')"
            )
            #expect(reply.status == 400)
            #expect(reply.text.contains("'no.fits': nothing in test.sqlite matches it"))
        }
    }

    @Test func `overflow is told only where rows are lost`() async throws {
        try await RunningService.with { client in
            let query = "SELECT obs_id FROM ivoa.obscore"
            let all = try await client.query(query, "&MAXREC=5")
            #expect(!all.text.contains("OVERFLOW"))
            let cut = try await client.query(query, "&MAXREC=4")
            #expect(cut.text.contains("<INFO name=\"QUERY_STATUS\" value=\"OVERFLOW\"/>"))
            #expect(cut.headers["x-overflow"] == "true")
            let none = try await client.query(query, "&MAXREC=0")
            #expect(none.text.contains("OVERFLOW"))
            #expect(!none.text.contains("<TR>"))
            let huge = try await client.query(query, "&MAXREC=99999999999999999999")
            #expect(huge.status == 200)
        }
    }

    @Test func `rows beyond the first bytes are streamed`() async throws {
        try await RunningService.with { client in
            let join = "FROM tap_schema.columns a, tap_schema.columns b"
            let reply = try await client.query(
                "SELECT TOP 9000 a.column_name, b.description \(join)", "&FORMAT=csv")
            #expect(reply.headers["transfer-encoding"] == "chunked")
            #expect(reply.isWhole)
            #expect(reply.body.count(where: { $0 == 0x0A }) == 9001)
        }
    }

    @Test func `a query that takes too long is told to go elsewhere`() async throws {
        try await RunningService.with {
            $0.limits.queryTime = .seconds(1)
        } _: { client in
            let reply = try await client.query(RunningService.endless)
            #expect(reply.status == 408)
            #expect(reply.text.contains("took longer than 1 s; send it to /tap/async"))
        }
    }

    @Test func `rows that end too early end a stream without its end`() async throws {
        try await RunningService.with {
            $0.limits.queryTime = .seconds(1)
        } _: { client in
            let rows = "SELECT a.column_name \(RunningService.manyRows)"
            let csv = try await client.query(rows, "&FORMAT=csv&MAXREC=1000000")
            #expect(csv.status == 200)
            #expect(!csv.isWhole)
            let table = try await client.query(rows, "&MAXREC=1000000")
            #expect(table.isWhole)
            #expect(table.text.contains("value=\"ERROR\">the query took longer than 1 s"))
        }
    }

    @Test func `a query ends when its client has gone, and others get its place`() async throws {
        try await RunningService.with {
            $0.limits.queries = 1
            $0.limits.patience = .seconds(30)
        } _: { client in
            let query = Client.encoded(RunningService.endless)
            try await client.sendAndGo(
                "GET /tap/sync?LANG=ADQL&QUERY=\(query) HTTP/1.1\r\nHost: localhost\r\n\r\n",
                after: .milliseconds(300))
            let reply = try await client.query("SELECT COUNT(*) AS n FROM ivoa.obscore")
            #expect(reply.status == 200)
        }
    }

    @Test func `too many queries are told to come back`() async throws {
        try await RunningService.with {
            $0.limits.queries = 1
            $0.limits.patience = .milliseconds(200)
            $0.limits.queryTime = .seconds(3)
        } _: { client in
            async let first = client.query(RunningService.endless)
            try await Task.sleep(for: .milliseconds(500))
            let second = try await client.query("SELECT obs_id FROM ivoa.obscore")
            #expect(second.status == 503)
            #expect(second.headers["retry-after"] != nil)
            #expect(second.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(try await first.status == 408)
        }
    }
}

extension RunningService {
    /// A query that nobody lives to see the end of.
    static let endless = "SELECT COUNT(*) AS n \(manyRows)"
    static let manyRows =
        "FROM tap_schema.columns a, tap_schema.columns b, tap_schema.columns c, tap_schema.columns d"
}

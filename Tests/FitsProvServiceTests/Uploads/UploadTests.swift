import TestSupport
import Testing
import VOTable

@testable import FitsProvService

@Suite struct UploadTests {
    private static let all = "SELECT * FROM TAP_UPLOAD.mine"

    @Test func `a table that came with a query is asked like any other`() async throws {
        try await RunningService.with { client in
            let files = [("p1", SampleUpload.places)]
            let all = try await client.query(UploadTests.all, uploads: "mine,param:p1", files)
            #expect(all.status == 200)
            #expect(all.text == "id,ra,dec\r\na,83.701,22.0\r\nb,10.0,-45.0\r\n")
            let some = try await client.query(
                "SELECT u.id, u.ra + 1 AS r FROM tap_upload.MINE AS u WHERE u.\"dec\" < 0",
                uploads: "mine,param:p1", files)
            #expect(some.text == "id,r\r\nb,11.0\r\n")
        }
    }

    @Test func `places that were brought along are found in the archive`() async throws {
        try await RunningService.with { client in
            let near = "CONTAINS(POINT(o.s_ra, o.s_dec), CIRCLE(u.ra, u.\"dec\", 0.01))"
            let distance = "DISTANCE(POINT(u.ra, u.\"dec\"), POINT(o.s_ra, o.s_dec)) < 0.01"
            for condition in ["1 = \(near)", distance] {
                let reply = try await client.query(
                    "SELECT u.id, o.obs_id FROM TAP_UPLOAD.mine u JOIN ivoa.obscore o ON \(condition)",
                    uploads: "mine,param:p", [("p", SampleUpload.places)])
                #expect(reply.text == "id,obs_id\r\na,obs 2\r\n")
            }
        }
    }

    @Test func `other queries see nothing of it, nor does tap_schema`() async throws {
        try await RunningService.with { client in
            let files = [("p", SampleUpload.places)]
            let schemas = "SELECT schema_name FROM tap_schema.schemas"
            let told = try await client.query(schemas, uploads: "mine,param:p", files)
            #expect(told.status == 200)
            #expect(!told.text.lowercased().contains("upload"))
            let other = try await client.query(UploadTests.all)
            #expect(other.status == 400)
            #expect(other.text.contains("there is no schema 'TAP_UPLOAD'"))
            // Nor is anything left of it for the next table of that name.
            let second = SampleUpload.table(
                "<FIELD name=\"x\" datatype=\"int\"/>", rows: "<TR><TD>7</TD></TR>")
            let reply = try await client.query(
                UploadTests.all, uploads: "mine,param:p", [("p", second)])
            #expect(reply.text == "x\r\n7\r\n")
        }
    }

    @Test func `several tables come in one UPLOAD or in several`() async throws {
        let one = SampleUpload.table(
            "<FIELD name=\"x\" datatype=\"int\"/>",
            rows: "<TR><TD>1</TD></TR><TR><TD>2</TD></TR>")
        try await RunningService.with { client in
            let query = "SELECT a.x FROM TAP_UPLOAD.a a JOIN TAP_UPLOAD.b b ON a.x = b.x - 1"
            let files = [("p", one), ("q", one)]
            let together = try await client.query(query, uploads: "a,param:p;b,param:q;", files)
            #expect(together.text == "x\r\n1\r\n")
            let apart = try await client.post(
                "/tap/sync",
                [
                    ("LANG", "ADQL"), ("QUERY", query), ("FORMAT", "csv"), ("UPLOAD", "a,param:p"),
                    ("upload", "b,param:q"),
                ], files: files)
            #expect(apart.text == together.text)
        }
    }

    @Test func `a file without a name, in chunks, is one all the same`() async throws {
        let boundary = SampleUpload.boundary
        let form = SampleUpload.form(
            [
                ("LANG", "ADQL"), ("QUERY", UploadTests.all), ("UPLOAD", "mine,param:p"),
                ("FORMAT", "csv"),
            ],
            files: [("p", SampleUpload.places)]
        ).replacing("; filename=\"p.vot\"", with: "")
        try await RunningService.with { client in
            let reply = try await client.send(
                "POST /tap/sync HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=\"\(boundary)\"\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "\(String(form.utf8.count, radix: 16))\r\n\(form)\r\n0\r\n\r\n")
            #expect(reply.text.hasPrefix("id,ra,dec\r\na,"))
        }
    }

    @Test(arguments: [
        ("mine", "UPLOAD is NAME,param:PART"),
        ("1st,param:p", "'1st' in UPLOAD is no name of a table"),
        ("mine; DROP TABLE x,param:p", "UPLOAD is NAME,param:PART or NAME,ADDRESS, not 'mine'"),
        ("a\"b,param:p", "is no name of a table"), ("TAP_UPLOAD.mine,param:p", "is no name"),
        (",param:p", "UPLOAD is NAME"), ("mine,param:q", "no file under the name 'q'"),
        ("mine,vos://x/y", "param:, http:// and https:// can be read"),
        ("mine,file:///etc/passwd", "param:, http:// and https:// can be read"),
        ("mine,param:p;MINE,param:p", "UPLOAD names the table 'MINE' twice"),
        ("a,param:p;b,param:p;c,param:p", "more than 2 tables (limit tables)"),
    ])
    func `what is wrong with UPLOAD is said`(uploads: String, words: String) async throws {
        try await RunningService.with {
            $0.limits.uploadTables = 2
        } _: { client in
            let reply = try await client.query(
                UploadTests.all, uploads: uploads, [("p", SampleUpload.places)])
            #expect(reply.status == 400)
            #expect(reply.headers["content-type"] == "application/x-votable+xml")
            let plain = reply.text.replacing("&quot;", with: "\"")
            #expect(plain.contains(words))
        }
    }

    @Test func `uploads are kept on no disk under a name`() async throws {
        let folder = try ScratchFolder()
        let state = folder.file("state")
        let options = try RunningService.options(in: folder) { $0.state = state }
        let rows = (1...20_000).map { "<TR><TD>\($0)</TD></TR>" }.joined()
        let table = SampleUpload.table("<FIELD name=\"x\" datatype=\"int\"/>", rows: rows)
        try await RunningService.with(options) { client in
            let reply = try await client.query(
                "SELECT SUM(x) AS n FROM TAP_UPLOAD.mine", uploads: "mine,param:p", [("p", table)])
            #expect(reply.text == "n\r\n200010000\r\n")
            #expect(try Scratch.names(in: state) == ["fitsprov-serve.lock"])
        }
    }
}

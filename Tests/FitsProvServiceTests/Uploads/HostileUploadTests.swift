import Glibc
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct HostileUploadTests {
    private static let field = "<FIELD name=\"x\" datatype=\"int\"/>"

    /// A stream of binary data that says how long a cell is.
    private static func stream(_ attributes: String, _ text: String) -> String {
        "<VOTABLE><RESOURCE><TABLE><FIELD name=\"x\" datatype=\"int\" arraysize=\"*\"/>"
            + "<DATA><BINARY><STREAM encoding=\"base64\" \(attributes)>\(text)</STREAM></BINARY>"
            + "</DATA></TABLE></RESOURCE></VOTABLE>"
    }

    private static let documents: [(document: String, words: String)] = [
        ("", "the document is empty"),
        ("this is no VOTable", "line 1"),
        ("x,y\r\n1,2\r\n", "line 1"),
        ("<VOTABLE><RESOURCE/></VOTABLE>", "no table with columns"),
        ("<VOTABLE><RESOURCE><TABLE/></RESOURCE></VOTABLE>", "no table with columns"),
        (
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + SampleUpload.table(field, rows: "<TR><TD>&x;</TD></TR>"), "DOCTYPE"
        ),
        (SampleUpload.table(field, rows: "<TR><TD>&lol;</TD></TR>"), "lol"),
        (SampleUpload.table(field, rows: "<TR><TD>one</TD></TR>"), "row 1, column x"),
        (
            SampleUpload.table(field, rows: "<TR><TD>1</TD></TR>").replacing("</TABLE>", with: ""),
            "line 1"
        ),
        (String(SampleUpload.table(field, rows: "<TR><TD>1</TD></TR>").dropLast(5)), "line 1"),
        (stream("", "f////w=="), "row 1"),
        (stream("encoding2=\"\" href=\"file:///etc/passwd\"", ""), "href"),
        (
            SampleUpload.table(field, rows: "").replacing(
                "</TABLE>", with: "</TABLE><TABLE>\(field)<DATA><TABLEDATA/></DATA></TABLE>"),
            "more than one table"
        ),
        (
            SampleUpload.table(field, rows: String(repeating: "<TR><TD>1</TD></TR>", count: 21)),
            "cells"
        ),
        (SampleUpload.table(String(repeating: field, count: 6), rows: ""), "limit columns"),
    ]

    @Test(arguments: documents.indices)
    func `a document that is none is refused in one line`(index: Int) async throws {
        let (document, words) = HostileUploadTests.documents[index]
        try await RunningService.with {
            $0.limits.uploadCells = 20
            $0.limits.uploadColumns = 5
        } _: { client in
            let reply = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p", [("p", document)])
            #expect(reply.status == 400)
            #expect(reply.text.contains("upload t: "))
            #expect(reply.text.contains(words))
            #expect(!reply.text.contains("root:"))
        }
    }

    @Test func `a million columns end soon`() async throws {
        let fields = (0..<1_000_000).map { "<FIELD name=\"c\($0)\" datatype=\"int\"/>" }.joined()
        try await RunningService.with {
            $0.limits.uploadBytes = 64 << 20
        } _: { client in
            let reply = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p",
                [("p", SampleUpload.table(fields, rows: ""))])
            #expect(reply.status == 400)
            #expect(reply.text.contains("200 (limit columns)"))
        }
    }

    @Test func `cells are counted over all tables of a query`() async throws {
        let rows = String(repeating: "<TR><TD>1</TD></TR>", count: 15)
        let table = SampleUpload.table(HostileUploadTests.field, rows: rows)
        try await RunningService.with {
            $0.limits.uploadCells = 20
        } _: { client in
            let files = [("p", table)]
            let one = try await client.query(
                "SELECT * FROM TAP_UPLOAD.a", uploads: "a,param:p", files)
            #expect(one.status == 200)
            let two = try await client.query(
                "SELECT a.x FROM TAP_UPLOAD.a a, TAP_UPLOAD.b b", uploads: "a,param:p;b,param:p",
                files)
            #expect(two.status == 400)
            #expect(
                two.text.contains("upload b: the uploads have more than 20 cells (limit cells)"))
        }
    }

    @Test func `what is too long is refused by name`() async throws {
        try await RunningService.with {
            $0.limits.uploadBytes = 100_000
        } _: { client in
            let long = String(repeating: " ", count: 60_000)
            let files = [("p", SampleUpload.places + long), ("q", SampleUpload.places + long)]
            let reply = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p", files)
            #expect(reply.status == 413)
            #expect(reply.text == "the files of the form are longer than 100000 bytes\n")
            // One file that is named twice counts twice.
            let twice = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p;u,param:p", [files[0]])
            #expect(twice.status == 413)
            #expect(twice.text.contains("the uploads are longer than 100000 bytes"))
        }
    }

    @Test func `where uploads have no room any more, the client is told to come back`() async throws
    {
        let long = SampleUpload.places + String(repeating: " ", count: 100_000)
        for (space, files, words) in [
            (50_000, 9, "MiB of uploads"), (1 << 30, 0, "0 uploads are kept"),
        ] {
            try await RunningService.with {
                $0.limits.uploadSpace = space
                $0.limits.uploadFiles = files
            } _: { client in
                let reply = try await client.query(
                    "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p", [("p", long)])
                #expect(reply.status == 503)
                #expect(reply.headers["retry-after"] != nil)
                #expect(reply.text.contains(words))
                let small = try await client.query(
                    "SELECT id FROM TAP_UPLOAD.t", uploads: "t,param:p",
                    [("p", SampleUpload.places)])
                #expect(small.status == 200)
            }
        }
    }

    @Test func `a body that stops ends with its connection, and nothing is kept`() async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder) { $0.limits.idle = .seconds(1) }
        let whole = SampleUpload.form(
            [("LANG", "ADQL")],
            files: [("p", SampleUpload.places + String(repeating: " ", count: 1_000_000))])
        try await RunningService.with(options) { client in
            let reply = try await client.send(
                "POST /tap/sync HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: multipart/form-data; boundary=\"\(SampleUpload.boundary)\"\r\n"
                    + "Content-Length: \(whole.utf8.count)\r\n\r\n\(whole.dropLast(100))")
            #expect(reply.status == 0 || reply.status == 400)
        }
    }

    @Test func `columns under one name, or under none that ADQL knows, can be selected`()
        async throws
    {
        let fields = ["a", "a", "x\"; DROP", ""].map {
            "<FIELD name=\"\($0.replacing("\"", with: "&quot;"))\" datatype=\"int\"/>"
        }.joined()
        let rows = "<TR><TD>1</TD><TD>2</TD><TD>3</TD><TD>4</TD></TR>"
        try await RunningService.with { client in
            let files = [("p", SampleUpload.table(fields, rows: rows))]
            let all = try await client.query(
                "SELECT * FROM TAP_UPLOAD.t", uploads: "t,param:p", files)
            #expect(all.status == 200)
            #expect(all.text.hasSuffix("\r\n1,2,3,4\r\n"))
            let one = try await client.query(
                "SELECT \"x\"\"; DROP\" AS y FROM TAP_UPLOAD.t", uploads: "t,param:p", files)
            #expect(one.text == "y\r\n3\r\n")
        }
    }
}

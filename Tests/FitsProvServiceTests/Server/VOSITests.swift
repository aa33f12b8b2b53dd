import TestSupport
import Testing

@testable import FitsProvService

@Suite struct VOSITests {
    @Test func `capabilities tell of all there is, in the words of clients`() async throws {
        try await RunningService.with { client in
            let text = try await client.get("/tap/capabilities").text
            for words in [
                "standardID=\"ivo://ivoa.net/std/TAP\" xsi:type=\"tr:TableAccess\"",
                "<version ivo-id=\"ivo://ivoa.net/std/ADQL#v2.0\">2.0</version>",
                "<version ivo-id=\"ivo://ivoa.net/std/ADQL#v2.1\">2.1</version>",
                "ivo://ivoa.net/std/TAPRegExt#features-udf", "fitsprov_derives_from(",
                "<hard unit=\"row\">1000000</hard>", "ivo://ivoa.net/std/ConeSearch",
                "<alias>votable/b2</alias>",
                "<uploadMethod ivo-id=\"ivo://ivoa.net/std/TAPRegExt#upload-inline\"/>",
                "<uploadMethod ivo-id=\"ivo://ivoa.net/std/TAPRegExt#upload-http\"/>",
                "<uploadMethod ivo-id=\"ivo://ivoa.net/std/TAPRegExt#upload-https\"/>",
                "<hard unit=\"byte\">33554432</hard>",
            ] { #expect(text.contains(words)) }
        }
    }

    @Test func `the service is available while its index can be read`() async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        let path = folder.file("test.sqlite")
        try await RunningService.with(options) { client in
            #expect(try await client.get("/tap/availability").text.contains("<vosi:available>true"))
            try Scratch.move(path, to: path + ".away")
            let reply = try await client.get("/tap/availability")
            #expect(reply.status == 200)
            #expect(reply.text.contains("<vosi:available>false"))
            #expect(reply.text.contains("does not exist"))
            #expect(try await client.query("SELECT obs_id FROM ivoa.obscore").status >= 500)
            try Scratch.move(path + ".away", to: path)
            #expect(try await client.get("/tap/availability").text.contains("<vosi:available>true"))
        }
    }

    @Test func `an index that is replaced is followed`() async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        try RunningService.makeIndex(folder.file("new.sqlite"), in: folder, products: 8)
        let (new, path) = (folder.file("new.sqlite"), folder.file("test.sqlite"))
        try await RunningService.with(options) { client in
            let query = "SELECT COUNT(*) AS n FROM ivoa.obscore"
            #expect(try await client.query(query, "&FORMAT=csv").text == "n\r\n5\r\n")
            try Scratch.move(new, to: path)
            #expect(try await client.query(query, "&FORMAT=csv").text == "n\r\n8\r\n")
        }
    }

    @Test func `tables are told with columns, without, and one by one`() async throws {
        try await RunningService.with {
            $0.aliases = ["cta.vo_obscore": "ivoa.obscore"]
        } _: { client in
            let all = try await client.get("/tap/tables").text
            #expect(all.contains("<name>cta.vo_obscore</name>"))
            #expect(all.contains("<name>\"value\"</name>"))
            #expect(all.contains("<targetTable>tap_schema.tables</targetTable>"))
            let names = try await client.get("/tap/tables?DETAIL=MIN").text
            #expect(names.contains("<name>ivoa.obscore</name>"))
            #expect(!names.contains("<column"))
            let one = try await client.get("/tap/tables/IVOA.ObsCore").text
            #expect(one.contains("<vosi:table "))
            #expect(one.contains("utype=\"") == false)
            #expect(one.contains("<utype>obscore:Curation.publisherDID</utype>"))
        }
    }

    @Test func `every example runs`() async throws {
        try await RunningService.with { client in
            let page = try await client.get("/tap/examples")
            #expect(page.headers["content-type"] == "application/xhtml+xml")
            for example in Examples.all {
                #expect(page.text.contains("resource=\"#\(example.id)\""))
                #expect(try await client.query(example.query).status == 200)
            }
        }
    }

    @Test(.enabled(if: Tool.xmllint.isPresent, Tool.xmllint.notice))
    func `documents are well-formed`() async throws {
        let folder = try ScratchFolder()
        let path = folder.file("document.xml")
        try await RunningService.with { client in
            for address in ["/", "/tap", "/tap/capabilities", "/tap/tables", "/tap/examples"] {
                let reply = try await client.get(address)
                try Scratch.write(reply.body, to: path)
                #expect(try Tool.xmllint.run(["--noout", "--nonet", path]).status == 0)
            }
        }
    }

    @Test func `a cone is searched by number, and errors go well to HTTP`() async throws {
        try await RunningService.with { client in
            let found = try await client.get("/scs?RA=83.6&dec=22&SR=0.15").text
            #expect(found.contains("ucd=\"ID_MAIN\""))
            #expect(found.contains("ucd=\"POS_EQ_RA_MAIN\""))
            #expect(found.split(separator: "<TR>").count == 3)
            let few = try await client.get("/scs?RA=83.6&DEC=22&SR=0.15&VERB=1").text
            #expect(few.split(separator: "<FIELD").count == 4)
            #expect(!(try await client.get("/scs?RA=83.6&DEC=22&SR=0").text.contains("<TR>")))
            let wrong = try await client.get("/scs?RA=83.6&DEC=99&SR=1")
            #expect(wrong.status == 200)
            #expect(wrong.text.contains("<INFO name=\"Error\" value=\"DEC is a number of degrees"))
        }
    }
}

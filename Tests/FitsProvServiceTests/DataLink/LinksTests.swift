import FitsProv
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct LinksTests {
    @Test func `a product leads to what belongs to it`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options { $0.baseURL = "http://localhost/x" }
        let did = try made.did("events.fits")
        let numbers = try ["events.fits", "raw.fits", "flat.fits", "cube.fits"].map {
            try made.number($0)
        }
        let size = try made.folder.bytes(of: "data/events.fits").count
        try await RunningService.with(options) { client in
            let reply = try await client.get("/links?ID=\(Client.encoded(did))")
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "application/x-votable+xml;content=datalink")
            #expect(
                reply.text.contains(
                    "<INFO name=\"standardID\" value=\"ivo://ivoa.net/std/DataLink#links-1.1\"/>"))
            let links = Links(reply.text)
            #expect(links.rows.allSatisfy { $0["ID"] == did })
            let itself = try #require(links["#this"].first)
            #expect(itself["access_url"] == "http://localhost/x/files/\(numbers[0])")
            #expect(itself["content_length"] == "\(size)")
            #expect(itself["content_type"] == "application/fits")
            #expect(itself["link_auth"] == "false")
            #expect(itself["link_authorized"] == "true" || itself["link_authorized"] == "T")
            let inputs = links["#progenitor"]
            #expect(
                inputs.map { $0["access_url"] ?? "" } == [
                    "http://localhost/x/files/\(numbers[1])",
                    "http://localhost/x/files/\(numbers[2])", "",
                ])
            #expect(
                inputs.map { $0["local_semantics"] ?? "" } == [
                    "progenitor/Main", "progenitor/Calibration", "progenitor/Calibration",
                ])
            #expect(
                inputs.last?["error_message"]
                    == "NotFoundFault: https://example.org/irf.fits (Calibration) is not in this archive"
            )
            #expect(
                links["#derivation"].map { $0["access_url"] ?? "" }
                    == ["http://localhost/x/files/\(numbers[3])"])
            let documents = links["#documentation"].map { $0["local_semantics"] ?? "" }
            #expect(documents.starts(with: ["provenance-xml", "provenance-json"]))
            #expect(
                links["#detached-header"].map { $0["access_url"] ?? "" }
                    == ["http://localhost/x/header/\(numbers[0])"])
            for row in links.rows {
                let filled = ["access_url", "service_def", "error_message"].filter {
                    row[$0]?.isEmpty == false
                }
                #expect(filled.count == 1)
            }
        }
    }

    @Test func `responses of a spectrum are calibrations`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let (pha, arf) = (try made.number("pha.fits"), try made.number("arf.fits"))
        try await RunningService.with(options) { client in
            let links = Links(try await client.get("/links?ID=\(pha)").text)
            let responses = links["#calibration"]
            #expect(responses.count == 1)
            #expect(responses.first?["access_url"]?.hasSuffix("/files/\(arf)") == true)
            #expect(responses.first?["local_semantics"] == "#aeff")
        }
    }

    @Test func `links that are told can be followed`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let did = try made.did("cube.fits")
        try await RunningService.with(options) { client in
            let text = try await client.get("/links?ID=\(Client.encoded(did))").text
            let addresses = Links(text).rows.compactMap { $0["access_url"] }.filter { !$0.isEmpty }
            #expect(addresses.count >= 6)
            for address in addresses {
                let start = "http://127.0.0.1:\(client.port)"
                #expect(address.hasPrefix(start))
                #expect(try await client.get(String(address.dropFirst(start.count))).status == 200)
            }
        }
    }

    @Test func `without an identifier the service tells what it is`() async throws {
        try await RunningService.with { client in
            for reply in [try await client.get("/links"), try await client.post("/links", "")] {
                #expect(reply.status == 200)
                #expect(Links(reply.text).rows.isEmpty)
                #expect(reply.text.contains("utype=\"adhoc:this\""))
                #expect(reply.text.contains("<PARAM name=\"ID\""))
            }
        }
    }

    @Test func `what is not known is a row, and does not keep others from being told`() async throws
    {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let number = try made.number("raw.fits")
        try Scratch.remove(made.path("arf.fits"))
        let gone = try made.number("arf.fits")
        let hostile = Client.encoded(ServedProducts.hostile)
        try await RunningService.with(options) { client in
            let reply = try await client.post(
                "/links", "ID=nothing&ID=\(number)&id=\(hostile)&ID=\(gone)&ID=nothing")
            #expect(reply.status == 200)
            let links = Links(reply.text)
            let faults = links["#this"].map { $0["error_message"] ?? "" }
            #expect(
                faults == [
                    "NotFoundFault: there is no such product in this archive", "",
                    "NotFoundFault: there is no such product in this archive",
                    "NotFoundFault: the product is gone: its file is not there any more",
                ])
            #expect(!reply.text.contains("<script>"))
            #expect(!reply.text.contains("\u{1B}"))
        }
    }

    @Test func `of very many identifiers the first thousand are answered`() async throws {
        try await RunningService.with { client in
            let ids = (0..<1_002).map { "ID=x\($0)" }.joined(separator: "&")
            let reply = try await client.post("/links", ids)
            #expect(Links(reply.text).rows.count == 1_000)
            #expect(reply.text.contains("<INFO name=\"QUERY_STATUS\" value=\"OVERFLOW\"/>"))
            let all = try await client.post(
                "/links", ids.split(separator: "&").prefix(1_000).joined(separator: "&"))
            #expect(!all.text.contains("OVERFLOW"))
        }
    }

    @Test func `other formats are refused in a VOTable`() async throws {
        try await RunningService.with { client in
            let reply = try await client.get("/links?ID=1&RESPONSEFORMAT=csv")
            #expect(reply.status == 400)
            #expect(reply.text.contains("RESPONSEFORMAT 'csv' is not supported; use votable"))
        }
    }

    @Test func `answers with identifiers describe the service, others do not`() async throws {
        try await RunningService.with { client in
            let address = "http://127.0.0.1:\(client.port)/links"
            let reply = try await client.query(
                "SELECT TOP 1 obs_publisher_did, access_url FROM ivoa.obscore")
            #expect(reply.text.contains("ID=\"did\""))
            #expect(reply.text.contains("ref=\"did\""))
            #expect(reply.text.contains("value=\"\(address)\""))
            #expect(reply.text.contains("<TD>\(address)?ID=ivo://example.org/test.sqlite%3F"))
            let other = try await client.query("SELECT TOP 1 obs_id FROM ivoa.obscore")
            #expect(!other.text.contains("adhoc:service"))
            let twice = try await client.query(
                "SELECT a.obs_publisher_did, b.obs_publisher_did FROM ivoa.obscore a, ivoa.obscore b"
            )
            #expect(twice.text.split(separator: " ID=\"did\"").count == 2)
            let cone = try await client.get("/scs?RA=83.6&DEC=22&SR=1")
            #expect(cone.text.contains("adhoc:service"))
            #expect(try await client.get("/tap/capabilities").text.contains("DataLink#links-1.1"))
        }
    }
}

/// The rows of an answer of DataLink, read without the code under test.
struct Links {
    let rows: [[String: String]]

    init(_ text: String) {
        let names = text.split(separator: "<FIELD name=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        rows = text.split(separator: "<TR>").dropFirst().map { row in
            let end = row.firstRange(of: "</TR>")?.lowerBound ?? row.endIndex
            var values: [String] = []
            for cell in row[..<end].split(separator: "<TD").map(String.init) {
                // An empty cell may be an element without an end.
                let body = cell.split(
                    separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
                values.append(
                    body.count > 1
                        ? String(body[1].prefix { $0 != "<" }).replacing("&amp;", with: "&") : "")
            }
            return Dictionary(zip(names, values)) { first, _ in first }
        }
    }

    /// The rows of a meaning.
    subscript(_ semantics: String) -> [[String: String]] {
        rows.filter { $0["semantics"] == semantics }
    }
}

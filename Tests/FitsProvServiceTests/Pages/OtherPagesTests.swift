import TestSupport
import Testing

@testable import FitsProvService

@Suite struct OtherPagesTests {
    @Test func `a query of one's own has rows, pages and an error that can be read`() async throws {
        try await RunningService.with { client in
            let query = Client.encoded(
                "SELECT target_name, COUNT(*) AS n FROM ivoa.obscore GROUP BY target_name;")
            let page = try await client.page("/adql?QUERY=\(query)")
            #expect(page.all("td").map(\.text).contains("Crab"))
            let wrong = try await client.page("/adql?QUERY=SELECT+nonsense+FROM+ivoa.obscore")
            let alert = wrong.elements.first { $0["role"] == "alert" }
            #expect(alert?.text.contains("nonsense") == true)
            #expect(wrong.first("textarea")?.text == "\nSELECT nonsense FROM ivoa.obscore")
            #expect(
                wrong.all("code").map(\.text).contains("prov.\"names\"")
                    || wrong.all("code").map(\.text).contains("prov.names"))
            let posted = try await client.post("/adql", "QUERY=\(query)")
            #expect(posted.status == 200)
        }
    }

    @Test func `ticked rows are a query`() async throws {
        try await RunningService.with { client in
            let reply = try await client.browse("/picked?pick=2&pick=4&pick=999&pick=x")
            #expect(reply.status == 303)
            let page = try await client.page(reply.location)
            #expect(
                page.links.filter { $0.hasPrefix("/products/") } == ["/products/2", "/products/4"])
            #expect(
                try await client.page("/picked", status: 400).first("h1")?.text == "400 Bad Request"
            )
        }
    }

    @Test func `a product has its facts, its header, and a search in it`() async throws {
        try await RunningService.with { client in
            let page = try await client.page("/products/3")
            #expect(page.first("h1")?.text == "file3.fits")
            #expect(page.first("main")?.text.contains("Crab") == true)
            let cards = page.elements.first { $0["class"] == "cards" }
            #expect(cards?.text.contains("OBJECT  = 'Crab    '") == true)
            #expect(page.links.contains("/files/3"))
            let found = try await client.page("/products/3?hdu=1&card=obs_id")
            let lines = found.elements.first { $0["class"] == "cards" }?.text.split(separator: "\n")
            #expect(lines?.count == 1)
            #expect(lines?.first?.contains("obs 3") == true)
            #expect(found.first("main")?.text.contains("1 of ") == true)
        }
    }

    @Test func `a product is found by its identifier`() async throws {
        try await RunningService.with { client in
            let csv = try await client.query(
                "SELECT TOP 1 obs_publisher_did FROM ivoa.obscore WHERE obs_id = 'obs 2'",
                "&FORMAT=csv"
            ).text
            let did = csv.split(separator: "\r\n")[1]
            let reply = try await client.browse("/products?ID=\(Client.encoded(String(did)))")
            #expect(reply.status == 303)
            #expect(reply.location == "/products/2")
        }
    }

    @Test func `a file that was changed, or has gone, is said to be`() async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        try folder.write([UInt8](repeating: 0x20, count: 2_880), to: "file1.fits")
        let gone = folder.file("file2.fits")
        try Scratch.move(gone, to: folder.file("elsewhere"))
        try await RunningService.with(options) { client in
            for (number, words) in [(1, "has been changed"), (2, "no longer there")] {
                let page = try await client.page("/products/\(number)")
                let alert = page.elements.first { $0["role"] == "alert" }
                #expect(alert?.text.contains(words) == true)
                #expect(!page.elements.contains { $0["class"] == "cards" })
            }
            let same = try await client.page("/products/3")
            #expect(!same.elements.contains { $0["role"] == "alert" })
        }
    }

    @Test func `queries run in the background, are listed, and deleted`() async throws {
        try await RunningService.with { client in
            #expect(
                try await client.page("/jobs").first("main")?.text.contains("There are none")
                    == true)
            let made = try await client.post("/jobs", "QUERY=SELECT+obs_id+FROM+ivoa.obscore")
            #expect(made.status == 303)
            let path = made.location
            #expect(path.hasPrefix("/jobs/"))
            var page = try await client.page(path)
            for _ in 0..<200
            where page.first("strong")?.text != nil
                && !page.elements.contains(where: { $0.text == "Result" })
            {
                try await Task.sleep(for: .milliseconds(10))
                page = try await client.page(path)
            }
            #expect(page.first("pre")?.text == "SELECT obs_id FROM ivoa.obscore")
            let result = try #require(page.links.first { $0.hasSuffix("/results/result") })
            #expect(try await client.get(result).text.contains("obs 4"))
            #expect(try await client.page("/jobs").links.contains(path))
            #expect(try await client.post(path, "ACTION=ABORT").status == 403)
            #expect(try await client.post(path, "ACTION=nonsense").status == 400)
            #expect(try await client.post(path, "ACTION=DELETE").location == "/jobs")
            _ = try await client.page(path, status: 404)
            #expect(try await client.post("/jobs", "QUERY=+").status == 400)
        }
    }

    @Test func `a job that failed says why`() async throws {
        try await RunningService.with { client in
            let path = try await client.post("/jobs", "QUERY=SELECT+%3Cb%3E").location
            var alert: String?
            for _ in 0..<200 where alert == nil {
                try await Task.sleep(for: .milliseconds(10))
                alert = try await client.page(path).elements.first { $0["role"] == "alert" }?.text
            }
            #expect(alert?.isEmpty == false)
        }
    }
}

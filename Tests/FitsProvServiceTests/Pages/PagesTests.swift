import TestSupport
import Testing

@testable import FitsProvService

@Suite struct PagesTests {
    @Test func `every link of every page leads somewhere`() async throws {
        try await RunningService.with { client in
            var crawler = Crawler()
            try await crawler.run(client)
            for path in ["/", "/search", "/adql", "/fields", "/jobs", "/products/1"] {
                #expect(crawler.pages[path] != nil, "\(path)")
            }
            #expect(crawler.pages.count > 20)
            for (path, page) in crawler.pages {
                #expect(page.all("h1").count == 1, "\(path)")
                // Nothing of another place is loaded, and nothing runs that is not a file of the service.
                for element in page.elements {
                    #expect(element["style"] == nil)
                    #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
                    if element.name == "script" { #expect(element["src"] == "/pages/script.js") }
                }
                let identifiers = page.elements.compactMap { $0["id"] }
                #expect(Set(identifiers).count == identifiers.count, "\(path)")
            }
        }
    }

    @Test func `every link of a page to what programs use is there`() async throws {
        try await RunningService.with { client in
            let page = try await client.page("/search?place=Crab")
            let downloads = page.links.filter { $0.hasPrefix("/tap/sync") }
            #expect(downloads.count == 4)
            for link in downloads { #expect(try await client.get(link).status == 200) }
            let paths = try await client.get(downloads[3]).text
            #expect(paths.hasPrefix("path\r\n"))
            #expect(paths.contains("file5.fits"))
        }
    }

    @Test func `no page is stored, and nobody else may read it`() async throws {
        try await RunningService.with { client in
            let reply = try await client.browse("/search")
            #expect(reply.headers["cache-control"] == "no-cache")
            #expect(reply.headers["access-control-allow-origin"] == nil)
            #expect(reply.headers["x-content-type-options"] == "nosniff")
            for (path, type) in [
                ("/pages/style.css", "text/css"), ("/pages/script.js", "text/javascript"),
                ("/pages/icon.svg", "image/svg+xml"),
            ] {
                let reply = try await client.get(path)
                #expect(reply.status == 200)
                #expect(reply.headers["content-type"]?.hasPrefix(type) == true)
            }
            #expect(
                try StrictPage(try await client.get("/pages/icon.svg").body).first("svg") != nil)
        }
    }

    @Test(arguments: [
        "/products/999", "/products/x", "/products/1/2", "/jobs/nonsense", "/products?ID=nonsense",
        "/search/nonsense",
    ])
    func `what is not there is said on a page to people, in a line to programs`(
        _ path: String
    ) async throws {
        try await RunningService.with { client in
            let page = try await client.page(path, status: 404)
            #expect(page.elements.contains { $0["role"] == "alert" })
            let line = try await client.get(path)
            #expect(line.status == 404)
            #expect(line.headers["content-type"] == "text/plain; charset=utf-8")
        }
    }

    @Test func `programs get lines where there are no pages`() async throws {
        try await RunningService.with { client in
            let reply = try await client.browse("/tap/nonsense")
            #expect(reply.status == 404)
            #expect(reply.headers["content-type"] == "text/plain; charset=utf-8")
        }
    }

    @Test func `pages know where they are behind a proxy`() async throws {
        try await RunningService.with {
            $0.baseURL = "https://localhost/archive/"
        } _: { client in
            let page = try await client.page("/search?place=Crab")
            for link in page.links { #expect(link.hasPrefix("/archive/") || link.hasPrefix("#")) }
            let reply = try await client.browse("/picked?pick=1")
            #expect(reply.location.hasPrefix("/archive/adql?"))
        }
    }
}

import TestSupport
import Testing

@testable import FitsProvService

@Suite struct SearchPageTests {
    /// What the page says it has found.
    private func found(_ page: StrictPage) -> String? {
        page.elements.first { $0["id"] == "result" }?.text
    }

    @Test func `the form offers what there is`() async throws {
        try await RunningService.with { client in
            try await client.settle()
            let page = try await client.page("/search")
            #expect(
                page.all("option").contains { $0["value"] == "Crab" && $0.text == "5 products" })
            let names = Set(page.elements.compactMap { $0["name"] })
            for name in [
                "place", "radius", "from", "to", "emin", "origin", "pt.activity", "ov.calib_level",
            ] {
                #expect(names.contains(name), "\(name)")
            }
            #expect(page.first("main")?.text.contains("5 products") == true)
            #expect(found(page) == nil)
        }
    }

    @Test func `a cone finds what is in it`() async throws {
        try await RunningService.with { client in
            let page = try await client.page("/search?place=83.65+22&radius=0.1")
            #expect(found(page) == "2 products match")
            #expect(page.links.contains("/products/1"))
            #expect(page.all("textarea")[0].text.contains("CIRCLE(83.65, 22, 0.1)"))
            #expect(
                try await client.get("/search/count?place=83.65+22&radius=0.1").text
                    == "2 products match\n")
        }
    }

    @Test func `a name is a target of the archive`() async throws {
        try await RunningService.with { client in
            try await client.settle()
            let page = try await client.page("/search?place=crab")
            #expect(found(page) == "5 products match")
            #expect(page.first("main")?.text.contains("Crab: 5 products around 83.8") == true)
            let other = try await client.page("/search?place=Vega")
            #expect(found(other) == nil)
            #expect(
                other.elements.first { $0["role"] == "alert" }?.text.contains("neither a target")
                    == true)
            // What was filled in is still there.
            #expect(other.elements.contains { $0["name"] == "place" && $0["value"] == "Vega" })
        }
    }

    @Test func `rows are sorted, chosen and counted`() async throws {
        try await RunningService.with { client in
            let page = try await client.page("/search?col=obs_id&col=s_ra&sort=s_ra&desc=1")
            let cells = page.all("td").map(\.text)
            #expect(cells.contains("obs 5"))
            #expect(cells.firstIndex(of: "84") ?? 9 < cells.firstIndex(of: "83.6") ?? 0)
            let heads = page.all("th").map { $0["aria-sort"] }
            #expect(heads.contains("descending"))
            let again = page.links.first { $0.contains("sort=s_ra") && !$0.contains("desc=1") }
            #expect(again != nil)
            let count = try await client.page("/search?count=1&place=Crab")
            #expect(found(count) == "5 products match")
            #expect(count.all("table").isEmpty)
        }
    }

    @Test func `rows come in pages`() async throws {
        let folder = try ScratchFolder()
        try RunningService.makeIndex(folder.file("many.sqlite"), in: folder, products: 120)
        var options = ServiceOptions(archive: folder.file("many.sqlite"))
        options.listen.port = 0
        try await RunningService.with(options) { client in
            var address: String? = "/search?go=1&sort=s_ra"
            var products: [String] = []
            var sizes: [Int] = []
            while let path = address {
                let page = try await client.page(path)
                #expect(page.elements.first { $0["id"] == "result" }?.text == "120 products match")
                let links = page.links.filter { $0.hasPrefix("/products/") }
                products += links
                sizes.append(links.count)
                address = page.elements.first { $0["rel"] == "next" }?["href"]
            }
            #expect(sizes == [50, 50, 20])
            #expect(Set(products).count == 120)
            #expect(
                try await client.page("/search?go=1&page=400").first("main")?.text.contains(
                    "no more rows") == true)
        }
    }

    @Test func `a query that was edited stays, and so does the form`() async throws {
        try await RunningService.with { client in
            let search = "/search?place=Crab&radius=5&ov.calib_level=1"
            let page = try await client.page(search)
            let hidden = page.elements.first { $0["name"] == "form" }?["value"] ?? ""
            let edited = "SELECT obs_id FROM ivoa.obscore WHERE s_ra > 83.75"
            let query = try await client.page(
                "/adql?QUERY=\(Client.encoded(edited))&form=\(Client.encoded(hidden))")
            #expect(query.all("td").map(\.text).contains("obs 3"))
            let back = try #require(query.links.first { $0.hasPrefix("/search?") })
            let form = try await client.page(back)
            #expect(form.elements.contains { $0["name"] == "radius" && $0["value"] == "5" })
            #expect(
                form.elements.contains {
                    $0["name"] == "ov.calib_level" && $0["value"] == "1" && $0["checked"] != nil
                })
            let forth = try #require(
                form.links.first { $0.hasPrefix("/adql?QUERY=") && $0.contains("83.75") })
            let again = try await client.page(forth)
            #expect(again.first("textarea")?.text == "\n" + edited)
            #expect(again.links.contains(back))
        }
    }

    @Test(arguments: [
        "radius=far&place=1+1", "from=soon", "emin=x", "ov.calib_level=x", "sort=nonsense",
        "origin=nonsense.fits", "fl.a=b",
    ])
    func `what cannot be understood is said beside the form`(_ query: String) async throws {
        try await RunningService.with { client in
            let page = try await client.page("/search?\(query)")
            #expect(page.elements.contains { $0["role"] == "alert" })
            #expect(page.elements.contains { $0["name"] == "place" })
        }
    }

    @Test func `what was asked can be left out again`() async throws {
        try await RunningService.with { client in
            let page = try await client.page("/search?place=Crab&from=2000")
            let links = page.elements.filter { $0["aria-label"]?.hasPrefix("Leave out") == true }
            #expect(links.map { $0["href"] } == ["/search?from=2000", "/search?place=Crab"])
        }
    }
}

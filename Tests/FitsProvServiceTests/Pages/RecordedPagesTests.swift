import TestSupport
import Testing

@testable import FitsProvService

/// Pages of what was recorded: values, and who was made from whom.
@Suite struct RecordedPagesTests {
    /// A service over files of which the index says more than they do.
    private func with(_ sql: String, _ body: @Sendable (Client) async throws -> Void) async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        try IndexDump.change(options.archive, sql)
        try await RunningService.with(options, body)
    }

    @Test func `values that differ in case are counted, and found, one by one`() async throws {
        try await with(
            """
            INSERT INTO fields (file, name, value, numeric) VALUES
                (1, 'grade', 'Best', NULL), (2, 'grade', 'best', NULL), (3, 'grade', 'best', NULL),
                (1, 'Grade', 'x', NULL), (1, 'zenith', '10.5', 10.5), (2, 'zenith', '30', 30),
                (4, 'proposal_id', 'P1', NULL);
            """
        ) { client in
            try await client.settle()
            let links = try await client.page("/fields").links.filter { $0.contains("grade=") }
            #expect(links == ["/search?fv.grade=best", "/search?fv.grade=Best"])
            let searches = [
                ("fv.grade=best", 2), ("fv.grade=Best", 1), ("fv.grade=best&fv.grade=Best", 3),
                ("ft.grade=b*", 2), ("fv.Grade=x", 1), ("fl.zenith=20", 1), ("fh.zenith=10.5", 1),
                ("fv.proposal_id=P1", 1), ("fv.grade=nothing", 0),
            ]
            for (search, count) in searches {
                let line = try await client.get("/search/count?\(search)").text
                #expect(line.hasPrefix("\(count) product"), "\(search)")
            }
            #expect(try await client.page("/search").first("main")?.text.contains("zenith") == true)
        }
    }

    @Test func `programs are found by name and by a range of versions`() async throws {
        try await with(
            """
            INSERT INTO activities (file, step, name, version, ancestor) VALUES
                (1, 1, 'ctbin', '1.9', 0), (2, 1, 'ctbin', '1.10', 0), (3, 1, 'other', '1', 0);
            INSERT INTO software (file, number, step, name, version) VALUES
                (1, 1, 1, 'ctools', '1.9'), (2, 1, 1, 'ctools', '2.0rc1'), (3, 1, 1, 'ctools', '2.0');
            """
        ) { client in
            try await client.settle()
            let searches = [
                ("pv.activity=ctbin", 2), ("pv.activity=ctbin&pl.activity_version=1.10", 1),
                ("pt.activity=*bin*", 2), ("pv.software=ctools&ph.software_version=2.0rc1", 2),
                ("pl.software_version=2.0", 1), ("pt.software=ct*", 3),
            ]
            for (search, count) in searches {
                let line = try await client.get("/search/count?\(search)").text
                #expect(line.hasPrefix("\(count) product"), "\(search)")
            }
            let page = try await client.page("/search")
            #expect(
                page.elements.contains { $0["name"] == "pv.software" && $0["value"] == "ctools" })
            #expect(page.first("main")?.text.contains("ctbin: 1.10 (1), 1.9 (1)") == true)
        }
    }

    @Test func `a lineage is drawn, and leads from product to product`() async throws {
        try await with(
            """
            INSERT INTO activities (file, step, name, ancestor) VALUES
                (2, 1, 'calibrate', 0), (3, 1, 'stack', 0), (4, 1, 'stack', 0);
            INSERT INTO used (file, number, step, location, normal_name, ancestor, target, state)
                VALUES (2, 1, 1, 'file1.fits', 'file1', 0, 1, 'confirmed'),
                    (3, 1, 1, 'file2.fits', 'file2', 0, 2, 'confirmed'),
                    (3, 2, 1, 'lost.fits', 'lost', 0, NULL, 'missing'),
                    (4, 1, 1, 'file2.fits', 'file2', 0, 2, 'confirmed'),
                    (1, 1, 1, 'file4.fits', 'file4', 0, 4, 'confirmed');
            """
        ) { client in
            let page = try await client.page("/products/3")
            let boxes = page.elements.filter { $0.name == "a" && $0.text.contains("file") }
            #expect(
                Set(boxes.compactMap { $0["href"] }).isSuperset(of: ["/products/1", "/products/2"]))
            #expect(page.all("rect").count == 4)
            #expect(page.all("path").count >= 3)
            #expect(page.first("main")?.text.contains("lost.fits not in the archive") == true)
            let middle = try await client.page("/products/2")
            #expect(middle.all("h2").map(\.text).contains("Made from it: 2 products"))
            let search = try #require(middle.links.first { $0.hasPrefix("/search?origin=") })
            let found = try await client.page(search)
            #expect(found.links.contains("/products/3"))
            #expect(found.links.contains("/products/4"))
            #expect(try await client.page("/products/5").all("svg").isEmpty)
        }
    }
}

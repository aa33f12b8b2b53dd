import FITS
import Files
import FitsProv
import Foundation
import TestSupport
import Testing

/// Which products a path has, and how they hang together.
@Suite struct LineageBuilderTests {
    private func chain() throws -> CardStamps {
        let stamps = try CardStamps()
        try stamps.write("c.fits", named: ["b.fits"])
        try stamps.write("b.fits", named: ["a.fits"])
        try stamps.write("a.fits", named: [])
        return stamps
    }

    @Test(arguments: [
        (0, ["c.fits"], true), (1, ["c.fits", "b.fits"], true),
        (2, ["c.fits", "b.fits", "a.fits"], false), (3, ["c.fits", "b.fits", "a.fits"], false),
    ])
    func `a depth is so many steps back`(depth: Int, names: [String], isCut: Bool) throws {
        let lineage = try chain().lineage("c.fits", depth: depth)
        #expect(lineage.names == names)
        #expect(lineage.nodes.map(\.level) == Array(names.indices))
        #expect(lineage.cuts == (isCut ? [.depth] : []))
    }

    @Test(arguments: [
        (0, ["a.fits"], true), (1, ["a.fits", "b.fits"], true),
        (2, ["a.fits", "b.fits", "c.fits"], false),
    ])
    func `a depth is so many steps forth`(depth: Int, names: [String], isCut: Bool) throws {
        let lineage = try chain().lineage("a.fits", .forth, depth: depth)
        #expect(lineage.names == names)
        #expect(lineage.cuts == (isCut ? [.depth] : []))
        // Edges go from what was made to what was used, whichever way they were followed.
        let uses = ["b.fits < a.fits", "c.fits < b.fits"]
        #expect(lineage.uses == Array(uses.prefix(names.count - 1)))
    }

    @Test func `inputs keep their order and their number`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["z.fits", "a.fits", "m.fits"])
        for name in ["a.fits", "m.fits", "z.fits"] { try stamps.write(name, named: []) }
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.names == ["p.fits", "z.fits", "a.fits", "m.fits"])
        #expect(lineage.edges.map(\.order) == [1, 2, 3])
        #expect(lineage.causes == [[0, 1, 2], [], [], []])
        #expect(lineage.effects == [[], [0], [1], [2]])
        let forth = try stamps.lineage("m.fits", .forth)
        #expect(forth.edges.map(\.order) == [3])
    }

    @Test func `a product that two others used is there once`() throws {
        let stamps = try CardStamps()
        try stamps.write("d.fits", named: ["b.fits", "c.fits"])
        try stamps.write("b.fits", named: ["a.fits"])
        try stamps.write("c.fits", named: ["a.fits"])
        try stamps.write("a.fits", named: [])
        let lineage = try stamps.lineage("d.fits")
        #expect(lineage.names == ["d.fits", "b.fits", "c.fits", "a.fits"])
        #expect(
            lineage.uses == [
                "d.fits < b.fits", "d.fits < c.fits", "b.fits < a.fits", "c.fits < a.fits",
            ])
        #expect(lineage.nodes.map(\.level) == [0, 1, 1, 2])
        #expect(lineage.cycles.isEmpty)
        let forth = try stamps.lineage("a.fits", .forth)
        #expect(Set(forth.names) == ["a.fits", "b.fits", "c.fits", "d.fits"])
        #expect(forth.nodes.count == 4 && forth.edges.count == 4)
    }

    @Test func `an input that is named twice is one product with two edges`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["a.fits", "a.fits"])
        try stamps.write("a.fits", named: [])
        #expect(try stamps.lineage("p.fits").uses == ["p.fits < a.fits", "p.fits < a.fits"])
        try FileManager.default.removeItem(atPath: stamps.folder.file("a.fits"))
        let lost = try stamps.lineage("p.fits")
        #expect(lost.names == ["p.fits", "a.fits"])
        #expect(lost.edges.map(\.resolution.state) == [.missing, .missing])
    }

    @Test func `products that name one another are a cycle`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", named: ["b.fits"])
        try stamps.write("b.fits", named: ["c.fits"])
        try stamps.write("c.fits", named: ["b.fits", "c.fits", "raw.fits"])
        let lineage = try stamps.lineage("a.fits")
        #expect(lineage.names == ["a.fits", "b.fits", "c.fits", "raw.fits"])
        #expect(lineage.cycles == [[1, 2]])
        #expect(lineage.edges.count == 5)
        let forth = try stamps.lineage("c.fits", .forth)
        #expect(Set(forth.names) == ["a.fits", "b.fits", "c.fits"])
        #expect(forth.cycles.count == 1)
    }

    @Test func `a product that names itself is a cycle of one`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", named: ["a.fits"])
        let lineage = try stamps.lineage("a.fits")
        #expect(lineage.uses == ["a.fits < a.fits"])
        #expect(lineage.cycles == [[0]])
    }

    @Test func `what is missing is known by its identifier, its digest, or its place`() throws {
        let stamps = try CardStamps()
        try stamps.write(
            "p.fits",
            from: [
                CardStamps.Input("x/1.fits", id: "urn:1", digest: "sha256:a"),
                CardStamps.Input("y/2.fits", id: "urn:1"),
                CardStamps.Input("z/3.fits", digest: "sha256:b"),
                CardStamps.Input("z/4.fits", digest: "sha256:b"),
                CardStamps.Input("z/5.fits"), CardStamps.Input("z/5.fits"),
                CardStamps.Input("z/6.fits"),
            ])
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.edges.map(\.to) == [1, 1, 2, 2, 3, 3, 4])
        #expect(lineage.nodes.dropFirst().allSatisfy { $0.path == nil && !$0.isStamped })
        #expect(lineage.nodes.map(\.source).dropFirst().allSatisfy { $0 == .reference })
        #expect(lineage.names == ["p.fits", "1.fits", "3.fits", "5.fits", "6.fits"])
        #expect(lineage.nodes[1].location == "x/1.fits")
        #expect(lineage.nodes[1].identifier == "urn:1")
        #expect(lineage.nodes[2].digest == "sha256:b")
    }

    @Test func `what was renamed is found by its digest, and is the same product`() throws {
        let stamps = try CardStamps()
        try stamps.write("old.fits", named: [])
        let digest = try stamps.digest("old.fits")
        try stamps.write(
            "p.fits", from: [CardStamps.Input("old.fits", id: "urn:x:old.fits", digest: digest)])
        try FileManager.default.moveItem(
            atPath: stamps.folder.file("old.fits"), toPath: stamps.folder.file("new.fits"))
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.names == ["p.fits", "new.fits"])
        #expect(lineage.edges[0].resolution.state == .confirmed)
        #expect(lineage.edges[0].resolution.evidence == .digest)
        #expect(lineage.nodes[1].isMeasured)
        #expect(lineage.nodes[1].location == "old.fits")
        let forth = try stamps.lineage("new.fits", .forth)
        #expect(forth.names == ["new.fits", "p.fits"])
    }

    @Test func `what changed since is named so, and followed`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits", named: [])
        try stamps.write("a.fits", named: [])
        let digest = try stamps.digest("a.fits")
        try stamps.write(
            "a.fits", from: [CardStamps.Input("raw.fits", id: "urn:x:raw.fits")], object: "M1")
        try stamps.write(
            "p.fits", from: [CardStamps.Input("a.fits", id: "urn:x:a.fits", digest: digest)])
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.edges.first?.resolution.state == .changed)
        #expect(lineage.names == ["p.fits", "a.fits", "raw.fits"])
        #expect(lineage.isBroken && !lineage.isDoubtful)
    }

    @Test func `two copies of one product are one input`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", named: [])
        let bytes = try stamps.folder.bytes(of: "a.fits")
        try stamps.folder.write(bytes, to: "copy.fits")
        let digest = try stamps.digest("a.fits")
        try stamps.write(
            "p.fits", from: [CardStamps.Input("a.fits", id: "urn:x:a.fits", digest: digest)])
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.names == ["p.fits", "a.fits"])
        #expect(lineage.edges[0].resolution.state == .confirmed)
    }

    @Test func `a file that is not there is no path`() throws {
        let stamps = try CardStamps()
        #expect(throws: (any Error).self) { try stamps.lineage("none.fits") }
        try stamps.folder.write("text".utf8, to: "text.fits")
        let error = #expect(throws: FITSError.self) { try stamps.lineage("text.fits") }
        #expect(error?.code == .notFITS)
        #expect(error?.path == stamps.folder.file("text.fits"))
    }

    @Test func `a path is followed below the product's folder, or one that is named`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw/a.fits")
        try stamps.write(
            "made/b.fits", from: [CardStamps.Input("../raw/a.fits", id: "urn:x:raw/a.fits")])
        let product = stamps.folder.file("made/b.fits")
        let own = try Lineage(of: product)
        #expect(own.edges.map(\.resolution.state) == [.outside])
        let whole = try Lineage(of: product, below: stamps.folder.path)
        #expect(whole.names == ["b.fits", "a.fits"])
        #expect(whole.nodes.map(\.isStamped) == [true, true])
        let forth = try Lineage(
            of: stamps.folder.file("raw/a.fits"), .forth, below: stamps.folder.path)
        #expect(forth.names == ["a.fits", "b.fits"])
        let error = #expect(throws: FitsProvError.self) {
            try Lineage(of: stamps.folder.file("none.fits"))
        }
        #expect(error?.path == stamps.folder.file("none.fits"))
    }

    @Test func `a document that a later product carries tells of what is missing`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        try fixture.stamp(events, StampRequest(activity: "observe"))
        var request = StampRequest(activity: "ctbin")
        request.used = [UsedEntity(location: events, role: "Main")]
        request.carriedGenerations = 1
        try fixture.stamp(fixture.product, request)
        func lineage() throws -> Lineage {
            let files = KnownFiles(in: OpenableFolders([fixture.folder.path]))
            let catalogue = HeaderCatalogue(roots: [fixture.folder.path], files: files)
            return try Lineage(of: fixture.product, in: catalogue, files: files)
        }
        #expect(try lineage().nodes.map(\.source) == [.file, .file])
        try FileManager.default.removeItem(atPath: events)
        let lost = try lineage()
        #expect(lost.names == ["cube.fits", "events.fits"])
        #expect(lost.nodes[1].source == .carried(in: fixture.product))
        #expect(lost.nodes[1].provenance?.activity.name == "observe")
        #expect(lost.nodes[1].provenance?.product.hdus == [])
        #expect(lost.edges.map(\.resolution.state) == [.carried])
    }
}

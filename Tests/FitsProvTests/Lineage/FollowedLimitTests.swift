import FITS
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// How far references are followed, and which lead forth.
@Suite struct FollowedLimitTests {
    private func lineage(
        _ name: String, _ direction: Lineage.Direction = .back, in stamps: borrowing CardStamps,
        _ change: (inout Lineage.Limits) -> Void
    ) throws -> Lineage {
        let files = KnownFiles(in: OpenableFolders([stamps.folder.path]))
        let catalogue = HeaderCatalogue(roots: [stamps.folder.path], files: files)
        var limits = Lineage.Limits()
        change(&limits)
        return try Lineage(
            of: stamps.folder.file(name), direction, in: catalogue, files: files, limits: limits)
    }

    @Test(arguments: [(1, 1, 0), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 4, 4)])
    func `products beyond a limit have no reference to them, and those within have all`(
        most: Int, nodes: Int, edges: Int
    ) throws {
        let stamps = try CardStamps()
        // The fourth reference leads to the first input again.
        try stamps.write("p.fits", named: ["a.fits", "b.fits", "c.fits", "a.fits"])
        let lineage = try lineage("p.fits", in: stamps) { $0.nodes = most }
        #expect(lineage.nodes.count == nodes)
        let isCut = most < 4
        #expect(lineage.cuts == (isCut ? [.nodes] : []))
        #expect(lineage.edges.count == edges)
        #expect(lineage.isDoubtful == isCut)
    }

    @Test(arguments: [(0, true), (2, true), (3, false), (4, false)])
    func `references beyond a limit are cut, those at it are not`(most: Int, isCut: Bool) throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["a.fits", "b.fits", "c.fits"])
        let lineage = try lineage("p.fits", in: stamps) { $0.edges = most }
        #expect(lineage.edges.count == min(3, most))
        #expect(lineage.cuts == (isCut ? [.nodes] : []))
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 3), (4, 4)])
    func `forth, products beyond a limit are cut`(most: Int, nodes: Int) throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        for name in ["a.fits", "b.fits", "c.fits"] { try stamps.write(name, named: ["raw.fits"]) }
        let whole = try lineage("raw.fits", .forth, in: stamps) { $0.nodes = most }
        #expect(whole.nodes.count == nodes)
        #expect(whole.cuts == (most < 4 ? [.nodes] : []))
        let few = try lineage("raw.fits", .forth, in: stamps) { $0.edges = most - 1 }
        #expect(few.edges.count == most - 1)
        #expect(few.cuts == (most < 4 ? [.nodes] : []))
    }

    @Test func `files beyond a limit matter where something is not proven, and always forth`()
        throws
    {
        let stamps = try CardStamps()
        try stamps.write("a.fits")
        for number in 0..<20 { try stamps.write("x\(number).fits") }
        try stamps.write("good.fits", from: [try stamps.input("a.fits")], object: "p")
        try stamps.write("bad.fits", from: [CardStamps.Input("gone.fits", id: "urn:gone")])
        func cuts(_ name: String, _ direction: Lineage.Direction) throws -> Set<Lineage.Cut> {
            let files = KnownFiles(in: OpenableFolders([stamps.folder.path]))
            var limits = HeaderCatalogue.Limits()
            limits.files = 5
            let catalogue = HeaderCatalogue(
                roots: [stamps.folder.path], files: files, limits: limits)
            return try Lineage(
                of: stamps.folder.file(name), direction, in: catalogue, files: files
            ).cuts
        }
        #expect(try cuts("good.fits", .back) == [])
        #expect(try cuts("bad.fits", .back) == [.files])
        #expect(try cuts("good.fits", .forth) == [.files])
    }

    @Test func `forth, every reference that means the file has its edge with its number`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        let digest = try stamps.digest("raw.fits")
        try stamps.write(
            "p.fits",
            from: [
                CardStamps.Input("x.fits", id: "urn:x:x"),
                CardStamps.Input("elsewhere.fits", id: "urn:x:raw.fits"),
                CardStamps.Input("raw.fits", id: "urn:x:another"),
                CardStamps.Input("raw.fits", digest: digest),
            ], object: "p")
        let lineage = try stamps.lineage("raw.fits", .forth)
        #expect(lineage.edges.map(\.order) == [2, 4])
        #expect(lineage.edges.map(\.resolution.evidence) == [.identifier, .digest])
        #expect(lineage.nodes.count == 2)
    }

    @Test func `forth, the level of a product is that of the first way to it`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        try stamps.write("a.fits", named: ["raw.fits"])
        try stamps.write("z.fits", named: ["a.fits", "raw.fits"])
        let lineage = try stamps.lineage("raw.fits", .forth)
        let levels = Dictionary(uniqueKeysWithValues: lineage.nodes.map { ($0.name, $0.level) })
        #expect(levels == ["raw.fits": 0, "a.fits": 1, "z.fits": 1])
        #expect(lineage.edges.count == 3)
        // Whichever way, the state is that of the product that was found.
        #expect(lineage.states.map { $0 != nil } == [false, true, true])
    }

    @Test func `forth, what stands there now and tells of itself is not what was used`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", object: "now")
        try stamps.write("p.fits", from: [CardStamps.Input("a.fits", digest: "sha256:then")])
        #expect(try stamps.lineage("a.fits", .forth).names == ["a.fits"])
        let back = try stamps.lineage("p.fits")
        #expect(back.edges[0].findings == [.replaced(by: "urn:x:a.fits")])
        #expect(back.nodes[1].source == .reference && back.nodes[1].path == nil)
    }

}

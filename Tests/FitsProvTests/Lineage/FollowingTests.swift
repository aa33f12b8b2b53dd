import FITS
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// How references are followed, back and forth, and where that ends.
@Suite struct FollowingTests {
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

    @Test func `the product asked about must be FITS back, and need not forth`() throws {
        let stamps = try CardStamps()
        try stamps.folder.write("a b".utf8, to: "list.txt")
        try stamps.write("p.fits", from: [CardStamps.Input("list.txt")])
        do {
            _ = try stamps.lineage("list.txt")
            Issue.record("a text has a path")
        } catch let error as FITSError {
            #expect(error.code == .notFITS)
            #expect(error.path == stamps.folder.file("list.txt"))
        }
        let forth = try stamps.lineage("list.txt", .forth)
        #expect(forth.uses == ["p.fits < list.txt"])
        #expect(throws: FITSError.self) { try stamps.lineage("none.fits", .forth) }
    }

    @Test func `a link leads to the product itself`() throws {
        let stamps = try CardStamps()
        try stamps.write("sub/p.fits", named: ["a.fits"])
        try stamps.write("sub/a.fits")
        try FileManager.default.createSymbolicLink(
            atPath: stamps.folder.file("link.fits"), withDestinationPath: "sub/p.fits")
        let lineage = try stamps.lineage("link.fits")
        #expect(lineage.nodes[0].path == stamps.folder.file("sub/p.fits"))
        #expect(lineage.names == ["p.fits", "a.fits"])
        #expect(lineage.nodes[1].folder == stamps.folder.file("sub"))
    }

    @Test func `a product has the place in which it was used, if that was another`() throws {
        let stamps = try CardStamps()
        try stamps.write("old/a.fits", named: ["raw.fits"])
        try stamps.write("old/raw.fits", id: "urn:x:raw.fits")
        try stamps.write("p.fits", from: [try stamps.input("old/a.fits")], object: "p")
        let before = try stamps.lineage("p.fits")
        #expect(before.nodes.map(\.formerFolder) == [nil, nil, nil])
        try FileManager.default.createDirectory(
            atPath: stamps.folder.file("new"), withIntermediateDirectories: false)
        try FileManager.default.moveItem(
            atPath: stamps.folder.file("old/a.fits"), toPath: stamps.folder.file("new/a.fits"))
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.nodes[1].path == stamps.folder.file("new/a.fits"))
        #expect(lineage.nodes[1].location == "old/a.fits")
        #expect(lineage.nodes[1].formerFolder == stamps.folder.file("old"))
        #expect(lineage.edges[0].findings == [.moved(was: stamps.folder.file("old"))])
        // What stayed where it was has not moved.
        #expect(lineage.nodes[2].path == stamps.folder.file("old/raw.fits"))
        #expect(lineage.edges[1].findings.isEmpty)
    }

    @Test func `a product is intact if it has the content of its stamp, else edited`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits")
        try stamps.write("p.fits", from: [CardStamps.Input("a.fits", id: "urn:x:a.fits")])
        let unknown = try stamps.lineage("p.fits")
        #expect(unknown.nodes.map(\.isIntact) == [nil, nil])
        #expect(unknown.nodes.map(\.isMeasured) == [true, true])
        let files = KnownFiles(in: OpenableFolders([stamps.folder.path]), measures: false)
        let catalogue = HeaderCatalogue(roots: [stamps.folder.path], files: files)
        let unmeasured = try Lineage(of: stamps.folder.file("p.fits"), in: catalogue, files: files)
        #expect(unmeasured.nodes.map(\.isMeasured) == [false, false])
        #expect(unmeasured.nodes.map(\.digest) == [nil, nil])
        #expect(unmeasured.edges.map(\.resolution.state) == [.identified])
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

    @Test func `a file that cannot be read is a product with a problem`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", from: [CardStamps.Input("a.fits"), CardStamps.Input("b.txt")])
        let broken = FITSBytes.header([
            FITSBytes.fixed("SIMPLE", "T"), FITSBytes.fixed("BITPIX", 7),
        ])
        try stamps.folder.write(broken, to: "a.fits")
        try stamps.folder.write("text".utf8, to: "b.txt")
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.edges.map(\.resolution.state) == [.named, .named])
        #expect(lineage.nodes.map { $0.path != nil } == [true, true, true])
        // What need not be FITS is no problem.
        #expect(lineage.nodes[2].problem == nil)
        #expect(lineage.nodes[2].digest?.hasPrefix("file-sha256:") == true)
        #expect(lineage.nodes[1].problem != nil)
        #expect(lineage.nodes[1].digest?.hasPrefix("file-sha256:") == true)
        #expect(lineage.isDoubtful)
    }

    @Test func `groups of products that name one another come in order, each product once`() throws
    {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["d.fits", "b.fits", "e.fits"])
        try stamps.write("b.fits", named: ["c.fits"])
        try stamps.write("c.fits", named: ["b.fits"])
        try stamps.write("d.fits", named: ["d.fits"])
        try stamps.write("e.fits", named: ["f.fits"])
        try stamps.write("f.fits", named: [])
        let lineage = try stamps.lineage("p.fits")
        let cycles = lineage.cycles.map { $0.map { lineage.nodes[$0].name } }
        #expect(cycles == [["d.fits"], ["b.fits", "c.fits"]])
        #expect(lineage.causes[0] == [0, 1, 2])
        #expect(lineage.effects[0] == [])
        #expect(lineage.causes.flatMap(\.self).sorted() == Array(lineage.edges.indices))
        #expect(lineage.effects.flatMap(\.self).sorted() == Array(lineage.edges.indices))
    }

    @Test func `the order of urgency is that in which states ask for a look`() {
        let states: [Resolution.State] = [
            .changed, .missing, .named, .outside, .carried, .identified, .confirmed,
        ]
        #expect(states.map(\.urgency) == Array(0..<7))
        #expect(Set(states) == Set(Resolution.State.allCases))
    }

    @Test func `of nothing there is one generation`() {
        let lineage = Lineage(.back)
        #expect(lineage.levels == 1)
        #expect(lineage.states.isEmpty && lineage.counts.isEmpty && lineage.cycles.isEmpty)
        #expect(!lineage.isBroken && !lineage.isDoubtful)
    }
}

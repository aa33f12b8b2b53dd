import FITS
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// How references are followed, back and forth, and where that ends.
@Suite struct FollowingTests {
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

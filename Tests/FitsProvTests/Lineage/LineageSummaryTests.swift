import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// What a path says as a whole.
@Suite struct LineageSummaryTests {
    @Test func `a product with two references has the state that asks most for a look`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        let now = try stamps.input("raw.fits")
        var former = now
        former.digest = "sha256:another"
        try stamps.write("a.fits", from: [now], object: "a")
        try stamps.write("b.fits", from: [former], object: "b")
        for names in [["a.fits", "b.fits"], ["b.fits", "a.fits"]] {
            try stamps.write("p.fits", from: try names.map { try stamps.input($0) }, object: "p")
            let lineage = try stamps.lineage("p.fits")
            let states = Dictionary(uniqueKeysWithValues: zip(lineage.names, lineage.states))
            #expect(
                states == [
                    "p.fits": nil, "a.fits": .confirmed, "b.fits": .confirmed, "raw.fits": .changed,
                ])
            #expect(lineage.counts.map(\.state) == [.confirmed, .changed])
            #expect(lineage.counts.map(\.count) == [2, 1])
            #expect(lineage.isBroken)
            #expect(!lineage.isDoubtful)
            #expect(lineage.levels == 3)
        }
    }

    @Test func `nothing is broken where all is confirmed, and a depth is no doubt`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        try stamps.write("a.fits", from: [try stamps.input("raw.fits")], object: "a")
        try stamps.write("p.fits", from: [try stamps.input("a.fits")], object: "p")
        let lineage = try stamps.lineage("p.fits")
        #expect(!lineage.isBroken && !lineage.isDoubtful)
        let short = try stamps.lineage("p.fits", depth: 1)
        #expect(short.cuts == [.depth])
        #expect(!short.isBroken && !short.isDoubtful)
        #expect(short.levels == 2)
    }

    @Test func `a missing input breaks a path, and one outside does not`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", from: [CardStamps.Input("gone.fits", id: "urn:x:gone")])
        #expect(try stamps.lineage("p.fits").isBroken)
        try stamps.write("q.fits", from: [CardStamps.Input("https://example.org/a.fits")])
        let outside = try stamps.lineage("q.fits")
        #expect(outside.states == [nil, .outside])
        #expect(!outside.isBroken)
    }

    @Test func `a cycle breaks a path`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", named: ["b.fits"])
        try stamps.write("b.fits", named: ["a.fits"])
        #expect(try stamps.lineage("a.fits").isBroken)
    }

    @Test func `a product that was edited since is broken itself`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, StampRequest(activity: "x"))
        func lineage() throws -> Lineage {
            let files = KnownFiles(in: OpenableFolders([fixture.folder.path]))
            let catalogue = HeaderCatalogue(roots: [fixture.folder.path], files: files)
            return try Lineage(of: fixture.product, in: catalogue, files: files)
        }
        #expect(try lineage().nodes[0].isIntact == true)
        #expect(try !lineage().isBroken)
        var bytes = try fixture.folder.bytes(of: "cube.fits")
        let place = try #require(bytes.firstRange(of: Array("made by hand".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "M")
        try fixture.folder.write(bytes, to: "cube.fits")
        #expect(try lineage().nodes[0].isIntact == false)
        #expect(try lineage().isBroken)
    }

    @Test func `each state has a place of its own in the order of urgency`() throws {
        let stamps = try CardStamps()
        try stamps.write("named.fits", id: "urn:x:1")
        try stamps.write("held.fits")
        try stamps.write(
            "p.fits",
            from: [
                CardStamps.Input("held.fits", id: "urn:x:held.fits"),
                CardStamps.Input("https://example.org/a.fits"),
                CardStamps.Input("gone.fits", id: "urn:x:gone"),
                CardStamps.Input("named.fits"),
                try stamps.input("held.fits"),
            ])
        let lineage = try stamps.lineage("p.fits")
        #expect(
            lineage.edges.map(\.resolution.state) == [
                .identified, .outside, .missing, .named, .confirmed,
            ])
        #expect(
            lineage.counts.map(\.state) == [.identified, .outside, .named, .missing])
    }
}

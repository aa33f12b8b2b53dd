import FITS
import FitsProv
import TestSupport
import Testing

/// Products of one content: each is found where it was, and no circle is invented.
@Suite struct TwinTests {
    /// Products p0 … of one content, each made from the one before; p0 is raw.
    private func chain(_ count: Int) throws -> StampedFiles {
        let files = try StampedFiles()
        try files.write("p0.fits", "same")
        for number in 1..<count {
            try files.make("p\(number).fits", "same", from: ["p\(number - 1).fits"])
        }
        return files
    }

    @Test func `each was made from the one before`() throws {
        let lineage = try chain(5).lineage("p4.fits")
        #expect(lineage.names == (0..<5).reversed().map { "p\($0).fits" })
        #expect(Set(lineage.nodes.map(\.digest)).count == 1)
        #expect(lineage.edges.map(\.resolution.state) == Array(repeating: .confirmed, count: 4))
        #expect(lineage.cycles.isEmpty)
    }

    @Test func `forth, each was used by the one after it alone`() throws {
        let lineage = try chain(5).lineage("p1.fits", .forth)
        #expect(
            lineage.uses == [
                "p2.fits < p1.fits", "p3.fits < p2.fits", "p4.fits < p3.fits",
            ])
        #expect(lineage.nodes.map(\.level) == [0, 1, 2, 3])
    }

    @Test func `raw data that are lost are not found in what was made from them`() throws {
        let files = try chain(4)
        try files.remove("p0.fits")
        for name in ["p1.fits", "p3.fits"] {
            let lineage = try files.lineage(name)
            #expect(lineage.names.last == "p0.fits")
            #expect(lineage.nodes.last?.path == nil)
            #expect(lineage.edges.last?.resolution.state == .missing)
            #expect(lineage.cycles.isEmpty)
        }
    }

    @Test func `what was made later is not what is lost, also if the path does not lead to it`()
        throws
    {
        let files = try chain(6)
        try files.remove("p2.fits", "p0.fits")
        // p4 and p5 come from p3, which was made from what is lost; p1 is an ancestor of it.
        let lineage = try files.lineage("p3.fits")
        #expect(lineage.uses.first == "p3.fits < p1.fits")
        #expect(lineage.cycles.isEmpty)
        try files.remove("p1.fits")
        let alone = try files.lineage("p3.fits")
        #expect(alone.uses == ["p3.fits < p2.fits"])
        #expect(alone.edges[0].resolution.state == .missing)
    }

    @Test func `a stranger of the content is taken if the product is gone, and said`() throws {
        let files = try chain(3)
        let former = try files.make("q.fits", from: ["p2.fits"]).provenance.used[0].identifier
        try files.remove("p0.fits", "p2.fits")
        let lineage = try files.lineage("q.fits")
        #expect(lineage.uses.first == "q.fits < p1.fits")
        #expect(lineage.edges.first?.resolution.evidence == .digest)
        #expect(
            lineage.edges.first?.findings == [
                .renamed(was: "p2.fits"), .restamped(was: former ?? ""),
            ])
    }

    @Test func `the product itself beats a stranger of the content, wherever it is`() throws {
        let files = try StampedFiles()
        try files.make("a.fits", "same")
        try files.make("p.fits", from: ["a.fits"])
        try files.rename("a.fits", to: "z.fits")
        try files.make("a.fits", "same", by: "another")
        let lineage = try files.lineage("p.fits")
        #expect(lineage.uses == ["p.fits < z.fits"])
        #expect(try files.lineage("a.fits", .forth).names == ["a.fits"])
        #expect(try files.lineage("z.fits", .forth).names == ["z.fits", "p.fits"])
        try files.remove("z.fits")
        #expect(try files.lineage("p.fits").uses == ["p.fits < a.fits"])
        #expect(try files.lineage("a.fits", .forth).names == ["a.fits", "p.fits"])
    }

    @Test func `without an identifier what stands at its place is the input, stamped since or not`()
        throws
    {
        let files = try StampedFiles()
        try files.make("0.fits", "same", by: "another")
        try files.write("a.fits", "same")
        try files.make("p.fits", from: ["a.fits"])
        #expect(try files.lineage("p.fits").uses == ["p.fits < a.fits"])
        try files.make("a.fits", "same", by: "since")
        let lineage = try files.lineage("p.fits")
        #expect(lineage.uses == ["p.fits < a.fits"])
        #expect(lineage.edges[0].findings == [.stampedSince])
    }

    @Test func `a document that is carried beats a stranger of the content`() throws {
        let files = try StampedFiles()
        try files.make("a.fits", "same", by: "observe")
        try files.make("b.fits", "same", by: "another")
        try files.make("p.fits", from: ["a.fits"], carry: 1)
        try files.make("q.fits", from: ["a.fits"])
        try files.remove("a.fits")
        let lineage = try files.lineage("p.fits")
        #expect(lineage.names == ["p.fits", "a.fits"])
        #expect(lineage.nodes[1].source == .carried(in: files.folder.file("p.fits")))
        #expect(lineage.nodes[1].provenance?.activity.name == "observe")
        // Where none is carried the stranger is all there is.
        #expect(try files.lineage("q.fits").names == ["q.fits", "b.fits"])
    }
}

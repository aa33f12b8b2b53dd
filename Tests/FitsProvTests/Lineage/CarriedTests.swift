import FITS
import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Documents of products that are gone, carried in what was made from them.
@Suite struct CarriedTests {
    /// raw → mid → end, the last with the documents of some generations.
    private func chain(carry: Int, midCarries: Int = 0) throws -> StampedFiles {
        let files = try StampedFiles()
        try files.make("raw.fits", by: "make raw.fits")
        try files.make("mid.fits", by: "make mid.fits", from: ["raw.fits"], carry: midCarries)
        try files.make("end.fits", by: "make end.fits", from: ["mid.fits"], carry: carry)
        return files
    }

    @Test func `all ancestors that are gone are told by the documents that are carried`() throws {
        let files = try chain(carry: 9, midCarries: 9)
        try files.remove("raw.fits", "mid.fits")
        let lineage = try files.lineage("end.fits")
        #expect(lineage.names == ["end.fits", "mid.fits", "raw.fits"])
        #expect(lineage.edges.map(\.resolution.state) == [.carried, .carried])
        #expect(lineage.nodes.map(\.level) == [0, 1, 2])
        let holder = Lineage.Node.Source.carried(in: files.folder.file("end.fits"))
        #expect(lineage.nodes.map(\.source) == [.file, holder, holder])
        #expect(lineage.nodes.map(\.isStamped) == [true, false, false])
        #expect(lineage.nodes.allSatisfy { $0.document != nil })
        #expect(!lineage.isBroken)
        #expect(lineage.document().document.records(.activity).count == 3)
    }

    @Test func `beyond the generations that are carried an ancestor is missing`() throws {
        let files = try chain(carry: 1, midCarries: 0)
        try files.remove("raw.fits", "mid.fits")
        let lineage = try files.lineage("end.fits")
        #expect(lineage.edges.map(\.resolution.state) == [.carried, .missing])
        #expect(lineage.nodes[2].source == .reference)
        #expect(lineage.isBroken)
    }

    @Test func `an ancestor that is there is read itself, whatever is carried`() throws {
        let files = try chain(carry: 9, midCarries: 9)
        try files.remove("mid.fits")
        let lineage = try files.lineage("end.fits")
        #expect(lineage.edges.map(\.resolution.state) == [.carried, .confirmed])
        #expect(lineage.nodes[2].source == .file)
        #expect(lineage.nodes[2].path == files.folder.file("raw.fits"))
    }

    @Test func `a carried document that was changed tells nothing`() throws {
        let files = try chain(carry: 1)
        try files.remove("mid.fits")
        let path = files.folder.file("end.fits")
        var bytes = try Files.bytes(path)
        let all = bytes.indices.filter { bytes[$0...].starts(with: "make mid.fits".utf8) }
        #expect(!all.isEmpty)
        for index in all { bytes[index] = UInt8(ascii: "M") }
        try files.folder.write(bytes, to: "end.fits")
        let lineage = try files.lineage("end.fits")
        #expect(lineage.nodes[1].source == .reference)
        #expect(lineage.edges.first?.resolution.state == .missing)
    }

    @Test func `a carried document of another content than was used tells nothing`() throws {
        let files = try chain(carry: 1)
        try files.remove("mid.fits")
        // The product's own document says of another digest that it was used.
        let inspection = try Inspection(files.folder.file("end.fits"), depth: .documents)
        var provenance = try #require(inspection.provenance)
        provenance.used[0].digest = "sha256:another"
        let document = try provenance.document().provXML()
        var file = try ForgedFile(
            files.folder.file("end.fits"), try Files.bytes(files.folder.file("end.fits")))
        try file.rewriteRows { $0[0][3] = document }
        try files.folder.write(try file.bytes, to: "end.fits")
        let lineage = try files.lineage("end.fits")
        #expect(lineage.nodes[1].digest == "sha256:another")
        #expect(lineage.nodes[1].source == .reference)
        #expect(lineage.nodes[1].provenance == nil)
    }

    @Test func `a document that turns up after the turn of its product is followed still`() throws {
        let files = try chain(carry: 1, midCarries: 0)
        // `late.fits` used the end of the chain, and of the raw data only their identifier is known.
        let stamps = try #require(
            try Inspection(files.folder.file("end.fits")).provenance?.used.first)
        let path = try files.folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("PROVVERS", "'FITSPROV 1.0'"),
                FITSBytes.fixed("PROVID", "'urn:x:late'"), FITSBytes.fixed("PROVACT", "'late'"),
                FITSBytes.fixed("PROVNIN", 2), FITSBytes.fixed("PROVIN1", "'mid.fits'"),
                FITSBytes.fixed("PROVID1", "'\(stamps.identifier ?? "")'"),
                FITSBytes.fixed("PROVIN2", "'via.fits'"), FITSBytes.fixed("PROVID2", "'urn:x:via'"),
                FITSBytes.fixed("PROVEND", 1),
            ]), to: "late.fits")
        #expect(path == files.folder.file("late.fits"))
        try files.folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("PROVVERS", "'FITSPROV 1.0'"),
                FITSBytes.fixed("PROVID", "'urn:x:via'"), FITSBytes.fixed("PROVACT", "'via'"),
                FITSBytes.fixed("PROVNIN", 1), FITSBytes.fixed("PROVIN1", "'end.fits'"),
                FITSBytes.fixed("PROVEND", 1),
            ]), to: "via.fits")
        try files.remove("mid.fits", "raw.fits")
        let lineage = try files.lineage("late.fits")
        // mid is met first, and known only when end.fits, two steps further, is opened.
        #expect(lineage.names == ["late.fits", "mid.fits", "via.fits", "end.fits", "raw.fits"])
        #expect(lineage.nodes[1].source == .carried(in: files.folder.file("end.fits")))
        #expect(lineage.nodes[4].level == 2)
        #expect(lineage.uses.last == "mid.fits < raw.fits")
        #expect(lineage.edges[0].resolution.state == .carried)
    }
}

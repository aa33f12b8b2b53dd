import FITS
import Files
import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// What a file says of itself, and what it cannot say.
@Suite struct InspectionTests {
    private func stamped() throws -> StampFixture {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        return fixture
    }

    @Test func `a file without a stamp says nothing`() throws {
        let fixture = try StampFixture()
        for depth in [Inspection.Depth.cards, .documents, .contents([.checksums, .digests])] {
            let inspection = try Inspection(fixture.product, depth: depth)
            #expect(inspection.block == nil && inspection.stored == nil)
            #expect(inspection.document == nil && inspection.provenance == nil)
            #expect(inspection.documentHDU == nil && !inspection.readsDocument)
            #expect(inspection.identifier == nil && inspection.otherRows.isEmpty)
            #expect(inspection.ownDocument == nil && inspection.recordedDigest == nil)
            #expect(!inspection.isUnchanged)
        }
    }

    @Test func `how much is read depends on the depth`() throws {
        let fixture = try stamped()
        let cards = try Inspection(fixture.product, depth: .cards)
        #expect(cards.stored == nil && cards.digest == nil && !cards.readsDocument)
        #expect(cards.file.keptData.isEmpty)
        #expect(cards.provenance?.parameters == [])
        let documents = try Inspection(fixture.product, depth: .documents)
        #expect(try documents.stored?.get().count == 1)
        #expect(documents.digest == nil && documents.readsDocument)
        #expect(Array(documents.file.keptData.keys) == [3])
        let digests = try Inspection(fixture.product, depth: .contents(.digests))
        #expect(digests.digest != nil && digests.readsDocument)
        #expect(digests.digest?.text == digests.recordedDigest)
        let sums = try Inspection(fixture.product, depth: .contents(.checksums))
        #expect(sums.digest == nil && sums.readsDocument)
        // Everything, if nothing is said.
        let whole = try Inspection(fixture.product)
        #expect(whole.digest == digests.digest)
        #expect(whole.file.measurements.allSatisfy { $0.checksums != nil })
    }

    @Test func `content is unchanged if it was measured and is that of the stamp`() throws {
        let fixture = try stamped()
        #expect(try Inspection(fixture.product, depth: .contents(.digests)).isUnchanged)
        #expect(try !Inspection(fixture.product, depth: .documents).isUnchanged)
        var bytes = try Files.bytes(fixture.product)
        let place = try #require(bytes.firstRange(of: Array("made by hand".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "M")
        let path = try fixture.folder.write(bytes, to: "edited.fits")
        let edited = try Inspection(path, depth: .contents(.digests))
        #expect(!edited.isUnchanged)
        #expect(edited.recordedDigest != nil && edited.digest?.text != edited.recordedDigest)
    }

    @Test func `what is not FITS is refused with its path`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("no FITS".utf8, to: "a.txt")
        #expect(throws: FITSError.self) { try Inspection(path) }
        do throws(FITSError) { _ = try Inspection(path, depth: .cards) } catch {
            #expect(error.code == .notFITS)
            #expect(error.path == path)
        }
    }

    @Test func `cards without an identifier or an activity are no provenance`() throws {
        let folder = try ScratchFolder()
        let start = FITSBytes.fixed("PROVVERS", "'FITSPROV 1.0'")
        let identifier = FITSBytes.fixed("PROVID", "'urn:x:1'")
        let activity = FITSBytes.fixed("PROVACT", "'make'")
        let end = FITSBytes.fixed("PROVEND", 1)
        func read(_ cards: [String]) throws -> Provenance? {
            let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
            let inspection = try Inspection(path, depth: .documents)
            #expect(inspection.block != nil)
            return inspection.provenance
        }
        #expect(try read([start, identifier, end]) == nil)
        #expect(try read([start, activity, end]) == nil)
        let both = try #require(try read([start, identifier, activity, end]))
        #expect(both.product == Product(identifier: "urn:x:1", name: "", digest: ""))
        #expect(both.activity == Activity(name: "make", identifier: ""))
        #expect(both.software.isEmpty && both.agents.isEmpty && both.used.isEmpty)
        let path = folder.file("a.fits")
        // An empty digest is none.
        #expect(try Inspection(path, depth: .documents).recordedDigest == nil)
    }

    @Test func `all cards of a stamp are read`() throws {
        let folder = try ScratchFolder()
        let texts = [
            ("PROVVERS", "FITSPROV 1.0"), ("PROVID", "urn:x:1"), ("PROVHASH", "sha256:h"),
            ("PROVACT", "make"), ("PROVAID", "urn:x:2"), ("PROVSOFT", "tool"), ("PROVSVER", "3"),
            ("PROVTBEG", "2026-01-01T00:00:00Z"), ("PROVTEND", "2026-01-02T00:00:00Z"),
            ("PROVAGNT", "me"),
        ]
        let path = try folder.write(
            FITSBytes.primary(
                texts.map { FITSBytes.fixed($0, "'\($1)'") } + [
                    FITSBytes.fixed("PROVNIN", 2), FITSBytes.fixed("PROVIN1", "'a'"),
                    FITSBytes.fixed("PROVIN2", "'b'"), FITSBytes.fixed("PROVID2", "'urn:b'"),
                    FITSBytes.fixed("PROVHS2", "'sha256:b'"), FITSBytes.fixed("PROVEND", 1),
                ]), to: "a.fits")
        let read = try #require(try Inspection(path, depth: .cards).provenance)
        #expect(read.product.digest == "sha256:h")
        #expect(read.activity.identifier == "urn:x:2")
        #expect(read.activity.start == "2026-01-01T00:00:00Z")
        #expect(read.activity.end == "2026-01-02T00:00:00Z")
        #expect(read.software == [Software(name: "tool", version: "3")])
        #expect(read.agents == [Agent(name: "me")])
        var second = UsedEntity(location: "b")
        second.identifier = "urn:b"
        second.digest = "sha256:b"
        #expect(read.used == [UsedEntity(location: "a"), second])
    }
}

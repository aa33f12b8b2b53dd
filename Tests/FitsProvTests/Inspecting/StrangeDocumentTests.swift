import FITS
import Files
import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Documents that are not what they should be, and what is believed then.
@Suite struct StrangeDocumentTests {
    private static let own = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"

    private func stamped() throws -> StampFixture {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        return fixture
    }

    /// The stamped product with its rows edited, at another place of the folder.
    private func forged(
        _ fixture: borrowing StampFixture, _ edit: (inout ForgedFile) throws -> Void
    ) throws -> String {
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        try edit(&file)
        return try fixture.folder.write(try file.bytes, to: "forged.fits")
    }

    @Test func `without the cards the document still tells of the product`() throws {
        let fixture = try stamped()
        let path = try forged(fixture) { file in
            file.parts[0].cards.removeAll { $0.keyword.hasPrefix("PROV") }
        }
        let inspection = try Inspection(path, depth: .documents)
        #expect(inspection.block == nil)
        #expect(inspection.readsDocument)
        #expect(inspection.identifier == StrangeDocumentTests.own)
        #expect(inspection.provenance?.parameters.count == 3)
        #expect(inspection.provenance?.making.origin == Origin(dialect: "fitsprov", hdu: 3, row: 1))
        #expect(inspection.recordedDigest == inspection.provenance?.product.digest)
        #expect(inspection.source(DialectTable(.cta)) == .document)
        #expect(try Inspection(path, depth: .cards).provenance == nil)
    }

    @Test func `the document is that of the product, wherever it stands, else the first`() throws {
        let fixture = try stamped()
        let other = Documents.provenance { $0.product.identifier = "urn:x:other" }
        let bytes = try other.document().provXML()
        let row =
            ["urn:x:other", "application/provenance+xml", ""].map { Array($0.utf8) } + [bytes]
        let before = try forged(fixture) { try $0.rewriteRows { $0.insert(row, at: 0) } }
        let inspection = try Inspection(before, depth: .documents)
        let subjects = try inspection.stored?.get().map(\.subject)
        #expect(subjects == ["urn:x:other", StrangeDocumentTests.own])
        #expect(inspection.ownDocument?.subject == StrangeDocumentTests.own)
        #expect(inspection.provenance?.activity.name == "ctbin")
        #expect(inspection.provenance?.making.origin?.card == "PROVACT")

        let alone = try forged(fixture) { try $0.rewriteRows { $0 = [row] } }
        let foreign = try Inspection(alone, depth: .documents)
        #expect(foreign.ownDocument?.subject == "urn:x:other")
        // It reads, but says nothing of the product: the cards are believed.
        #expect((try? foreign.document?.get()) != nil)
        #expect(!foreign.readsDocument)
        #expect(foreign.source(DialectTable(.cta)) == .cards)
        #expect(foreign.provenance?.software.map(\.version) == ["2.1.0"])
        #expect(foreign.provenance?.parameters == [])
        #expect(
            foreign.provenance?.making.origin
                == Origin(dialect: "fitsprov", hdu: 1, card: "PROVACT"))
    }

    @Test func `a document that cannot be parsed leaves the cards`() throws {
        let fixture = try stamped()
        let path = try forged(fixture) { file in
            try file.rewriteRows { $0[0][3] = Array("<prov:document".utf8) }
        }
        let inspection = try Inspection(path, depth: .documents)
        #expect(throws: PROVError.self) { try inspection.document?.get() }
        #expect(try inspection.stored?.get().count == 1)
        #expect(!inspection.readsDocument)
        #expect(inspection.provenance?.activity.name == "ctbin")
        #expect(inspection.identifier == StrangeDocumentTests.own)
    }

    @Test func `rows of another type are told from documents`() throws {
        let fixture = try stamped()
        let row = ["urn:x:1", "application/pgp-signature", "", "signed"].map { Array($0.utf8) }
        let path = try forged(fixture) { try $0.rewriteRows { $0 = [row] + $0 + [row] } }
        let inspection = try Inspection(path, depth: .documents)
        #expect(try inspection.stored?.get().map(\.contentType) == ["application/provenance+xml"])
        #expect(inspection.otherRows.map(\.bytes) == [Array("signed".utf8), Array("signed".utf8)])
        #expect(inspection.readsDocument)
        #expect(try Inspection(path, depth: .cards).otherRows.isEmpty)
        // Without any document there is no own one.
        let only = try forged(fixture) { try $0.rewriteRows { $0 = [row] } }
        let none = try Inspection(only, depth: .documents)
        #expect(none.document == nil && none.ownDocument == nil && none.otherRows.count == 1)
        #expect(none.provenance?.activity.name == "ctbin")
    }

    @Test func `of two document HDUs neither is believed`() throws {
        let fixture = try stamped()
        let path = try forged(fixture) { $0.parts.append($0.parts[2]) }
        let inspection = try Inspection(path, depth: .documents)
        #expect(inspection.documentHDU == 4)
        let stored = try #require(inspection.stored)
        do throws(FITSError) {
            _ = try stored.get()
            Issue.record("two documents are believed")
        } catch {
            #expect(error.code == .badTable)
            #expect(error.path == path)
        }
        #expect(inspection.document == nil && !inspection.readsDocument)
        #expect(inspection.provenance?.activity.name == "ctbin")
    }

    @Test func `documents beyond a limit are a failure, and the cards are read still`() throws {
        let fixture = try stamped()
        var limits = FITS.Limits.standard
        limits.keptDataBytes = 100
        let inspection = try Inspection(fixture.product, depth: .documents, limits: limits)
        let stored = try #require(inspection.stored)
        do throws(FITSError) {
            _ = try stored.get()
            Issue.record("the limit is passed over")
        } catch {
            #expect(error.code == .limit)
            #expect(error.path == fixture.product)
        }
        #expect(inspection.provenance?.activity.name == "ctbin")
        #expect(inspection.otherRows.isEmpty)
    }

}

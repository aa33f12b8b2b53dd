import FITS
import Testing

@testable import FitsProv

/// One change of what a document says, and the keywords that then differ.
struct DocumentChange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let keywords: [String]
    let edit: @Sendable (inout Provenance) -> Void

    init(
        _ name: String, _ keywords: [String], _ edit: @escaping @Sendable (inout Provenance) -> Void
    ) {
        testDescription = name
        self.keywords = keywords
        self.edit = edit
    }
}

/// Cards against a document, one difference at a time.
@Suite struct CardAgreementTests {
    private func differences(_ told: Provenance, _ edits: BlockEdit...) throws -> [String] {
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return CardAgreement(try text.block, told, .cta).differences
    }

    @Test func `cards and their document say the same`() throws {
        #expect(try differences(BlockText.provenance) == [])
    }

    @Test(arguments: [
        DocumentChange("identifier", ["PROVID"]) { $0.product.identifier = "urn:x:q" },
        DocumentChange("digest", ["PROVHASH"]) { $0.product.digest = "sha256:q" },
        DocumentChange("activity", ["PROVACT"]) { $0.activity.name = "Act" },
        DocumentChange("execution", ["PROVAID"]) { $0.activity.identifier = "urn:x:b" },
        DocumentChange("software", ["PROVSOFT"]) { $0.software[0].name = "other" },
        DocumentChange("version", ["PROVSVER"]) { $0.software[0].version = "1" },
        DocumentChange("no version", ["PROVSVER"]) { $0.software[0].version = nil },
        DocumentChange("no software", ["PROVSOFT", "PROVSVER"]) { $0.software = [] },
        DocumentChange("software in another order", ["PROVSOFT", "PROVSVER"]) {
            $0.software.insert(Software(name: "more"), at: 0)
        },
        DocumentChange("more software", []) { $0.software.append(Software(name: "more")) },
        DocumentChange("start", ["PROVTBEG"]) { $0.activity.start = "2026-01-01T00:00:00Z" },
        DocumentChange("end", ["PROVTEND"]) { $0.activity.end = "2026-01-01T00:00:00Z" },
        DocumentChange("agent", ["PROVAGNT"]) { $0.agents = [Agent(name: "a"), Agent(name: "b")] },
        DocumentChange("another input", ["PROVNIN", "PROVIN3"]) {
            $0.used.append(UsedEntity(location: "three.fits"))
        },
        DocumentChange("an input less", ["PROVNIN", "PROVIN2"]) { $0.used.removeLast() },
        DocumentChange("location", ["PROVIN2"]) { $0.used[1].location = "2.fits" },
        DocumentChange("no identifier", ["PROVID1"]) { $0.used[0].identifier = nil },
        DocumentChange("an identifier", ["PROVID2"]) { $0.used[1].identifier = "urn:x:2" },
        DocumentChange("an input's digest", ["PROVHS1"]) { $0.used[0].digest = "sha256:2" },
        DocumentChange("inputs in another order", ["PROVIN1", "PROVID1", "PROVHS1", "PROVIN2"]) {
            $0.used[0].location = "two.fits"
            $0.used[1].location = "one.fits"
            $0.used[0].identifier = "urn:x:9"
            $0.used[0].digest = nil
        },
        DocumentChange("a role", []) { $0.used[0].role = "Main" },
        DocumentChange("blocks", ["PROVEND"]) { $0.product.former?.blocks = 2 },
        DocumentChange("EXTEND", ["PROVXTD"]) { $0.product.former?.extend = false },
        DocumentChange("CHECKSUM", ["PROVCKSM"]) {
            $0.product.former?.checksum = "0123456789abcdef"
        },
        DocumentChange("blanks at the end", []) { $0.activity.name = "act  " },
        DocumentChange("blanks in front", ["PROVACT"]) { $0.activity.name = " act" },
        DocumentChange("what is not ASCII", ["PROVACT"]) { $0.activity.name = "äct" },
    ])
    func `each difference is named by its keyword`(change: DocumentChange) throws {
        var told = BlockText.provenance
        change.edit(&told)
        let found = try differences(told)
        #expect(found.count == change.keywords.count, "\(found)")
        for (line, keyword) in zip(found, change.keywords) {
            #expect(line.hasPrefix(keyword + " "), "\(line)")
        }
    }

    @Test func `a card that the document does not say differs, in the block only`() throws {
        let card = "PROVTBEG= '2026-01-01T00:00:00Z'"
        #expect(try differences(BlockText.provenance, .insert(card, before: "PROVNIN")).count == 1)
        #expect(try differences(BlockText.provenance, .lead(card)) == [])
    }

    @Test func `a card that said the same before the stamp is agreed with`() throws {
        for card in ["PROVACT = 'act'", "PROVSOFT= 'soft'"] {
            let name = String(card.prefix(8))
            #expect(try differences(BlockText.provenance, .remove(name), .lead(card)) == [])
            #expect(
                try differences(
                    BlockText.provenance, .remove(name),
                    .lead(card.replacing("t'", with: "T'"))
                ).count == 1)
        }
    }

    @Test func `text and number are not the same`() throws {
        let found = try differences(
            BlockText.provenance, .replace("PROVSVER", "PROVSVER= 1.0"),
            .replace("PROVNIN", "PROVNIN = '2'"))
        #expect(found.count == 2)
    }

    @Test func `what is not ASCII is a question mark on the card`() throws {
        var told = BlockText.provenance
        told.activity.name = "äct"
        #expect(try differences(told, .replace("PROVACT", "PROVACT = '?ct'")) == [])
    }

    @Test func `a document of before says nothing of the header before`() throws {
        var told = BlockText.provenance
        told.product.former = nil
        #expect(try differences(told, .replace("PROVEND", "PROVEND = 7")) == [])
    }
}

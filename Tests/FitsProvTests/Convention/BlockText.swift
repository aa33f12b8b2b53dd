import FITS
import TestSupport
import Testing

@testable import FitsProv

/// A primary header with a stamp, card by card as text, to be edited.
struct BlockText {
    /// The cards before the block.
    var before = [
        "SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   = 0",
    ]
    /// The cards of the block.
    var cards = [
        "PROVVERS= 'FITSPROV 1.0'", "PROVID  = 'urn:x:p '", "PROVHASH= 'sha256:p'",
        "PROVACT = 'act     '", "PROVAID = 'urn:x:a '", "PROVSOFT= 'soft    '",
        "PROVSVER= '1.0     '", "PROVNIN =                    2", "PROVIN1 = 'one.fits'",
        "PROVID1 = 'urn:x:1 '", "PROVHS1 = 'sha256:1'", "PROVIN2 = 'two.fits'",
        "SITENAME= 'north   '           / site", "HIERARCH PROV MY_FIELD = 'x' / my_field",
        "CALIBLEV=                    3 / calib_level", "PROVFLDS= 'SITENAME CALIBLEV'",
        "PROVDOC = 'PROV-XML'", "PROVEND =                    1",
    ]
    /// The cards behind the block.
    var behind: [String] = []

    var header: Header {
        Header((before + cards + behind).map { Card(bytes: $0.utf8) })
    }

    var block: StampBlock {
        get throws { try #require(StampBlock(in: header)) }
    }

    /// What the document of such a block says.
    static var provenance: Provenance {
        var product = Product(identifier: "urn:x:p", name: "p.fits", digest: "sha256:p")
        product.former = FormerHeader(blocks: 1)
        var told = Provenance(
            product: product, activity: Activity(name: "act", identifier: "urn:x:a"))
        told.software = [Software(name: "soft", version: "1.0")]
        var one = UsedEntity(location: "one.fits")
        one.identifier = "urn:x:1"
        one.digest = "sha256:1"
        told.used = [one, UsedEntity(location: "two.fits")]
        told.fields = [
            Field(name: "site", value: "north"), Field(name: "my_field", value: "x"),
            Field(name: "calib_level", value: "3"),
        ]
        told.fieldCards = told.fields.map { FieldCard($0.name, Profile.cta[$0.name]) }
        return told
    }
}

/// One edit of the cards of a stamp.
enum BlockEdit: Sendable, CustomTestStringConvertible {
    case none
    case remove(String)
    case replace(String, String)
    case insert(String, before: String)
    case move(String, before: String)
    /// Adds a card before the block.
    case lead(String)
    /// Adds a card behind the block.
    case follow(String)

    var testDescription: String { "\(self)" }
}

extension BlockText {
    /// The cards after some edits, each named by the beginnings of cards.
    init(_ edits: BlockEdit...) throws {
        for edit in edits { try apply(edit) }
    }

    mutating func apply(_ edit: BlockEdit) throws {
        switch edit {
        case .none: break
        case .remove(let card): cards.remove(at: try place(card))
        case .replace(let card, let text): cards[try place(card)] = text
        case .insert(let text, let next): cards.insert(text, at: try place(next))
        case .move(let card, let next):
            let text = cards.remove(at: try place(card))
            cards.insert(text, at: try place(next))
        case .lead(let text): before.append(text)
        case .follow(let text): behind.append(text)
        }
    }

    private func place(_ start: String) throws -> Int {
        try #require(cards.firstIndex { $0.hasPrefix(start) }, "\(start)")
    }
}

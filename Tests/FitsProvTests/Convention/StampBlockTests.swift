import FITS
import Testing

@testable import FitsProv

/// Which cards of a header are those of a stamp.
@Suite struct StampBlockTests {
    private func own(_ edits: BlockEdit...) throws -> [Int] {
        var text = BlockText()
        for edit in edits { try text.apply(edit) }
        return try text.block.ownCards
    }

    @Test func `a block goes from PROVVERS to PROVEND`() throws {
        let block = try BlockText(.lead("OBJECT  = 'Crab'"), .follow("HISTORY later")).block
        #expect(block.ownCards == Array(4..<22))
        #expect(block.isComplete)
        #expect(block.identifier == "urn:x:p")
        #expect(block.digest == "sha256:p")
        #expect(block.records.count == 18)
        #expect(block.fillCards == 0)
    }

    @Test(arguments: [
        "PROVVERS= 'FITSPROV'", "PROVVERS= 'fitsprov 1.0'", "PROVVERS= 'OTHER 1.0'",
        "PROVVERS=                    1", "PROVVERS", "HIERARCH PROVVERS = 'FITSPROV 1.0'",
        "COMMENT PROVVERS= 'FITSPROV 1.0'", "PROVVER = 'FITSPROV 1.0'",
    ])
    func `what does not name the convention begins no stamp`(card: String) throws {
        #expect(StampBlock(in: try BlockText(.replace("PROVVERS", card)).header) == nil)
    }

    @Test(arguments: ["FITSPROV 1.0", "FITSPROV 1.1", "FITSPROV 2.0", "FITSPROV x"])
    func `a stamp of every version is one`(version: String) throws {
        let text = try BlockText(.replace("PROVVERS", "PROVVERS= '\(version)'"))
        #expect(try text.block.string(.version) == version)
    }

    @Test func `a PROVVERS that is none is passed over`() throws {
        #expect(
            try own(.lead("PROVVERS= 'OTHER 1.0'"), .lead("HIERARCH PROVVERS = 'FITSPROV 1.0'"))
                == Array(5..<23))
    }

    @Test func `of two stamps the first counts`() throws {
        var text = BlockText()
        text.behind = text.cards.map { $0.replacing("'act     '", with: "'other'") }
        let block = try text.block
        #expect(block.ownCards == Array(3..<21))
        #expect(block.string(.activity) == "act")
    }

    @Test(arguments: [
        "EXPTIME =                  1.0", "EXPTIME =                  1.0 / exposure [s]",
        "OBSMODE = 'x'       / my_mode", "HIERARCH PROV NEW = 'x' / other",
        "HIERARCH PROV NEW = 'x'", "PROV NEW= 'x' / new", "HIERARCH PROVTBEG = 'x'",
        "PROVZZZ = 'x'", "PROVIN100= 'x'",
        "PROVIN0 = 'x'", "PROVIN02= 'x'", "PROVWAS0= '1 A'", "PROVSOFT= 'second  '", "PROVTBEG",
        "HISTORY in between", "", "CONTINUE  'x'", "HIERARCH PROV my_field = 'x' / my_field",
    ])
    func `a card of others in the block is not its own, and the block goes on`(card: String) throws
    {
        let others = Set(3..<22).subtracting(try own(.insert(card, before: "PROVAID")))
        // A second PROVSOFT is somebody else's; here it is the first, and the stamp's the second.
        #expect(others == [card.hasPrefix("PROVSOFT") ? 9 : 7])
    }

    @Test(arguments: [
        "PROVTBEG= 'x'", "PROVIN99= 'x'", "PROVHS9 = 'x'", "PROVWAS9= '1 A'", "PROVCKSM= 'x'",
        "HIERARCH PROV NEW = 'x' / new", "HIERARCH PROV NEW = 1.5 / new [m/s]",
        "PROVXTD =                    F",
    ])
    func `every card of the convention and every field is the stamp's own`(card: String) throws {
        #expect(try own(.insert(card, before: "PROVAID")) == Array(3..<22))
    }

    @Test func `without PROVEND a block ends at the first card of others`() throws {
        let text = try BlockText(
            .remove("PROVEND"), .insert("EXPTIME = 1.0", before: "PROVSVER"),
            .follow("PROVAGNT= 'left'"))
        let block = try text.block
        #expect(block.ownCards == Array(3..<9))
        #expect(!block.isComplete)
        #expect(block.string(.softwareVersion) == nil)
        #expect(block.otherCards.count == text.header.count - 6)
    }

    @Test func `without PROVEND a block may go to the end of the header`() throws {
        #expect(try own(.remove("PROVEND")) == Array(3..<20))
    }

    @Test(arguments: ["PROVEND behind nothing", "HIERARCH PROVEND = 1", "PROVENDX= 1"])
    func `what only looks like PROVEND ends nothing`(card: String) throws {
        #expect(try own(.insert(card, before: "PROVACT")).last == 21)
    }

    @Test func `cards behind PROVEND are not the stamp's`() throws {
        let block = try BlockText(
            .follow("PROVAGNT= 'left'"), .follow("HIERARCH PROV LATE = 1 / late")
        ).block
        #expect(block.ownCards == Array(3..<21))
        #expect(block.string(.agent) == nil)
    }

    @Test func `a list of fields behind PROVEND lists nothing`() throws {
        let block = try BlockText(
            .remove("PROVFLDS"), .follow("PROVFLDS= 'SITENAME CALIBLEV'")
        ).block
        #expect(block.ownCards == Array(3..<15) + [16, 18, 19])
        #expect(block.fieldList.inBlock == [])
    }

    @Test func `a listed field is a card of the kind that its keyword has`() throws {
        let long = try BlockText(
            .replace("SITENAME", "HIERARCH ESO OBS NAME = 'x' / site"),
            .replace("PROVFLDS", "PROVFLDS= 'ESO.OBS.NAME CALIBLEV'"))
        #expect(try long.block.ownCards == Array(3..<21))
        let short = try BlockText(.replace("SITENAME", "HIERARCH SITENAME = 'north' / site"))
        #expect(try short.block.ownCards == Array(3..<15) + Array(16..<21))
        let structure = try BlockText(
            .replace("SITENAME", "BSCALE  =                  2.0 / site"),
            .replace("PROVFLDS", "PROVFLDS= 'BSCALE CALIBLEV'"))
        #expect(try structure.block.ownCards == Array(3..<15) + Array(16..<21))
    }

    @Test(arguments: [(1, 1, 1), (1, 3, 1), (3, 2, 2), (0, 2, 0), (-1, 2, 0), (36, 36, 36)])
    func `as many blank cards are the stamp's as PROVFILL says`(
        wanted: Int, blanks: Int, fill: Int
    ) throws {
        var text = BlockText()
        text.cards.insert("PROVFILL= \(wanted)", at: text.cards.count - 1)
        let blank = [String](repeating: "", count: blanks)
        text.cards.insert(contentsOf: blank, at: text.cards.count - 1)
        let block = try text.block
        #expect(block.fillCards == fill)
        #expect(block.ownCards.count == 19 + fill)
        #expect(block.isComplete)
        #expect(block.otherCards.count == 3 + blanks - fill)
    }

    @Test func `fill ends at the first card that is not blank`() throws {
        let text = try BlockText(
            .insert("PROVFILL= 3", before: "PROVEND"), .insert("", before: "PROVEND"),
            .insert("COMMENT x", before: "PROVEND"), .insert("", before: "PROVEND"))
        #expect(try text.block.fillCards == 1)
    }

    @Test func `CONTINUE cards belong to the card before them`() throws {
        let text = try BlockText(
            .replace("PROVACT", "PROVACT = 'ac&'"), .insert("CONTINUE  't'", before: "PROVAID"))
        #expect(try text.block.ownCards == Array(3..<22))
        #expect(try text.block.string(.activity) == "act")
    }

    @Test(arguments: [
        ("PROVID", Keyword.identifier), ("PROVHASH", .digest), ("PROVACT", .activity),
        ("PROVAID", .execution),
    ])
    func `what the header said before has no card in the block`(
        name: String, keyword: Keyword
    ) throws {
        let text = try BlockText(.remove(name.padded), .lead(name.padded + "= 'urn:x:outer'"))
        #expect(try text.block.string(keyword) == "urn:x:outer")
        #expect(try text.block.entry(name) == nil)
    }

    @Test(arguments: [
        ("PROVSOFT", Keyword.software), ("PROVSVER", .softwareVersion), ("PROVDOC", .document),
    ])
    func `any other card outside of the block says nothing`(name: String, keyword: Keyword) throws {
        let text = try BlockText(.remove(name), .lead(name.padded + "= 'outer'"))
        #expect(try text.block.string(keyword) == nil)
    }

    @Test func `in the block the stamp's own card counts before that of others`() throws {
        #expect(try BlockText(.lead("PROVACT = 'outer'")).block.string(.activity) == "act")
    }
}

extension String {
    /// A keyword as it stands on a card.
    fileprivate var padded: String { self + String(repeating: " ", count: 8 - utf8.count) }
}

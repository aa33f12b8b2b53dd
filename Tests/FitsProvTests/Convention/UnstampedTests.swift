import FITS
import Testing

@testable import FitsProv

/// The header as it was before the stamp.
@Suite struct UnstampedTests {
    private func texts(_ cards: some Sequence<Card>) -> [String] { cards.map(\.text) }

    @Test func `the other cards are all but the stamp's, in their order`() throws {
        let text = try BlockText(
            .lead("OBJECT  = 'Crab'"), .insert("EXPTIME = 1.0", before: "PROVDOC"),
            .follow("HISTORY later"))
        #expect(
            texts(try text.block.otherCards)
                == text.before + ["EXPTIME = 1.0", "HISTORY later"])
    }

    @Test(arguments: [(1, 0), (2, 1), (4, 3)])
    func `a kept card is put back in its place`(number: Int, index: Int) throws {
        let text = try BlockText(
            .insert("PROVWAS1= '\(number) SITENAME= ''old'' / x'", before: "PROVDOC"))
        var expected = text.before
        expected.insert("SITENAME= 'old' / x", at: index)
        #expect(texts(try text.block.otherCards) == expected)
    }

    @Test func `a kept card of a place beyond the header is left out`() throws {
        let text = try BlockText(.insert("PROVWAS1= '5 SITENAME= ''old'''", before: "PROVDOC"))
        #expect(texts(try text.block.otherCards) == text.before)
    }

    @Test func `several kept cards count the places of the header before`() throws {
        let text = try BlockText(
            .insert("PROVWAS1= '2 CALIBLEV= 2'", before: "PROVDOC"),
            .insert("PROVWAS2= '4 SITENAME= ''old'''", before: "PROVDOC"))
        #expect(
            texts(try text.block.otherCards)
                == [
                    text.before[0], "CALIBLEV= 2", text.before[1], "SITENAME= 'old'",
                    text.before[2],
                ])
    }

    @Test func `a card that no card of the stamp replaced is not put back`() throws {
        for card in ["OBJECT  = 1", "SITENAME", "END", "LONGSTRN= ''OGIP 1.0''"] {
            let text = try BlockText(
                .insert("LONGSTRN= 'OGIP 1.0'", before: "PROVID "),
                .insert("PROVWAS1= '1 \(card)'", before: "PROVDOC"))
            #expect(texts(try text.block.otherCards) == text.before, "\(card)")
        }
    }
}

/// `CHECKSUM` and `EXTEND` before and after a stamp.
@Suite struct FormerChecksumTests {
    private static let sum: UInt32 = 0x1234_5678

    /// A block behind a `CHECKSUM` that is right for the sum, and the header before it.
    private func text(
        _ edits: BlockEdit..., extend: Bool = false
    ) throws -> (text: BlockText, right: String) {
        var text = BlockText()
        if extend { text.before.append("EXTEND  =                    F") }
        text.before.append("CHECKSUM= '0000000000000000'   / comment")
        let before = Header(text.before.map { Card(bytes: $0.utf8) })
        let right = try #require(before.updatingChecksum(dataSum: FormerChecksumTests.sum))
        let value = try #require(right.string("CHECKSUM"))
        text.before = right.map(\.text)
        for edit in edits { try text.apply(edit) }
        return (text, value)
    }

    /// A checksum of the same sum that the algorithm of the standard does not give.
    private func unusual(_ right: String) -> String {
        var bytes = Array(right.utf8)
        bytes[1] += 1
        bytes[5] -= 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private func problem(_ block: StampBlock, isRight: Bool = true) -> String? {
        block.checksumProblem(dataSum: FormerChecksumTests.sum, checksumIsRight: isRight)
    }

    @Test func `a right CHECKSUM is made right again, a wrong one is left as it is`() throws {
        let (text, right) = try text()
        let block = try text.block
        let sum = FormerChecksumTests.sum
        #expect(block.restored(dataSum: sum, checksumIsRight: true).string("CHECKSUM") == right)
        let other = block.restored(dataSum: sum + 1, checksumIsRight: true)
        #expect(other.string("CHECKSUM") != right)
        #expect(other.checksumIsRight(dataSum: sum + 1))
        let left = block.restored(dataSum: sum + 1, checksumIsRight: false)
        #expect(left.string("CHECKSUM") == right)
    }

    @Test func `a kept CHECKSUM is put back if it is right, and only then`() throws {
        let right = try text().right
        let kept = unusual(right)
        let block = try text(.insert("PROVCKSM= '\(kept)'", before: "PROVDOC")).text.block
        #expect(problem(block) == nil)
        let sum = FormerChecksumTests.sum
        #expect(block.restored(dataSum: sum, checksumIsRight: true).string("CHECKSUM") == kept)
        #expect(block.restored(dataSum: sum, checksumIsRight: false).string("CHECKSUM") == right)
        let other = block.restored(dataSum: sum + 1, checksumIsRight: true)
        #expect(other.string("CHECKSUM") != kept)
        #expect(other.checksumIsRight(dataSum: sum + 1))
    }

    @Test func `a kept CHECKSUM is one that was right and cannot be computed`() throws {
        let right = try text().right
        #expect(problem(try text().text.block) == nil)
        for value in [right, "abcdABCDabcdABCD", "short", ""] {
            let block = try text(.insert("PROVCKSM= '\(value)'", before: "PROVDOC")).text.block
            #expect(problem(block) != nil, "\(value)")
            #expect(problem(block, isRight: false) == nil, "\(value)")
        }
        let without = try BlockText(.insert("PROVCKSM= '\(right)'", before: "PROVDOC")).block
        #expect(problem(without) != nil)
        #expect(problem(without, isRight: false) != nil)
    }

    @Test func `EXTEND is what it was, and the kept CHECKSUM is that of then`() throws {
        let (was, right) = try text(extend: true)
        let text = try text(
            .insert("PROVXTD =                    F", before: "PROVDOC"),
            .insert("PROVCKSM= '\(unusual(right))'", before: "PROVDOC"), extend: true
        ).text
        var now = text
        now.before = text.before.map {
            $0.hasPrefix("EXTEND") ? $0.replacing(" F", with: " T") : $0
        }
        let block = try now.block
        #expect(block.header.value("EXTEND") == .logical(true))
        let restored = block.restored(dataSum: FormerChecksumTests.sum, checksumIsRight: true)
        #expect(restored.value("EXTEND") == .logical(false))
        #expect(restored.string("CHECKSUM") == unusual(right))
        #expect(restored.count == was.before.count)
        #expect(problem(block) == nil)
    }
}

import FITS
import Testing

@testable import FitsProv

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

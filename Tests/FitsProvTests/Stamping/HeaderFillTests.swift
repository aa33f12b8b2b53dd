import FITS
import Testing

@testable import FitsProv

/// Blank cards with which a header has as many blocks as it should.
@Suite struct HeaderFillTests {
    private func blocks(_ count: Int, _ fill: HeaderFill) -> Int {
        (count + fill.cards.count) / 36 + 1
    }

    @Test(arguments: [1, 34, 35, 36, 100, 5000])
    func `where the data are copied there is no fill`(count: Int) throws {
        #expect(try HeaderFill(count, in: 1, shiftUnit: nil).cards.isEmpty)
    }

    @Test(arguments: [
        // Cards without END, blocks now, and blocks then: 64 blocks are 45 blocks of 4096 bytes.
        (20, 1, 1), (35, 1, 1), (36, 1, 65), (34, 2, 2), (70, 2, 2), (71, 2, 2), (72, 2, 66),
        (20, 3, 3), (100, 65, 65), (36 * 65 - 1, 65, 65), (36 * 65, 65, 129), (36 * 200, 1, 257),
    ])
    func `a header keeps its blocks, or grows by whole blocks of the file system`(
        count: Int, present: Int, expected: Int
    ) throws {
        let fill = try HeaderFill(count, in: present, shiftUnit: 4096)
        #expect(blocks(count, fill) == expected)
        #expect((expected - present) * 2880 % 4096 == 0)
        guard let first = fill.cards.first else { return }
        #expect(Header([first]).value("PROVFILL")?.integer == fill.cards.count - 1)
        #expect(fill.cards.count > 1)
        #expect(fill.cards.dropFirst().count { !$0.isBlank } == 0)
    }

    @Test(arguments: 1...400)
    func `no number of cards leaves the data between two blocks`(count: Int) throws {
        for present in [1, 2, 5] {
            let fill = try HeaderFill(count, in: present, shiftUnit: 4096)
            let grown = blocks(count, fill) - present
            #expect(grown >= 0 && grown % 64 == 0)
        }
    }

    @Test func `other units of a file system are whole numbers of blocks, too`() throws {
        for unit in [512, 1024, 2048, 8192, 65_536] {
            let fill = try HeaderFill(40, in: 1, shiftUnit: unit)
            #expect((blocks(40, fill) - 1) * 2880 % unit == 0)
            #expect(blocks(40, fill) >= 2)
        }
    }
}

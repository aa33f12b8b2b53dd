import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// The rows of the document HDU.
@Suite struct RowProblemTests {
    private func problems(_ edit: (inout ForgedFile) throws -> Void) throws -> [String] {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        try Stamps.stamp(events, .of("observe"))
        try fixture.stamp(
            fixture.product, .of(used: [UsedEntity(location: events)], carrying: 1))
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        try edit(&file)
        return try Inspection(try fixture.folder.write(try file.bytes, to: "cube.fits")).rowProblems
    }

    @Test func `rows as they were written have no problem`() throws {
        #expect(try problems { _ in } == [])
        #expect(try problems { try $0.rewriteRows { _ in } } == [])
        let other = ["urn:x:1", "text/plain", "", "x"].map { Array($0.utf8) }
        #expect(try problems { try $0.rewriteRows { $0.append(other) } } == [])
        #expect(try problems { try $0.rewriteRows { $0.insert(other, at: 1) } } == [])
    }

    @Test func `documents of ancestors are those that the document names, in their order`() throws {
        #expect(try problems { try $0.rewriteRows { $0.removeLast() } }.count == 1)
        #expect(try problems { try $0.rewriteRows { $0.append($0[1]) } }.count == 1)
        #expect(try problems { try $0.rewriteRows { $0[1][3].append(0x20) } }.count == 1)
        #expect(try problems { try $0.rewriteRows { $0.swapAt(0, 1) } }.count == 2)
    }

    @Test func `the first row is about the product`() throws {
        let found = try problems { try $0.rewriteRows { $0[0][0] = Array("urn:x:1".utf8) } }
        #expect(found.count == 1)
        #expect(found[0].contains("urn:x:1"))
    }

    @Test func `bytes that belong to no document are named`() throws {
        #expect(try problems { try $0.setDocumentCard("THEAP", .integer(1)) }.count >= 1)
        let longer = try problems { file in
            let last = file.parts.count - 1
            let heap = try #require(
                file.parts[last].cards.first { $0.keyword == "PCOUNT" }?.value?.integer)
            try file.setDocumentCard("PCOUNT", .integer(heap + 1))
        }
        #expect(longer.count == 1)
    }

    @Test func `TFORM4 has the length of the longest document`() throws {
        #expect(try problems { try $0.setDocumentCard("TFORM4", .string("1PB(7)")) }.count == 1)
        let other = ["urn:x:1", "text/plain", "", String(repeating: "x", count: 99_999)]
        #expect(
            try problems {
                try $0.rewriteRows { $0.append(other.map { Array($0.utf8) }) }
            } == [])
    }

    @Test(arguments: [0, 0x1F, 0x7F, 0xFF] as [UInt8])
    func `columns of text hold nothing but text`(byte: UInt8) throws {
        for (row, column) in [(0, 0), (0, 1), (1, 1)] {
            let found = try problems { file in
                try file.rewriteRows { rows in
                    // A byte in the fill behind a shorter text.
                    rows[row][column] += [0x20, byte]
                }
            }
            #expect(found.count { $0.contains("text") } == 1, "\(found)")
        }
    }
}

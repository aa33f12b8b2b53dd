import FITS
import Files
import FitsProv
import TestSupport
import Testing

/// What this version does not write and must know: fill cards, and rows of another type.
@Suite struct KeptPartsTests {
    private func withFill(_ count: Int, cards: Int) throws -> [UInt8] {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        let end = try file.place("PROVEND")
        let fill = try Card.make("PROVFILL", .integer(count))
        file.parts[0].cards.insert(
            contentsOf: fill + Array(repeating: Card(bytes: []), count: cards), at: end)
        return try file.bytes
    }

    @Test(arguments: [1, 36, 100])
    func `fill cards belong to the stamp and go with it`(count: Int) throws {
        let fixture = try StampFixture()
        let original = try Files.bytes(fixture.product)
        let path = try fixture.folder.write(try withFill(count, cards: count), to: "filled.fits")
        #expect(try Stamps.verify(path).verdict == .intact)
        let inspection = try Inspection(path, depth: .documents)
        #expect(Report(inspection, verification: nil).fillCards == count)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test(arguments: [(2, 1), (1, 2), (0, 1), (-1, 0), (5, 0)])
    func `fill cards are as many as are counted`(count: Int, cards: Int) throws {
        let fixture = try StampFixture()
        let path = try fixture.folder.write(try withFill(count, cards: cards), to: "filled.fits")
        #expect(try Stamps.verify(path).check(.stamp)?.outcome == .failed)
    }

    @Test func `rows of another type are kept, counted and passed over`() throws {
        let fixture = try StampFixture()
        let original = try Files.bytes(fixture.product)
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        let row = ["urn:x:1", "application/pgp-signature", "", "signed"].map { Array($0.utf8) }
        try file.rewriteRows { $0.append(row) }
        let path = try fixture.folder.write(try file.bytes, to: "cube.fits")
        let inspection = try Inspection(path, depth: .documents)
        #expect(try inspection.stored?.get().count == 1)
        #expect(Report(inspection, verification: nil).otherRows == 1)
        #expect(try Stamps.verify(path).verdict == .intact)
        #expect(try Inspection(path, depth: .contents(.digests)).stored?.get().count == 1)

        try fixture.stamp(path, fixture.fullRequest())
        let again = try Inspection(path, depth: .documents)
        #expect(again.otherRows.map(\.bytes) == [Array("signed".utf8)])
        #expect(again.otherRows.map(\.contentType) == ["application/pgp-signature"])
        #expect(try Stamps.verify(path).verdict == .intact)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `a changed row of another type is found`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        let row = ["urn:x:1", "application/pgp-signature", "", "signed"].map { Array($0.utf8) }
        try file.rewriteRows { $0.append(row) }
        let place = try #require(file.parts[2].data.firstRange(of: Array("signed".utf8)))
        file.parts[2].data[place.lowerBound] = UInt8(ascii: "S")
        let path = try fixture.folder.write(try file.bytes, to: "cube.fits")
        #expect(try Stamps.verify(path).check(.documentDigest)?.outcome == .failed)
    }

    @Test func `rows that share a stretch of the heap are a limit`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        try file.rewriteRows { $0.append($0[0]) }
        // Both descriptors lead to the first document, and the heap ends behind it.
        let width = try #require(
            file.parts[2].cards.first { $0.keyword == "NAXIS1" }?.value?.integer)
        let heap = try #require(
            file.parts[2].cards.first { $0.keyword == "PCOUNT" }?.value?.integer)
        file.parts[2].data.replaceSubrange(
            2 * width - 8..<2 * width, with: file.parts[2].data[width - 8..<width])
        let size = 2 * width + heap / 2
        file.parts[2].data.removeSubrange(size...)
        file.parts[2].data += [UInt8](repeating: 0, count: (2880 - size % 2880) % 2880)
        try file.setDocumentCard("PCOUNT", .integer(heap / 2))
        let path = try fixture.folder.write(try file.bytes, to: "shared.fits")
        let error = #expect(throws: FITSError.self) { try Inspection(path, depth: .documents) }
        #expect(error?.code == .limit)
    }

    @Test func `of two documents the one too many is named`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        file.parts.insert(file.parts[2], at: 1)
        let bytes = try file.bytes
        let path = try fixture.folder.write(bytes, to: "cube.fits")
        let verification = try Stamps.verify(path)
        #expect(
            verification.check(.content)?.summary
                == "HDU 2 (PROV-XML) is another document, and was added")
        #expect(
            verification.check(.document)?.summary
                == "HDUs 2 and 4 are all documents, but a file has only one")
        #expect(throws: FitsProvError.self) { try fixture.stamp(path, fixture.fullRequest()) }
        #expect(try Files.bytes(path) == bytes)
    }

    @Test func `a tile-compressed file is not compared`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        let packed = FITSBytes.table(
            forms: ["1PB(4)"], rowSize: 8, rows: 1, heap: 4,
            ["ZIMAGE  =                    T", "EXTNAME = 'COUNTS  '"],
            data: [0, 0, 0, 4, 0, 0, 0, 0, 1, 2, 3, 4])
        let whole = try fixture.folder.write(FITSBytes.primary() + packed, to: "packed.fits")
        let hdu = try ForgedFile(whole, try Files.bytes(whole)).parts[1]
        file.parts[1] = hdu
        let path = try fixture.folder.write(try file.bytes, to: "cube.fits")
        let verification = try Stamps.verify(path)
        #expect(verification.verdict == .notCompared)
        #expect(verification.check(.content)?.outcome == .skipped)
        #expect(
            verification.check(.content)?.summary
                == "HDU 2 is tile-compressed now and must be unpacked to be compared")
        // Any other change next to it is one.
        let object = try #require(file.parts[0].cards.firstIndex { $0.keyword == "OBJECT" })
        file.parts[0].cards[object] = try Card.make("OBJECT", .string("Vela"))[0]
        let changed = try fixture.folder.write(try file.bytes, to: "cube.fits")
        #expect(try Stamps.verify(changed).verdict == .failed)
    }

    @Test func `a configuration file that is an input too counts once`() throws {
        let fixture = try StampFixture()
        let settings = try fixture.folder.write(Array("a = 1\n".utf8), to: "settings.cfg")
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: settings)]
        request.configuration = [ConfigurationFile(location: settings)]
        let plan = try fixture.stamp(fixture.product, request)
        #expect(try Stamps.verify(fixture.product).verdict == .intact)
        let read = try #require(try Inspection(fixture.product, depth: .documents).provenance)
        #expect(read.used == plan.provenance.used)
        #expect(read.configuration == plan.provenance.configuration)
    }
}

import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct LaterEditTests {
    /// Stamps a product, edits its bytes, and verifies it.
    private func verify(_ edit: (inout [UInt8], FITSFile) throws -> Void) throws -> Verification {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var bytes = try Files.bytes(fixture.product)
        try edit(&bytes, try FITSFile(reading: fixture.product))
        try fixture.folder.write(bytes, to: "cube.fits")
        return try Stamps.verify(fixture.product)
    }

    private func replaceHeader(_ bytes: inout [UInt8], _ hdu: HDU, _ cards: [Card]) {
        bytes.replaceSubrange(hdu.headerOffset..<hdu.dataOffset, with: Header(cards).bytes)
    }

    @Test func `an untouched file is intact`() throws {
        let verification = try verify { _, _ in }
        #expect(verification.verdict == .intact)
        #expect(verification.check(.content)?.summary == "2 HDUs unchanged since the stamp")
    }

    @Test func `changed data are named with their HDU`() throws {
        let verification = try verify { bytes, file in bytes[file.hdus[1].dataOffset + 7] ^= 1 }
        #expect(verification.verdict == .failed)
        #expect(
            verification.check(.content)?.summary
                == "HDU 2 (COUNTS): header unchanged, data changed")
    }

    @Test func `added cards are counted and named`() throws {
        let verification = try verify { bytes, file in
            let history = ["HISTORY one", "HISTORY two"].map { Card(bytes: $0.utf8) }
            let airmass = try Card.make("AIRMASS", .real(1.5))
            replaceHeader(&bytes, file.hdus[0], Array(file.hdus[0].header) + history + airmass)
        }
        #expect(
            verification.check(.content)?.summary
                == "HDU 1 (primary): 3 cards added (HISTORY, HISTORY, AIRMASS), data unchanged")
    }

    @Test func `changed and removed cards are told apart`() throws {
        let verification = try verify { bytes, file in
            let object = try Card.make("OBJECT", .string("Vela"))[0]
            let cards = file.hdus[0].header.filter { $0.keyword != "HISTORY" }.map { card in
                card.keyword == "OBJECT" ? object : card
            }
            replaceHeader(&bytes, file.hdus[0], cards)
        }
        #expect(
            verification.check(.content)?.summary
                == "HDU 1 (primary): 1 card changed (OBJECT), 1 card removed, data unchanged")
    }

    @Test func `an added HDU is named`() throws {
        let verification = try verify { bytes, file in
            bytes += FITSBytes.image(
                axes: [4], [FITSBytes.fixed("EXTNAME", "'EXTRA   '")], data: [1])
        }
        #expect(verification.check(.content)?.summary == "HDU 4 (EXTRA) was added")
    }

    @Test func `a missing HDU is named`() throws {
        let verification = try verify { bytes, file in
            bytes.removeSubrange(file.hdus[1].headerOffset..<file.hdus[1].end)
        }
        #expect(verification.check(.content)?.summary == "HDU 2 (COUNTS) is missing")
    }

    @Test func `a card that contradicts the document is named`() throws {
        let verification = try verify { bytes, file in
            let version = try Card.make(
                "CALIBVER", .string("v9"), comment: "calib_version")[0]
            let cards = file.hdus[0].header.map { $0.keyword == "CALIBVER" ? version : $0 }
            replaceHeader(&bytes, file.hdus[0], cards)
        }
        #expect(verification.check(.content)?.outcome == .ok)
        #expect(
            verification.check(.agreement)?.summary
                == "calib_version is 'v9', the document says 'v1.2'")
    }

    @Test func `a changed document is found`() throws {
        let verification = try verify { bytes, file in
            let hdu = file.hdus[2]
            let place = try #require(
                bytes[hdu.dataOffset...].firstRange(of: Array("ctbin".utf8)))
            bytes[place.lowerBound] = UInt8(ascii: "C")
        }
        #expect(verification.check(.documentDigest)?.outcome == .failed)
        #expect(verification.check(.checksums)?.outcome == .failed)
    }

    @Test func `a document that was dropped is missed`() throws {
        let verification = try verify { bytes, file in
            bytes.removeSubrange(file.hdus[2].headerOffset...)
        }
        #expect(verification.check(.document)?.summary == "the HDU 'PROV-XML' is missing")
    }

    @Test func `a stamp without its last card is not whole`() throws {
        let verification = try verify { bytes, file in
            let cards = file.hdus[0].header.filter { $0.keyword != "PROVEND" }
            replaceHeader(&bytes, file.hdus[0], cards)
        }
        #expect(verification.check(.stamp)?.summary == "PROVEND is missing")
    }

    @Test(arguments: [
        (
            "PROVEND", CardValue.integer(7),
            "PROVEND is 7, and the header without the stamp has 1 blocks"
        ),
        ("PROVVERS", .string("FITSPROV 2.0"), "the convention 'FITSPROV 2.0' is not supported"),
    ])
    func `a stamp that contradicts itself is not whole`(
        keyword: String, value: CardValue, summary: String
    ) throws {
        let card = try Card.make(keyword, value)[0]
        let verification = try verify { bytes, file in
            let cards = file.hdus[0].header.map { $0.keyword == keyword ? card : $0 }
            replaceHeader(&bytes, file.hdus[0], cards)
        }
        #expect(verification.check(.stamp)?.summary == summary)
    }

    @Test func `a stamp of a later convention is neither replaced nor stripped`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let version = try Card.make("PROVVERS", .string("FITSPROV 2.0"))[0]
        let hdu = try FITSFile(reading: fixture.product).hdus[0]
        var bytes = try Files.bytes(fixture.product)
        replaceHeader(
            &bytes, hdu, hdu.header.map { $0.keyword == "PROVVERS" ? version : $0 })
        try fixture.folder.write(bytes, to: "cube.fits")
        #expect(throws: FitsProvError.self) { try Stamps.strip(fixture.product) }
        #expect(throws: FitsProvError.self) {
            try fixture.stamp(fixture.product, fixture.fullRequest())
        }
        #expect(try Files.bytes(fixture.product) == bytes)
    }

    @Test(arguments: ["5 END", "1 OBJECT  = 'Vela    '", "99999999999999999999 A = 1", "x", "2"])
    func `a kept card that replaced nothing is not put back`(text: String) throws {
        let fixture = try StampFixture()
        let original = try Files.bytes(fixture.product)
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let kept = try Card.make("PROVWAS1", .string(text))
        let hdu = try FITSFile(reading: fixture.product).hdus[0]
        var bytes = try Files.bytes(fixture.product)
        replaceHeader(&bytes, hdu, Array(hdu.header.dropLast()) + kept + hdu.header.suffix(1))
        try fixture.folder.write(bytes, to: "cube.fits")
        let check = try #require(try Stamps.verify(fixture.product).check(.stamp))
        #expect(
            ([check.summary] + check.details).contains("PROVWASn keeps no card that was replaced"))
        try Stamps.strip(fixture.product)
        #expect(try Files.bytes(fixture.product) == original)
    }

    @Test func `a card that others put into the block is theirs`() throws {
        let fixture = try StampFixture()
        let original = try FITSFile(reading: fixture.product).hdus[0].header
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let hdu = try FITSFile(reading: fixture.product).hdus[0]
        var bytes = try Files.bytes(fixture.product)
        let added = try Card.make("EXPTIME", .real(300), comment: "exposure [s]")
        let cards = hdu.header.flatMap { $0.keyword == "CALIBVER" ? [$0] + added : [$0] }
        replaceHeader(&bytes, hdu, cards)
        try fixture.folder.write(bytes, to: "cube.fits")
        #expect(
            try Stamps.verify(fixture.product).check(.content)?.summary
                == "HDU 1 (primary): 1 card added (EXPTIME), data unchanged")
        try Stamps.strip(fixture.product)
        #expect(try FITSFile(reading: fixture.product).hdus[0].header == Header(original + added))
    }

    @Test func `strip keeps what others added`() throws {
        let fixture = try StampFixture()
        let original = try FITSFile(reading: fixture.product).hdus[0].header
        try fixture.stamp(fixture.product, fixture.fullRequest())
        var bytes = try Files.bytes(fixture.product)
        let hdu = try FITSFile(reading: fixture.product).hdus[0]
        let added = Card(bytes: "HISTORY later".utf8)
        replaceHeader(&bytes, hdu, Array(hdu.header) + [added])
        try fixture.folder.write(bytes, to: "cube.fits")
        try Stamps.strip(fixture.product)
        #expect(try FITSFile(reading: fixture.product).hdus[0].header == Header(original + [added]))
    }
}

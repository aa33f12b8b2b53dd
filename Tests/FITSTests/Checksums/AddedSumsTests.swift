import FITS
import TestSupport
import Testing

/// `CHECKSUM` and `DATASUM` that are written into every HDU.
@Suite struct AddedSumsTests {
    private func summed(_ bytes: [UInt8]) throws -> [HDU] {
        var intake = FITSIntake(path: "x.fits")
        try intake.add(bytes[...])
        let file = try intake.finished().addingSums()
        #expect(file.measurements.allSatisfy { $0.checksums?.checksum == .right })
        #expect(file.measurements.allSatisfy { $0.checksums?.datasum == .right })
        return file.hdus
    }

    @Test func `sums are right, behind the cards that there are`() throws {
        let hdus = try summed(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'Crab    '")])
                + FITSBytes.image(axes: [400], data: (0..<400).map { UInt8($0 % 251) }))
        for hdu in hdus {
            #expect(hdu.header.suffix(2).map(\.keyword) == ["CHECKSUM", "DATASUM"])
        }
        #expect(hdus[0].header.string("DATASUM") == "0")
        #expect(hdus[1].header.bytes.count == Header.blockSize)
    }

    @Test func `sums that are there are made right where they stand`() throws {
        let stale = [
            FITSBytes.fixed("DATASUM", "'17      '"), FITSBytes.fixed("CHECKSUM", "'stale   '"),
            FITSBytes.fixed("OBJECT", "'Crab    '"),
        ]
        let header = try #require(try summed(FITSBytes.primary(stale)).first?.header)
        #expect(header.suffix(3).map(\.keyword) == ["DATASUM", "CHECKSUM", "OBJECT"])
    }

    @Test(arguments: [1, 2, 5, 33])
    func `sums take the places of blank cards at the end`(blanks: Int) throws {
        let cards = [String](repeating: " ", count: blanks)
        let bytes = FITSBytes.primary(cards)
        let header = try #require(try summed(bytes).first?.header)
        #expect(header.bytes.count == bytes.count)
        #expect(header.count == max(5, 3 + blanks))
        #expect(header[3].keyword == "CHECKSUM")
    }
}

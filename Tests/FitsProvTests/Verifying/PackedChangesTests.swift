import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Tile-compressed HDUs, which cannot be compared.
@Suite struct PackedChangesTests {
    private func packed(_ cards: [String] = []) -> [UInt8] {
        FITSBytes.table(
            forms: ["1PB(4)"], rowSize: 8, rows: 1, heap: 4,
            ["ZIMAGE  =                    T"] + cards,
            data: [0, 0, 0, 4, 0, 0, 0, 0, 1, 2, 3, 4])
    }

    private func changes(
        _ bytes: [UInt8], recorded names: [String], sameFirst: Bool = true
    ) throws -> ContentChanges {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        let file = try FITSFile(reading: path, measuring: .digests)
        let digest = try #require(ContentDigest(file))
        let records = names.enumerated().map { index, name in
            let isSame = index == 0 && sameFirst
            return HDURecord(
                number: index + 1, name: name,
                headerDigest: isSame ? "sha256:" + digest.parts[0].header.base64URL : "x",
                dataDigest: isSame ? "sha256:" + digest.parts[0].data.base64URL : "x",
                cardMarks: "")
        }
        return ContentChanges(file, digest, recorded: records)
    }

    @Test func `HDUs that are packed now are not compared`() throws {
        #expect(
            try changes(FITSBytes.primary() + packed(), recorded: ["primary", "A"]).packed == [2])
        #expect(
            try changes(
                FITSBytes.primary() + packed() + packed(), recorded: ["primary", "A", "B"]
            ).packed == [2, 3])
    }

    @Test func `another change beside them is one`() throws {
        let bytes = FITSBytes.primary() + packed()
        #expect(try changes(bytes, recorded: ["primary", "A"], sameFirst: false).packed == [])
        #expect(try changes(bytes, recorded: ["primary", "A", "B"]).packed == [])
        #expect(try changes(bytes, recorded: ["primary"]).packed == [])
        let image = FITSBytes.image(axes: [1], data: [1])
        #expect(try changes(bytes + image, recorded: ["primary", "A", "B"]).packed == [])
    }

    @Test func `a packed primary HDU has an empty one before it`() throws {
        let primary = packed(["ZSIMPLE =                    T"])
        let bytes = FITSBytes.primary() + primary
        #expect(try changes(bytes, recorded: ["primary"], sameFirst: false).packed == [2])
        #expect(
            try changes(
                FITSBytes.primary() + primary + packed(), recorded: ["primary", "A"],
                sameFirst: false
            ).packed == [2, 3])
        // Data before it are not those of the packed one.
        let other = FITSBytes.primary(axes: [1], data: [1]) + primary
        #expect(try changes(other, recorded: ["primary"], sameFirst: false).packed == [])
        let second = FITSBytes.primary() + packed() + primary
        #expect(
            try changes(second, recorded: ["primary", "A"], sameFirst: false).packed == [])
    }

    @Test(arguments: [("T", true), ("F", false), ("'T'", false)])
    func `ZSIMPLE says that an HDU was the primary one`(value: String, isPrimary: Bool) throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary() + packed(["ZSIMPLE = \(value)"])
        let file = try FITSFile(reading: try folder.write(bytes, to: "a.fits"))
        #expect((file.packedPrimary?.number == 2) == isPrimary)
        #expect(!file.isPacked(1))
        #expect(file.isPacked(2))
    }
}

import FITS
import Files
import TestSupport
import Testing

/// The fill of headers and data, and where HDUs are.
struct FillTests {
    private static func problems(_ bytes: [UInt8]) throws -> [String] {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        return try FITSFile(reading: path, measuring: .digests).fillProblems.map(\.description)
    }

    private static func fits(_ name: String, fill: [Int: UInt8], of byte: UInt8 = 0) -> [UInt8] {
        let cards =
            [FITSBytes.fixed("XTENSION", "'\(name)'")] + FITSBytes.array(8, [2, 2])
            + [FITSBytes.fixed("PCOUNT", 0), FITSBytes.fixed("GCOUNT", 1)]
        var bytes = FITSBytes.primary() + FITSBytes.hdu(cards, data: [1, 2, 3, 4], fill: byte)
        for (place, byte) in fill { bytes[2 * 2880 + 4 + place] = byte }
        return bytes
    }

    @Test(
        arguments: [
            ("IMAGE", [:], 0, nil),
            ("IMAGE", [0: 1], 0, "byte 1 of the fill after the data is 1, not 0"),
            ("IMAGE", [2875: 7], 0, "byte 2876 of the fill after the data is 7, not 0"),
            ("IMAGE", [1: 2, 9: 3], 0, "byte 2 of the fill after the data is 2, not 0"),
            ("IMAGE", [:], 0x20, "byte 1 of the fill after the data is 32, not 0"),
            ("BINTABLE", [:], 0x20, "byte 1 of the fill after the data is 32, not 0"),
            ("BINTABLE", [:], 0, nil),
            // Blanks fill the last block of an ASCII table (FITS 4.0 §7.2.3).
            ("TABLE", [:], 0x20, nil), ("TABLE", [:], 0, nil),
            ("TABLE", [5: 0], 0x20, "byte 6 of the fill after the data is 0, not 32"),
            ("TABLE", [5: 0x20], 0, "byte 6 of the fill after the data is 32, not 0"),
            ("TABLE", [0: 9], 0x20, "byte 1 of the fill after the data is 9, not 0"),
            ("FOREIGN", [:], 0x20, nil), ("FOREIGN", [:], 0, nil),
            ("FOREIGN", [2875: 1], 0x20, "byte 2876 of the fill after the data is 1, not 32"),
        ] as [(String, [Int: UInt8], UInt8, String?)])
    func `fill is zeros, or blanks behind characters, to its last byte`(
        _ name: String, _ places: [Int: UInt8], _ byte: UInt8, _ problem: String?
    ) throws {
        let found = try Self.problems(Self.fits(name, fill: places, of: byte))
        #expect(found == (problem.map { ["HDU 2: \($0)"] } ?? []))
    }

    @Test func `fill that begins in one piece and ends in the next is looked at whole`() throws {
        // A piece is 256 KiB: the data end 4 bytes before its end, the fill goes on behind it.
        let size = 262_144 - 4
        let data = [UInt8](repeating: 1, count: size)
        let whole = FITSBytes.primary(axes: [size], data: data)
        #expect(try Self.problems(whole) == [])
        for place in [1, 4, 5, 6, whole.count - 2880 - size] {
            var bytes = whole
            bytes[2880 + size + place - 1] = 3
            #expect(
                try Self.problems(bytes)
                    == ["HDU 1: byte \(place) of the fill after the data is 3, not 0"])
        }
    }

    @Test func `what stands behind END is a problem of its HDU and card`() throws {
        var bytes = FITSBytes.primary() + FITSBytes.image() + FITSBytes.image()
        bytes[2 * 2880 - 1] = 0x2E
        // SIMPLE, BITPIX and NAXIS; XTENSION, BITPIX, NAXIS, PCOUNT and GCOUNT; then END.
        #expect(
            try Self.problems(bytes).map { $0.hasPrefix("HDU 2: card 6: ") } == [true])
        bytes[2 * 2880 - 1] = 0x20
        bytes[3 * 80 + 3] = 0x20
        bytes[4 * 80] = 0
        #expect(
            try Self.problems(bytes).map { $0.hasPrefix("HDU 1: card 4: ") } == [true])
    }

    @Test func `each HDU begins where the blocks of the one before end`() throws {
        let sizes = [0, 1, 2879, 2880, 2881, 5760, 5761]
        let blocks = [0, 1, 1, 1, 2, 2, 3]
        var bytes = FITSBytes.primary()
        for size in sizes {
            bytes += FITSBytes.image(
                axes: [size], data: [UInt8](repeating: 5, count: size))
        }
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        let file = try FITSFile(reading: path, keep: { $0.dataSize == 2881 })
        #expect(file.hdus.map(\.number) == Array(1...8))
        #expect(file.hdus.map(\.kind) == [.primary] + sizes.map { _ in .image })
        var offset = 2880
        for (hdu, (size, blocks)) in zip(file.hdus.dropFirst(), zip(sizes, blocks)) {
            #expect(hdu.headerOffset == offset)
            #expect(hdu.dataOffset == offset + 2880)
            #expect(hdu.dataSize == size)
            #expect(hdu.paddedDataSize == blocks * 2880)
            offset += 2880 + blocks * 2880
            #expect(hdu.end == offset)
        }
        #expect(file.size == offset)
        #expect(file.tail.kind == .nothing)
        #expect(file.keptData.mapValues(\.count) == [6: 2881])
        #expect(file.problems == [])
    }

    @Test(arguments: [(0, true), (1, false)])
    func `all headers of a file may be as long as the limit and not longer`(
        _ less: Int, _ isRead: Bool
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary() + FITSBytes.image() + FITSBytes.image(), to: "a.fits")
        var limits = Limits.standard
        limits.totalHeaderBytes = 3 * 2880 - less
        if isRead {
            #expect(try FITSFile(reading: path, limits: limits).hdus.count == 3)
        } else {
            let error = #expect(throws: FITSError.self) {
                try FITSFile(reading: path, limits: limits)
            }
            #expect(error?.code == .limit)
            #expect(error?.reason.hasSuffix("(limit totalHeaderBytes)") == true)
        }
    }

    @Test func `data are measured of each HDU by itself`() throws {
        let folder = try ScratchFolder()
        let bytes =
            FITSBytes.primary(axes: [3], data: [1, 2, 3])
            + FITSBytes.image(axes: [2], data: [4, 5])
            + FITSBytes.image()
        let path = try folder.write(bytes, to: "a.fits")
        let both = try FITSFile(reading: path, measuring: [.checksums, .digests])
        #expect(
            both.measurements.map(\.dataDigest)
                == [Digest(of: [1, 2, 3]), Digest(of: [4, 5]), Digest(of: [UInt8]())])
        #expect(
            both.measurements.map { $0.checksums?.dataSum } == [0x0102_0300, 0x0405_0000, 0])
        let digests = try FITSFile(reading: path, measuring: .digests)
        #expect(digests.measurements.allSatisfy { $0.checksums == nil && $0.dataDigest != nil })
        let sums = try FITSFile(reading: path, measuring: .checksums)
        #expect(sums.measurements.allSatisfy { $0.checksums != nil && $0.dataDigest == nil })
        #expect(try FITSFile(reading: path).measurements.isEmpty)
    }

    @Test(arguments: [
        ("a.fits", true), ("A.FITS", true), ("a.Fits", true), (".fits", true), ("fits", false),
        ("afits", false), ("a.fits~", false), ("a.fits ", false), ("a.fit", true), ("a.fts", true),
        ("a.fz", true), ("a.fits.fz", true), ("a.FTZ", true), ("a.gz", false), ("a.fits.gz", true),
        ("a.FITS.GZ", true), ("a.fit.gz", true), ("a.fts.gz", true), ("a.fz.gz", false),
        ("a.fits.bz2", false), ("a.pha", true), ("a.arf", true), ("a.rmf", true), ("a.evt", true),
        ("a.evt.gz", true), ("a.pi", true), ("a.xpi", false), ("api", false), ("a.lc", true),
        ("a.lc.gz", false), ("a.txt", false), ("", false), (".", false), ("a.f\u{131}ts", false),
        ("a\u{E}fits", false), ("aNfits", false), ("a.f\u{9}ts", false), ("a.\u{46}its", true),
        ("a.fits/b", false), ("b/a.fits", true), ("a.fitsgz", false), ("é.fits", true),
    ])
    func `a name is one of a FITS file by its ending`(_ name: String, _ matches: Bool) {
        #expect(FITSName.matches(name) == matches)
    }
}

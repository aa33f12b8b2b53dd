import FITS
import TestSupport
import Testing

struct ChecksumTests {
    @Test(arguments: 0..<40)
    func `the sum of any bytes is the one that a simple loop finds`(seed: Int) {
        var random = SeededGenerator(seed)
        let count = 4 * Int.random(in: 0...20_000, using: &random)
        let bytes = seed == 0 ? [UInt8](repeating: 0xFF, count: 65_536) : random.bytes(count)
        var sum = OnesComplement()
        // A piece that begins inside an array need not be aligned.
        let cut = bytes.count / 8 * 4
        sum.add(bytes[..<cut])
        sum.add(bytes[cut...])
        #expect(sum.value == simpleSum(bytes))
    }

    private func simpleSum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt64 = 0
        for index in stride(from: 0, to: bytes.count, by: 4) {
            let word = bytes[index..<index + 4].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            sum += word
            sum = sum & 0xFFFF_FFFF + sum >> 32
        }
        return UInt32(sum)
    }

    @Test func `the standard's example is encoded as the standard says`() {
        // FITS 4.0 Appendix J.
        #expect(ChecksumText.encode(sumWithZeros: 868_229_149) == "hcHjjc9ghcEghc9g")
    }

    @Test(arguments: [0, 1, 0xFFFF_FFFF, 0x8000_0000, 0x0101_0101, 0xFEFE_FEFE] as [UInt32])
    func `a sum is encoded as cfitsio does`(_ sum: UInt32) {
        #expect(
            ChecksumText.encode(sumWithZeros: sum)
                == referenceChecksumText(sum, complemented: true))
    }

    @Test(arguments: 0..<20)
    func `any sum is encoded as cfitsio does`(seed: Int) {
        var random = SeededGenerator(seed)
        for _ in 0..<500 {
            let sum = UInt32(truncatingIfNeeded: random.next())
            #expect(
                ChecksumText.encode(sumWithZeros: sum)
                    == referenceChecksumText(sum, complemented: true))
        }
    }

    @Test func `an updated CHECKSUM is right and its comment is kept`() throws {
        let data = FITSBytes.primary(axes: [4], data: [9, 8, 7, 6]).suffix(2880)
        var sum = OnesComplement()
        sum.add(data)
        let cards = ["CHECKSUM= '0000000000000000'   / made at 12:00", "DATASUM = '\(sum.value)'"]
        let bytes = FITSBytes.header(
            [FITSBytes.fixed("SIMPLE", "T")] + FITSBytes.array(8, [4]) + cards)
        let header = try #require(Header(bytes: bytes))
        #expect(!header.checksumIsRight(dataSum: sum.value))
        let updated = try #require(header.updatingChecksum(dataSum: sum.value))
        #expect(updated.checksumIsRight(dataSum: sum.value))
        #expect(updated.entry("CHECKSUM")?.comment == "made at 12:00")
        #expect(updated.count == header.count)
        let changed = (0..<bytes.count).filter { updated.bytes[$0] != bytes[$0] }
        let place = 4 * 80 + 11..<4 * 80 + 27
        #expect(changed.allSatisfy(place.contains))
    }

    @Test(arguments: [
        ("CHECKSUM= ''", Checksums.Verdict.absent), ("CHECKSUM=", .absent),
        ("COMMENT none", .absent),
        ("CHECKSUM= '0000000000000000'", .wrong), ("CHECKSUM= 'short'", .unreadable("short")),
        ("CHECKSUM= 12", .unreadable("12")),
    ])
    func `a recorded sum is judged`(_ card: String, _ verdict: Checksums.Verdict) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary([card]), to: "a.fits")
        let file = try FITSFile(reading: path, measuring: .checksums)
        #expect(file.measurements.first?.checksums?.checksum == verdict)
    }

    @Test(arguments: [
        ("DATASUM = '0'", Checksums.Verdict.right), ("DATASUM = '        0'", .right),
        ("DATASUM = 0", .right), ("DATASUM = '1'", .wrong), ("DATASUM = ''", .absent),
        ("DATASUM = 'text'", .unreadable("text")), ("DATASUM = '-1'", .unreadable("-1")),
        ("DATASUM = '4294967296'", .unreadable("4294967296")),
    ])
    func `a recorded sum of the data is judged`(_ card: String, _ verdict: Checksums.Verdict) throws
    {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary([card]), to: "a.fits")
        let file = try FITSFile(reading: path, measuring: .checksums)
        #expect(file.measurements.first?.checksums?.datasum == verdict)
    }

    // The samples are not part of the project.
    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice),
        arguments: Samples.plain.filter { ReferenceTests.elsewhere[$0.name] == nil })
    func `the sums of real files are those that cfitsio finds`(_ sample: Sample) throws {
        let file = try FITSFile(reading: sample.path, measuring: .checksums)
        let reference = try ReferenceFile(sample.path)
        for (hdu, measurement) in zip(file.hdus, file.measurements) {
            try reference.move(to: hdu.number)
            #expect(measurement.checksums?.dataSum == (try reference.checksums().data))
        }
    }
}

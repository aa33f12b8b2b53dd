import FITS
import Files
import TestSupport
import Testing

/// What takes a file in pieces finds what a pass over the file finds.
@Suite struct IntakeTests {
    private static let everything: @Sendable (HDU) -> Measuring = { _ in [.checksums, .digests] }

    /// Takes bytes in pieces of random lengths, up to a longest one.
    private func taken(_ bytes: [UInt8], path: String, longest: Int) throws -> FITSFile {
        var generator = SeededGenerator(seed: UInt64(longest))
        var intake = FITSIntake(path: path, keep: { $0.dataSize < 10_000 })
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...longest, using: &generator))
            try intake.add(bytes[start..<end])
            start = end
        }
        return try intake.finished()
    }

    private func expectSame(_ path: String, longest: [Int]) throws {
        let bytes = try Files.bytes(path)
        let read = try FITSFile(
            reading: path, measuring: IntakeTests.everything, keep: { $0.dataSize < 10_000 })
        for length in longest {
            guard !read.problems.contains(where: { $0.severity == .error }) || read.tail.size > 0
            else {
                #expect(throws: FITSError.self) {
                    try taken(bytes, path: path, longest: length)
                }
                continue
            }
            let file = try taken(bytes, path: path, longest: length)
            #expect(file.hdus == read.hdus)
            #expect(file.measurements == read.measurements)
            #expect(file.keptData == read.keptData)
            #expect(file.tail == read.tail)
            #expect(file.problems == read.problems)
            #expect(file.size == read.size)
        }
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice), arguments: Samples.fits)
    func `a sample is taken as it is read`(_ sample: Sample) throws {
        guard !sample.isCompressed else { return }
        try expectSame(sample.path, longest: [20_000])
    }

    @Test func `pieces of any length make the same`() throws {
        let folder = try ScratchFolder()
        let data = (0..<11_111).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let path = try folder.write(
            FITSBytes.primary(axes: [3], data: [1, 2, 3])
                + FITSBytes.image(axes: [11_111], data: data) + FITSBytes.image(axes: []),
            to: "x.fits")
        try expectSame(path, longest: [1, 3, 80, 2879, 2880, 2881, 40_000])
    }

    @Test(arguments: [
        [UInt8](repeating: 0, count: 5760), [UInt8](repeating: 0x20, count: 2880),
        [UInt8](repeating: 65, count: 2880), [1, 2, 3], Array("XTENS".utf8),
        FITSBytes.primary(),
    ])
    func `what comes after the last HDU is told as it is`(_ tail: [UInt8]) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(axes: [3], data: [1, 2, 3]) + tail, to: "x.fits")
        try expectSame(path, longest: [1, 100, 9000])
    }

    @Test(arguments: [
        [], Array("SIMPLE  =".utf8), Array("SIMPLE".utf8), Array("GIF89a, and no FITS".utf8),
        Array(FITSBytes.primary(axes: [3], data: [1, 2, 3]).dropLast()),
        FITSBytes.primary() + Array(FITSBytes.image(axes: [3]).prefix(2880 - 80)),
        FITSBytes.hdu([FITSBytes.fixed("SIMPLE", "T"), FITSBytes.fixed("BITPIX", 7)]),
    ])
    func `what is not whole is refused`(_ bytes: [UInt8]) {
        #expect(throws: FITSError.self) { try taken(bytes, path: "x.fits", longest: 50) }
    }

    @Test func `a header without an end is refused at its limit`() throws {
        var limits = Limits.standard
        limits.headerBytes = 28_800
        var intake = FITSIntake(path: "x.fits", limits: limits)
        let card = FITSBytes.card("COMMENT   and so on")
        let start = FITSBytes.card(FITSBytes.fixed("SIMPLE", "T"))
        let error = #expect(throws: FITSError.self) {
            try intake.add(start[...])
            for _ in 0..<1000 { try intake.add(card[...]) }
        }
        #expect(error?.code == .limit)
    }

    @Test func `what is known of a file that is half taken`() throws {
        let bytes =
            FITSBytes.primary(axes: [3], data: [1, 2, 3])
            + FITSBytes.image(axes: [9], data: [UInt8](repeating: 1, count: 9))
        var intake = FITSIntake(path: "x.fits")
        try intake.add(bytes[..<2880])
        #expect(intake.hdus.count == 1)
        #expect(intake.supposed().measurements.count == 1)
        try intake.add(bytes[2880..<5760])
        #expect(intake.hdus.count == 1)
        try intake.add(bytes[5760...])
        #expect(try intake.finished().hdus.count == 2)
    }
}

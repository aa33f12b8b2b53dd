import FITS
import Files
import TestSupport
import Testing

struct GzipTests {
    static let plain =
        FITSBytes.primary(axes: [5000], data: (0..<5000).map { UInt8(truncatingIfNeeded: $0) })
        + FITSBytes.image(axes: [3], data: [1, 2, 3])

    @Test func `a gzipped file is read like the plain one`() throws {
        let folder = try ScratchFolder()
        let file = try FITSFile(
            reading: try folder.write(Gzip.member(Self.plain), to: "a.fits.gz"),
            measuring: [.digests, .checksums])
        let plain = try FITSFile(
            reading: try folder.write(Self.plain, to: "a.fits"), measuring: [.digests, .checksums])
        #expect(file.compression == .gzip)
        #expect(file.hdus == plain.hdus)
        #expect(file.measurements == plain.measurements)
        #expect(file.size == Self.plain.count)
        #expect(file.problems == [])
    }

    @Test(arguments: [1, 100, 2880, 5000, 11_519])
    func `members one after the other are one stream`(_ cut: Int) throws {
        let folder = try ScratchFolder()
        let stream =
            Gzip.member(Array(Self.plain[..<cut])) + Gzip.member([])
            + Gzip.member(Array(Self.plain[cut...]))
        let file = try FITSFile(reading: try folder.write(stream, to: "a.fits.gz"))
        #expect(file.hdus.count == 2)
        #expect(file.size == Self.plain.count)
    }

    @Test(arguments: [2, 9, 11, 100, 3000, 9000, 14_400])
    func `a stream that is cut short is an error, not a shorter file`(_ size: Int) throws {
        let folder = try ScratchFolder()
        let stream = Gzip.member(Self.plain).prefix(size)
        let path = try folder.write(stream, to: "a.fits.gz")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .compression)
        #expect(error?.reason.contains("ends too early") == true)
    }

    @Test func `a stream with a wrong sum is damaged`() throws {
        let folder = try ScratchFolder()
        var stream = Gzip.member(Self.plain)
        stream[stream.count - 6] ^= 1
        let path = try folder.write(stream, to: "a.fits.gz")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .compression)
    }

    @Test func `zeros behind the stream are padding, as gzip has it`() throws {
        let folder = try ScratchFolder()
        let stream = Gzip.member(Self.plain) + [UInt8](repeating: 0, count: 700)
        let file = try FITSFile(reading: try folder.write(stream, to: "a.fits.gz"))
        #expect(file.hdus.count == 2)
    }

    @Test func `other bytes behind the stream are an error`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Gzip.member(Self.plain) + Array("rest".utf8), to: "a.fits.gz")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .compression)
    }

    @Test func `a stream that expands beyond the limit is refused`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Gzip.member(Self.plain), to: "a.fits.gz")
        var limits = Limits.standard
        limits.decompressedBytes = Self.plain.count - 1
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path, limits: limits) }
        #expect(error?.code == .limit)
        #expect(error?.reason.contains("limit decompressedBytes") == true)
        limits.decompressedBytes += 1
        #expect(try FITSFile(reading: path, limits: limits).hdus.count == 2)
    }

    @Test(.enabled(if: Tool.gzip.isPresent, Tool.gzip.notice))
    func `a stream that expands too many times is refused`() throws {
        let folder = try ScratchFolder()
        let zeros = [UInt8](repeating: 0, count: 2_880_000)
        try folder.write(FITSBytes.primary(axes: [zeros.count], data: zeros), to: "a.fits")
        #expect(try Tool.gzip.run(["a.fits"], in: folder.path).status == 0)
        var limits = Limits.standard
        limits.ratioFreeBytes = 1 << 20
        let path = folder.file("a.fits.gz")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path, limits: limits) }
        #expect(error?.reason.contains("limit decompressionRatio") == true)
        #expect(try FITSFile(reading: path).hdus.count == 1)
    }

    @Test(arguments: [
        ([0x1F, 0x9D, 0x90], "uncompress"), (Array("BZh91AY".utf8), "bunzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "unxz"), ([0x28, 0xB5, 0x2F, 0xFD], "unzstd"),
    ])
    func `another compression is named with the program that expands it`(
        _ start: [UInt8], _ program: String
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(start, to: "a.fits")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .compression)
        #expect(error?.hint == "run \(program) first")
    }
}

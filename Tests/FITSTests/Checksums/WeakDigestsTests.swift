import Crypto
import FITS
import Files
import TestSupport
import Testing

/// MD5s as other programs record them.
@Suite struct WeakDigestsTests {
    private func digests(_ path: String) throws -> WeakDigests {
        try WeakDigests(path)
    }

    private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        Insecure.MD5.hash(data: Array(bytes)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    @Test func `small data units are digested with their fill, in file order`() throws {
        let folder = try ScratchFolder()
        let first = FITSBytes.primary(axes: [5], data: [1, 2, 3, 4, 5])
        let second = FITSBytes.image(axes: [3], data: [6, 7, 8])
        let path = try folder.write(first + second, to: "a.fits")
        let found = try digests(path)
        let whole = try WeakDigests.ofFile(path) { () throws(FileError) in
            try .init(reading: path)
        }
        #expect(whole == hexadecimal(first + second))
        let data = first.dropFirst(2880) + second.dropFirst(2880)
        #expect(found.data == hexadecimal(data))
        #expect(found.repeatedData == found.data)
        #expect(found.all == [found.data, found.repeatedData])
    }

    @Test func `behind its first block CPL digests that again`() throws {
        let folder = try ScratchFolder()
        let count = 2 * 46_080 + 2880
        let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 97) }
        let bytes = FITSBytes.primary(axes: [count], data: data)
        let found = try digests(try folder.write(bytes, to: "a.fits"))
        #expect(found.data == hexadecimal(data))
        let first = data.prefix(46_080)
        #expect(found.repeatedData == hexadecimal(first + first + first.prefix(2880)))
        #expect(found.data != found.repeatedData)
    }

    @Test func `a file without data has the digest of nothing`() throws {
        let folder = try ScratchFolder()
        let found = try digests(try folder.write(FITSBytes.primary(), to: "a.fits"))
        #expect(found.data == "d41d8cd98f00b204e9800998ecf8427e")
        #expect(found.repeatedData == found.data)
    }

    @Test func `a file that ends within its data is digested as far as it goes`() throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary(axes: [100_000], data: [UInt8](repeating: 7, count: 100_000))
        let path = try folder.write(Array(bytes.prefix(2880 * 3)), to: "a.fits")
        let found = try digests(path)
        #expect(found.data == hexadecimal([UInt8](repeating: 7, count: 5760)))
    }

    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice),
        arguments: [
            "naco_img_dark_set01_avg.fits", "naco_img_dark_set01_coldpix.fits",
            "naco_img_twflat_set01.fits", "naco_img_twflat_set01_bpm.fits",
        ])
    func `what a pipeline of CPL 7 wrote is what is computed`(name: String) throws {
        let sample = try #require(Samples.named("fits/eso_naco/\(name)"))
        let header = try #require(try FITSFile(reading: sample.path).hdus.first).header
        #expect(try digests(sample.path).repeatedData == header.string("DATAMD5"))
    }
}

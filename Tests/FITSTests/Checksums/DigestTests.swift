import FITS
import TestSupport
import Testing

struct DigestTests {
    @Test func `a digest is the SHA-256 that everyone knows`() {
        // FIPS 180-2, appendix B.1.
        let digest = Digest(of: "abc".utf8)
        #expect(
            digest.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(digest.base64URL == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
    }

    @Test func `a digest of digests is that of their raw bytes in order`() {
        let first = Digest(of: "a".utf8)
        let second = Digest(of: "b".utf8)
        #expect(Digest(of: [first, second]) == Digest(of: first.bytes + second.bytes))
        #expect(Digest(of: [first, second]) != Digest(of: [second, first]))
    }

    @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 1_000_000])
    func `the digest of a file is that of its bytes`(_ size: Int) throws {
        var random = SeededGenerator(size)
        let bytes = random.bytes(size)
        let folder = try ScratchFolder()
        #expect(try Digest(ofFile: try folder.write(bytes, to: "a")) == Digest(of: bytes))
    }

    @Test(arguments: [0, 1, 2879, 2880, 262_144, 300_000])
    func `the digest of a data unit leaves its padding out`(_ size: Int) throws {
        var random = SeededGenerator(size)
        let data = random.bytes(size)
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(axes: [size], data: data), to: "a.fits")
        let file = try FITSFile(reading: path, measuring: .digests)
        #expect(file.measurements.first?.dataDigest == Digest(of: data))
    }

    @Test func `the digest of a header leaves out what other tools change at will`() {
        let cards = ["SIMPLE  = T", "A       = 1", "", "COMMENT x"].map { Card(bytes: $0.utf8) }
        let more = ["CHECKSUM= 'x'", "DATASUM = '1'", "EXTEND  = T", "", "END"]
        let digest = Header.digest(of: cards + more.map { Card(bytes: $0.utf8) })
        #expect(digest == Header.digest(of: cards))
        #expect(digest == Digest(of: [cards[0], cards[1], cards[3]].flatMap(\.bytes)))
        #expect(digest != Header.digest(of: cards.reversed()))
    }
}

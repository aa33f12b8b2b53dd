import FITS
import Files
import TestSupport
import Testing

// The samples are not part of the project.
@Suite(.enabled(if: Samples.areInstalled, Samples.notice))
struct RandomDamageTests {
    /// Small files of every kind.
    private static let samples = (Samples.fits + Samples.odd)
        .compactMap { sample in (try? Files.bytes(sample.path)).map { (sample, $0) } }
        .filter { $0.1.count < 100_000 }

    @Test(arguments: 0..<300)
    func `a real file with bytes changed, cut or swapped ends in a result or a reason`(
        seed: Int
    ) throws {
        var random = SeededGenerator(seed)
        let (sample, whole) = try #require(Self.samples.randomElement(using: &random))
        var bytes = whole
        for _ in 0..<Int.random(in: 1...20, using: &random) { damage(&bytes, &random) }
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        do {
            try readAll(path)
        } catch let error as FITSError {
            #expect(error.code != .system, "\(sample.name): \(error)")
        }
    }

    @Test(arguments: Samples.bad)
    func `the tables of a malformed file are read or refused`(_ sample: Sample) throws {
        do {
            try readAll(sample.path)
        } catch let error as FITSError {
            #expect(error.code != .system)
        }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard let place = bytes.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        case 2:
            // A digit of a number in a header, where sizes are.
            let header = bytes.prefix(5760)
            let digits = header.indices.filter { (0x30...0x39).contains(bytes[$0]) }
            if let digit = digits.randomElement(using: &random) { bytes[digit] = 0x39 }
        case 3: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
        default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        }
    }

    /// Reads headers, sums, digests, and every cell of bytes of every table.
    private func readAll(_ path: String) throws {
        let file = try FITSFile(
            reading: path, measuring: [.checksums, .digests], keep: { $0.kind == .binaryTable })
        for hdu in file.hdus {
            #expect(hdu.dataSize >= 0 && hdu.end >= hdu.dataOffset)
            #expect(hdu.header.entries.allSatisfy { !$0.cards.isEmpty })
            guard let data = file.keptData[hdu.number],
                let table = try? BinaryTable(hdu, data: data)
            else { continue }
            for column in table.columns.indices {
                for row in 0..<min(table.rows, 20) {
                    do throws(FITSError) {
                        let cell = try table.cell(column, row: row)
                        #expect(cell.count <= data.count)
                    } catch {
                        #expect(error.code == .badTable || error.code == .limit)
                    }
                }
            }
        }
    }
}

import TestSupport
import Testing

@testable import FITS

/// Data that several threads measure, against one that reads from front to back.
struct DataUnitsTests {
    private static let whole: [UInt8] = {
        let first = (0..<7001).map { UInt8(truncatingIfNeeded: $0) }
        var bytes = FITSBytes.primary(axes: [7001], data: first)
        for number in 0..<12 {
            let size = [0, 1, 2879, 2880, 2881, 9000][number % 6]
            let data = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* (number + 3)) }
            let sums = number.isMultiple(of: 2) ? [FITSBytes.fixed("DATASUM", "'12345'")] : []
            bytes += FITSBytes.image(
                axes: size == 0 ? [] : [size], [FITSBytes.fixed("EXTNAME", "'E\(number)'")] + sums,
                data: data)
        }
        return bytes + FITSBytes.table(forms: ["5A"], rowSize: 5, rows: 2, data: "abcdefghij".utf8)
    }()

    /// Files that are whole, cut short, have wrong fill, or something behind them.
    private static var files: [[UInt8]] {
        var files = [whole, whole + [1, 2, 3], whole + [UInt8](repeating: 0, count: 2880)]
        for size in stride(from: 2880, through: whole.count, by: 1439) {
            files.append(Array(whole.prefix(size)))
        }
        for offset in stride(from: 3 * 2880 - 1, to: whole.count, by: 2880) {
            var bytes = whole
            bytes[offset] ^= 0x55
            files.append(bytes)
        }
        return files
    }

    private func read(
        _ path: String, _ measuring: (HDU) -> Measuring, _ crew: DataUnits.Crew
    ) throws(FITSError) -> FITSFile {
        var reader = try FITSReader(path: path, limits: .standard)
        return try FITSFile(&reader, measuring: measuring, limits: .standard, crew: crew) {
            $0.number.isMultiple(of: 3)
        }
    }

    @Test(arguments: [1, 2, 5], [1, 5000, 1 << 20])
    func `threads find what one reader finds`(threads: Int, batch: Int) throws {
        let folder = try ScratchFolder()
        let crew = DataUnits.Crew(smallestFile: 0, smallestBatch: batch, threads: threads)
        let alone = DataUnits.Crew(smallestFile: .max, smallestBatch: 1, threads: 1)
        var fills = 0
        for bytes in Self.files {
            let path = try folder.write(bytes, to: "a.fits")
            for measuring in [[.digests, .checksums], .digests, .checksums, []] as [Measuring] {
                let some: (HDU) -> Measuring = { $0.number == 4 ? [] : measuring }
                let together = try read(path, some, crew)
                let one = try read(path, some, alone)
                #expect(together.hdus == one.hdus)
                #expect(together.measurements == one.measurements)
                #expect(together.problems.map(\.description) == one.problems.map(\.description))
                #expect(together.tail == one.tail)
                #expect(together.size == one.size)
                #expect(together.keptData == one.keptData)
                fills += one.fillProblems.count
            }
        }
        #expect(fills > 0)
    }
}

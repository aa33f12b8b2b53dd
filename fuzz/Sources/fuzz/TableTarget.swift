@testable import FITS
@testable import FitsProv

/// Tables: lines of cards up to an empty line, and the data unit behind it.
enum TableTarget {
    static func cells(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0a, maxSplits: 12, omittingEmptySubsequences: false)
        let stop = lines.firstIndex(where: \.isEmpty) ?? lines.endIndex
        let cards = lines[..<stop].map { Card(bytes: $0) }
        let data = Array(lines[stop...].dropFirst().joined(separator: [0x0a]))
        let table = MadeFile.header(
            ["XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =  2"], cards)
        InputFile.hold(MadeFile.header(MadeFile.primary) + table + MadeFile.padded(data))
        guard let file = try? FITSFile(reading: InputFile.path, keep: { _ in true }) else { return }
        for hdu in file.hdus.dropFirst() {
            guard let data = file.keptData[hdu.number] else { continue }
            _ = try? StoredDocument.all(in: hdu, data: data)
            guard let table = try? BinaryTable(hdu, data: data) else { continue }
            for row in 0..<min(table.rows, 20) {
                for column in table.columns.indices.prefix(20) {
                    _ = try? table.cell(column, row: row)
                }
            }
        }
    }
}

import Reports

/// Rows with tabs in them as columns: as wide as the first rows need, so that output begins soon.
struct ColumnWriter {
    /// How many rows decide the widths.
    private static let rowsLookedAt = 1000
    private static let gap = "  "

    private var waiting: [UInt8] = []
    private var rows = 0
    private var widths: [Int] = []

    /// Takes rows, and gives those that can be written.
    mutating func add(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        guard widths.isEmpty else { return padded(bytes) }
        waiting += bytes
        rows += bytes.count { $0 == KeywordForm.newline }
        guard isLast || rows >= ColumnWriter.rowsLookedAt else { return [] }
        for row in waiting.split(separator: KeywordForm.newline) {
            for (index, cell) in ColumnWriter.cells(row).enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], ColumnWriter.columns(cell))
            }
        }
        let first = waiting
        waiting = []
        return padded(first)
    }

    private func padded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for row in bytes.split(separator: KeywordForm.newline) {
            var owed = 0
            for (index, cell) in ColumnWriter.cells(row).enumerated() {
                if !cell.isEmpty {
                    out += repeatElement(UInt8(ascii: " "), count: owed)
                    out += cell
                    owed = 0
                }
                let width = index < widths.count ? widths[index] : 0
                owed += max(0, width - ColumnWriter.columns(cell)) + ColumnWriter.gap.utf8.count
            }
            out.append(KeywordForm.newline)
        }
        return out
    }

    private static func cells(_ row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    }

    /// How many characters there are: bytes that do not continue another.
    private static func columns(_ cell: ArraySlice<UInt8>) -> Int {
        cell.count { $0 & 0xC0 != 0x80 }
    }
}

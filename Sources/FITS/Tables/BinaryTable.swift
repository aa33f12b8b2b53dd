import Files

/// A binary table whose string and byte cells can be read (FITS 4.0 §7.3).
package struct BinaryTable: Sendable {
    /// The columns in order.
    package let columns: [TableColumn]
    /// The number of rows.
    package let rows: Int

    private let rowSize: Int
    private let heap: Int
    private let data: [UInt8]
    private let number: Int

    /// The most columns that a table may have (FITS 4.0 §7.3.1).
    private static let mostColumns = 999

    /// Reads the description of a table.
    ///
    /// - Parameters:
    ///   - hdu: a binary table.
    ///   - data: its data unit, without padding; it may be cut short.
    /// - Throws: `badTable` if the columns are not described, or do not fit into a row.
    package init(_ hdu: HDU, data: [UInt8]) throws(FITSError) {
        columns = try BinaryTable.columns(of: hdu)
        self.data = data
        rowSize = hdu.axes[0]
        rows = hdu.axes[1]
        number = hdu.number
        heap = hdu.header.value("THEAP")?.integer ?? rowSize * rows
    }

    /// The columns that a header describes.
    ///
    /// - Parameter hdu: a binary table.
    /// - Returns: the columns in order.
    /// - Throws: `badTable` if the columns are not described, or do not fit into a row.
    package static func columns(of hdu: HDU) throws(FITSError) -> [TableColumn] {
        func bad(_ why: String) -> FITSError {
            FITSError(.badTable, path: "", hdu: hdu.number, why)
        }
        guard hdu.axes.count == 2 else { throw bad("a table must have two axes") }
        guard let fields = hdu.header.value("TFIELDS")?.integer,
            (0...BinaryTable.mostColumns).contains(fields)
        else { throw bad("TFIELDS is missing or out of range") }
        var columns: [TableColumn] = []
        var offset = 0
        for index in 0..<fields {
            let name = hdu.header.string("TTYPE\(index + 1)") ?? ""
            guard let form = hdu.header.string("TFORM\(index + 1)"),
                let column = TableColumn(name: name, form: form, offset: offset)
            else { throw bad("TFORM\(index + 1) is missing or unreadable") }
            columns.append(column)
            offset += column.size
            guard offset <= hdu.axes[0] else {
                throw bad("the columns need more than the \(hdu.axes[0]) bytes of a row")
            }
        }
        return columns
    }

    /// The index of the column with this name; the case of letters does not matter (§7.3.2).
    package func column(_ name: String) -> Int? {
        columns.firstIndex { $0.name.trimmed.lowercased() == name.lowercased() }
    }

    /// The bytes of a string, byte or variable-length byte cell.
    ///
    /// - Parameters:
    ///   - column: the index of a column, counted from 0.
    ///   - row: the row, counted from 0.
    ///   - limit: the most bytes to return.
    /// - Returns: the bytes; a string without what follows a NUL and the blanks at its end.
    /// - Throws: `badTable` if the cell lies outside of the data, `limit` if it is longer.
    package func cell(
        _ column: Int, row: Int, limit: Int = Limits.standard.cellBytes
    ) throws(FITSError) -> [UInt8] {
        precondition(columns.indices.contains(column), "no such column")
        guard row >= 0, row < rows else { throw bad("there is no row \(row + 1)") }
        let shape = columns[column]
        let inRow = try slice(row * rowSize + shape.offset, shape.size)
        switch shape.form {
        case .characters:
            return Array(inRow.prefix { $0 != 0 }.trimmingEnd)
        case .bytes:
            guard inRow.count <= limit else { throw tooLong(inRow.count, limit) }
            return Array(inRow)
        case .heapBytes(let wide):
            guard shape.count > 0 else { return [] }
            let half = wide ? 8 : 4
            let length = integer(inRow.prefix(half))
            let place = integer(inRow.dropFirst(half).prefix(half))
            guard let length, let place else { throw bad("a heap descriptor is negative") }
            guard length <= limit else { throw tooLong(length, limit) }
            let (offset, overflow) = heap.addingReportingOverflow(place)
            guard !overflow else { throw bad("a heap descriptor is out of range") }
            return Array(try slice(offset, length))
        case .other(let letter):
            throw bad("column \(column + 1) has the form \(letter), not bytes or characters")
        }
    }

    private func slice(_ start: Int, _ size: Int) throws(FITSError) -> ArraySlice<UInt8> {
        guard start >= 0, size >= 0, start <= data.count, size <= data.count - start else {
            throw bad("a cell lies outside the data unit")
        }
        return data[start..<start + size]
    }

    /// A big-endian number that is not negative.
    private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, first < 0x80 else { return nil }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    private func bad(_ why: String) -> FITSError {
        FITSError(.badTable, path: "", hdu: number, why)
    }

    private func tooLong(_ size: Int, _ limit: Int) -> FITSError {
        FITSError(
            .limit, path: "", hdu: number,
            "a cell is \(size) bytes long, more than \(limit) (limit cellBytes)")
    }
}

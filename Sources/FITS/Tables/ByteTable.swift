import Files

/// A binary table of strings and byte arrays, to be written (FITS 4.0 §7.3).
package struct ByteTable: Sendable {
    /// A column to be written.
    package enum Column: Hashable, Sendable {
        /// Characters, as wide as the longest cell: `nA`.
        case characters(String)
        /// Bytes in the heap: `1PB(n)`.
        case heapBytes(String)
    }

    private let columns: [Column]
    private let rows: [[[UInt8]]]

    /// Takes the content of a table.
    ///
    /// - Parameters:
    ///   - columns: the columns, with their names.
    ///   - rows: for each row a cell for each column; strings are ASCII.
    package init(_ columns: [Column], rows: [[[UInt8]]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
        self.columns = columns
        self.rows = rows
    }

    /// The HDU's bytes: header and data unit, padded, with `CHECKSUM` and `DATASUM`.
    ///
    /// - Parameter cards: further cards, behind those that describe the table.
    /// - Returns: whole blocks.
    /// - Throws: `unwritable` if the heap is too large for 32-bit descriptors.
    package func bytes(with cards: [Card]) throws(FITSError) -> [UInt8] {
        let widths = columns.indices.map { column in
            switch columns[column] {
            case .characters: rows.map { $0[column].count }.max() ?? 0
            case .heapBytes: 8
            }
        }
        let (table, heap) = try content(widths)
        let rowSize = widths.reduce(0, +)
        var header = try description(widths, rowSize, heapSize: heap.count)
        header += cards
        let dataSize = table.count + heap.count
        let fill = Header.paddedSize(dataSize) - dataSize
        let data = table + heap + [UInt8](repeating: 0, count: fill)
        var sum = OnesComplement()
        sum.add(data[...])
        header += try Card.make(
            "CHECKSUM", .string(String(repeating: "0", count: ChecksumText.length)),
            comment: "HDU checksum")
        header += try Card.make(
            "DATASUM", .string(String(sum.value)), comment: "data unit checksum")
        let whole = Header(header)
        return (whole.updatingChecksum(dataSum: sum.value) ?? whole).bytes + data
    }

    private func content(
        _ widths: [Int]
    ) throws(FITSError) -> (table: [UInt8], heap: [UInt8]) {
        var table: [UInt8] = []
        var heap: [UInt8] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                switch columns[column] {
                case .characters:
                    table += cell
                    table += repeatElement(ASCII.space, count: widths[column] - cell.count)
                case .heapBytes:
                    guard let length = Int32(exactly: cell.count),
                        let place = Int32(exactly: heap.count)
                    else {
                        throw FITSError(.unwritable, path: "", "the documents are too large")
                    }
                    table += bigEndianBytes(length) + bigEndianBytes(place)
                    heap += cell
                }
            }
        }
        return (table, heap)
    }

    private func description(
        _ widths: [Int], _ rowSize: Int, heapSize: Int
    ) throws(FITSError) -> [Card] {
        var cards = try Card.make(
            "XTENSION", .string("BINTABLE"), comment: "binary table extension")
        cards += try Card.make("BITPIX", .integer(8), comment: "8-bit bytes")
        cards += try Card.make("NAXIS", .integer(2), comment: "2-dimensional table")
        cards += try Card.make("NAXIS1", .integer(rowSize), comment: "bytes in a row")
        cards += try Card.make("NAXIS2", .integer(rows.count), comment: "rows")
        cards += try Card.make("PCOUNT", .integer(heapSize), comment: "bytes in the heap")
        cards += try Card.make("GCOUNT", .integer(1), comment: "one group")
        cards += try Card.make("TFIELDS", .integer(columns.count), comment: "columns")
        for (index, column) in columns.enumerated() {
            let name: String
            let form: String
            switch column {
            case .characters(let title):
                (name, form) = (title, "\(widths[index])A")
            case .heapBytes(let title):
                (name, form) = (title, "1PB(\(rows.map { $0[index].count }.max() ?? 0))")
            }
            cards += try Card.make("TTYPE\(index + 1)", .string(name))
            cards += try Card.make("TFORM\(index + 1)", .string(form))
        }
        return cards
    }
}

private func bigEndianBytes(_ number: Int32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

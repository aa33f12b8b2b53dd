/// Takes rows out of the bytes of BINARY or BINARY2, as far as the bytes have come.
///
/// Cells are read as soon as all of their bytes are there, so that a long row is not looked at
/// again and again, and no more memory is taken than there are bytes.
struct BinaryRows {
    private let columns: [ColumnReader]
    private let hasFlags: Bool
    private let limits: Limits
    /// Bytes, of which those before `position` are used up.
    private var bytes: [UInt8] = []
    private var position = 0
    /// The flags of the row that is being read, of which there are none at its beginning.
    private var flags: [UInt8] = []
    /// The cells of the row that is being read.
    private var cells: [Cell] = []
    /// How many elements the next cell has, where that has been read.
    private var nextCount: Int?
    private var rowCount = 0

    /// How many used bytes may stand in front of others.
    private static let slack = 64 << 10

    /// - Throws: `content` for columns of which a row takes no bytes at all.
    init(_ columns: [ColumnReader], hasFlags: Bool, _ limits: Limits) throws(VOTableError) {
        let isEmpty = columns.allSatisfy { $0.fixedCount == 0 }
        guard hasFlags || !isEmpty else {
            throw .read(.content, nil, "the columns are such that a row takes no bytes")
        }
        self.columns = columns
        self.hasFlags = hasFlags
        self.limits = limits
    }

    /// Adds bytes by what `add` does.
    mutating func add<Failure>(
        _ add: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if position > Self.slack || position == bytes.count {
            bytes.removeFirst(position)
            position = 0
        }
        try add(&bytes)
    }

    /// The next row; `nil` until more bytes have come.
    mutating func next() throws(VOTableError) -> [Cell]? {
        if hasFlags, flags.isEmpty {
            let count = (columns.count + 7) / 8
            guard bytes.count - position >= count else { return nil }
            flags = Array(bytes[position..<position + count])
            position += count
        }
        while cells.count < columns.count {
            guard try readCell(columns[cells.count]) else { return nil }
        }
        let row = cells
        cells.removeAll(keepingCapacity: true)
        cells.reserveCapacity(columns.count)
        flags.removeAll(keepingCapacity: true)
        rowCount += 1
        return row
    }

    /// Reads the next cell, if its bytes are there.
    private mutating func readCell(_ column: ColumnReader) throws(VOTableError) -> Bool {
        guard let count = try count(column) else { return false }
        guard let size = column.bytes(count), size <= limits.cellBytes else {
            throw .limit("cellBytes", limits.cellBytes, place(column), "more bytes")
        }
        guard bytes.count - position >= size else { return false }
        let index = cells.count
        if hasFlags, flags[index / 8] & 0x80 >> UInt8(index & 7) != 0 {
            cells.append(.null)
        } else {
            do throws(CellFault) {
                cells.append(try cell(column, count, size))
            } catch {
                throw .read(.cell, place(column), error.reason)
            }
        }
        position += size
        nextCount = nil
        return true
    }

    private func cell(
        _ column: ColumnReader, _ count: Int, _ size: Int
    ) throws(CellFault) -> Cell {
        let part = bytes.span.extracting(position..<position + size)
        return try column.cell(part, count: count, hasFlags: hasFlags)
    }

    /// How many elements the next cell has; `nil` until the bytes that say it have come.
    private mutating func count(_ column: ColumnReader) throws(VOTableError) -> Int? {
        if let fixed = column.fixedCount { return fixed }
        if let nextCount { return nextCount }
        guard bytes.count - position >= 4 else { return nil }
        var bits: UInt32 = 0
        for byte in bytes[position..<position + 4] { bits = bits << 8 | UInt32(byte) }
        let count = Int(Int32(bitPattern: bits))
        guard count >= 0 else {
            throw .read(.cell, place(column), "\(count) elements")
        }
        if let fault = column.count.fault(count) { throw .read(.cell, place(column), fault) }
        position += 4
        nextCount = count
        return count
    }

    private func place(_ column: ColumnReader) -> VOTableError.Place {
        .cell(row: rowCount + 1, column: column.name)
    }

    /// Ends the rows.
    ///
    /// - Throws: `stream` if there are bytes of a row that is not whole.
    func finish() throws(VOTableError) {
        guard position == bytes.count, cells.isEmpty, flags.isEmpty, nextCount == nil else {
            throw .read(.stream, .row(rowCount + 1), "the stream ends within the row")
        }
    }
}

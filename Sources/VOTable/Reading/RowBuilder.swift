/// Puts rows together from the elements TR and TD.
struct RowBuilder {
    let columns: [ColumnReader]
    private var cells: [Cell] = []
    private var rowCount = 0

    init(_ columns: [ColumnReader]) { self.columns = columns }

    /// The cell that is being read.
    var place: VOTableError.Place {
        guard cells.count < columns.count else { return .row(rowCount) }
        return .cell(row: rowCount, column: columns[cells.count].name)
    }

    mutating func startRow() {
        rowCount += 1
        cells.reserveCapacity(columns.count)
    }

    func startCell(_ attributes: Attributes) throws(VOTableError) {
        guard cells.count < columns.count else {
            throw .read(
                .content, place, "more cells (TD) than the \(columns.count) columns (FIELD)")
        }
        guard attributes.token("encoding") ?? "none" == "none" else {
            throw .read(.forbidden, place, "encoded cells are not supported")
        }
    }

    mutating func endCell(_ text: [UInt8]) throws(VOTableError) {
        do throws(CellFault) {
            cells.append(try columns[cells.count].cell(text: text.span))
        } catch {
            throw .read(.cell, place, error.reason)
        }
    }

    /// The row; cells that are missing at its end are null, as other readers have it.
    mutating func endRow() -> [Cell] {
        while cells.count < columns.count { cells.append(.null) }
        let row = cells
        cells.removeAll()
        return row
    }
}

/// The columns of a table that is written as plain values.
struct RowShapes: Sendable {
    private var columns: [Column] = []
    private var shapes: [ColumnShape] = []
    private var rowCount = 0

    init() {}

    init(_ columns: [Column]) throws(VOTableError) {
        guard !columns.isEmpty else {
            throw VOTableError(.unwritable, operation: "write table", "a table has no columns")
        }
        self.columns = columns
        // Where nothing is declared, no value can be taken for null.
        shapes = columns.map { column in
            var column = column
            column.domain = nil
            return ColumnShape(column)
        }
    }

    var count: Int { columns.count }

    /// Writes a row by what `write` does for each cell.
    ///
    /// - Throws: `unwritable` if a column cannot hold its cell; nothing is written then.
    mutating func append(
        _ cells: [Cell], to output: inout ByteOutput,
        _ write: (inout ByteOutput, Int, Cell, Datatype) -> Void
    ) throws(VOTableError) {
        rowCount += 1
        guard cells.count == shapes.count else {
            throw VOTableError(
                .unwritable, operation: "write table", place: .row(rowCount),
                "\(cells.count) cells, where there are \(shapes.count) columns")
        }
        let before = output.count
        for index in cells.indices {
            do throws(CellFault) {
                let cell = try shapes[index].checked(cells[index])
                write(&output, index, cell, shapes[index].datatype)
            } catch {
                output.truncate(to: before)
                throw VOTableError(
                    .unwritable, operation: "write table",
                    place: .cell(row: rowCount, column: columns[index].name), error.reason)
            }
        }
    }
}

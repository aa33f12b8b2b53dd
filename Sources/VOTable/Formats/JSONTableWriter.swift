/// Writes a table as JSON.
///
/// It is `{"schemaVersion":1,"columns":[…],"rows":[[…],…],"overflow":false}`, where a column has
/// `name` and `datatype`, and `arraysize`, `xtype`, `unit`, `ucd`, `utype` and `description` if they
/// are said. Arrays are arrays, pairs of complex numbers one behind the other. `NaN`, `+Inf` and
/// `-Inf`, which JSON has not, are strings. A table that ended too early has `error` at its end.
public struct JSONTableWriter: TableWriter {
    private var output = ByteOutput()
    private var shapes = RowShapes()
    private var isFirst = true

    /// Makes a writer.
    public init() {}

    /// How many bytes wait to be taken.
    public var pendingCount: Int { output.count }

    /// Hands out the bytes that were written since this was last called.
    ///
    /// - Returns: the bytes.
    public mutating func take() -> [UInt8] { output.take() }

    /// Begins the table.
    ///
    /// - Parameter answer: its columns.
    /// - Throws: ``VOTableError`` `unwritable` for a table without columns.
    public mutating func begin(_ answer: TableAnswer) throws(VOTableError) {
        shapes = try RowShapes(answer.table.columns)
        output.append("{\"schemaVersion\":1,\"columns\":[")
        for (index, column) in answer.table.columns.enumerated() {
            output.append(index > 0 ? ",\n{" : "\n{")
            append(column)
            output.append("}")
        }
        output.append("\n],\"rows\":[")
    }

    /// Writes a row.
    ///
    /// - Parameter cells: one for each column, in their order.
    /// - Throws: ``VOTableError`` `unwritable` with the row and column.
    public mutating func append(_ cells: [Cell]) throws(VOTableError) {
        let (start, isFirst) = (output.count, isFirst)
        output.append(isFirst ? "\n[" : ",\n[")
        do throws(VOTableError) {
            try shapes.append(cells, to: &output) { output, index, cell, datatype in
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output.append(json: cell, datatype)
            }
        } catch {
            output.truncate(to: start)
            throw error
        }
        output.append("]")
        self.isFirst = false
    }

    /// Ends the table.
    ///
    /// - Parameter outcome: how it ended.
    public mutating func finish(_ outcome: Outcome) {
        output.append("\n],\"overflow\":")
        output.append(outcome == .overflow ? "true" : "false")
        if case .failed(let message) = outcome {
            output.append(",\"error\":")
            output.append(jsonString: message)
        }
        output.append("}\n")
    }

    private mutating func append(_ column: Column) {
        let values = [
            ("name", column.name), ("datatype", column.datatype.rawValue),
            ("arraysize", column.writtenSize?.description), ("xtype", column.xtype),
            ("unit", column.unit), ("ucd", column.ucd), ("utype", column.utype),
            ("description", column.description),
        ]
        var isFirst = true
        for (key, value) in values {
            guard let value else { continue }
            output.append(isFirst ? "\"" : ",\"")
            output.append(key)
            output.append("\":")
            output.append(jsonString: value)
            isFirst = false
        }
    }
}

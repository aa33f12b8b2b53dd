/// Writes comma-separated (RFC 4180) or tab-separated values.
///
/// The first line has the names of the columns. Null is nothing, an empty string in CSV `""`.
/// Elements of arrays have blanks between them. Nothing is changed for spreadsheets: what begins with
/// `=` is written as it is, so that it reads back.
public struct DelimitedWriter: TableWriter {
    /// What is between the values.
    public enum Form: Hashable, Sendable {
        /// Commas; lines end with CR LF, and values that need it are in quotes.
        case csv
        /// TABs; lines end with LF, and a TAB, CR or LF in a value becomes a blank.
        case tsv
    }

    private let form: Form
    private var output = ByteOutput()
    private var shapes = RowShapes()

    /// Makes a writer.
    ///
    /// - Parameter form: what is between the values.
    public init(_ form: Form) { self.form = form }

    /// How many bytes wait to be taken.
    public var pendingCount: Int { output.count }

    /// Hands out the bytes that were written since this was last called.
    ///
    /// - Returns: the bytes.
    public mutating func take() -> [UInt8] { output.take() }

    /// Begins the table with the names of its columns.
    ///
    /// - Parameter answer: its columns.
    /// - Throws: ``VOTableError`` `unwritable` for a table without columns.
    public mutating func begin(_ answer: TableAnswer) throws(VOTableError) {
        shapes = try RowShapes(answer.table.columns)
        for (index, column) in answer.table.columns.enumerated() {
            if index > 0 { output.append(separator) }
            append(text: column.name, to: &output)
        }
        endLine(&output)
    }

    /// Writes a row.
    ///
    /// - Parameter cells: one for each column, in their order.
    /// - Throws: ``VOTableError`` `unwritable` with the row and column.
    public mutating func append(_ cells: [Cell]) throws(VOTableError) {
        let (form, separator, isOnly) = (form, separator, shapes.count == 1)
        try shapes.append(cells, to: &output) { output, index, cell, datatype in
            if index > 0 { output.append(separator) }
            switch cell {
            // An empty line would be none to most readers.
            case .null: if isOnly, form == .csv { output.append("\"\"") }
            case .text(let text): Self.append(text: text, form, to: &output)
            default: output.append(values: cell, datatype, .delimited)
            }
        }
        endLine(&output)
    }

    /// Ends the table, for which there is nothing to write.
    ///
    /// - Parameter outcome: how it ended.
    public mutating func finish(_ outcome: Outcome) {}

    private var separator: UInt8 { UInt8(ascii: form == .csv ? "," : "\t") }

    private func endLine(_ output: inout ByteOutput) { output.append(form == .csv ? "\r\n" : "\n") }

    private func append(text: String, to output: inout ByteOutput) {
        Self.append(text: text, form, to: &output)
    }

    private static func append(text: String, _ form: Form, to output: inout ByteOutput) {
        let bytes = text.utf8Span.span
        if form == .tsv {
            for index in bytes.indices {
                let byte = bytes[index]
                output.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
            }
            return
        }
        guard needsQuotes(bytes) else {
            output.append(text)
            return
        }
        output.append(UInt8(ascii: "\""))
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\"") { output.append(UInt8(ascii: "\"")) }
            output.append(bytes[index])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count > 0, bytes[0] != 0x20, bytes[bytes.count - 1] != 0x20 else { return true }
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A
                || byte == 0x0D
            {
                return true
            }
        }
        return false
    }
}

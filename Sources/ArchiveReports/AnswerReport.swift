package import FitsProvArchive
package import Reports
package import VOTable

/// The answer to a query of ADQL, written as it comes.
package protocol AnswerReport {
    /// Begins with the columns.
    mutating func begin(_ answer: QueryAnswer) throws
    /// Takes a row.
    mutating func add(_ row: [QueryValue]) throws
    /// Ends; whether there were more rows.
    mutating func end(isCut: Bool) throws
}

/// An answer for other programs, in one of the forms in which tables are sent.
package struct AnswerStream: AnswerReport {
    private var writer: any TableWriter
    private var types: [Datatype] = []
    private var output: OutputBuffer

    /// How many bytes are passed on at once.
    private static let piece = 64 << 10

    /// Writes an answer.
    ///
    /// - Parameters:
    ///   - writer: knows the form.
    ///   - output: takes the bytes.
    package init(_ writer: any TableWriter, _ output: OutputBuffer) {
        self.writer = writer
        self.output = output
    }

    package mutating func begin(_ answer: QueryAnswer) throws {
        let columns = answer.columns.map { VOTable.Column($0) }
        types = columns.map(\.datatype)
        try writer.begin(TableAnswer(columns))
    }

    package mutating func add(_ row: [QueryValue]) throws {
        try writer.append(Cell.row(row, types))
        if writer.pendingCount >= AnswerStream.piece { try output.write(bytes: writer.take()) }
    }

    package mutating func end(isCut: Bool) throws {
        writer.finish(isCut ? .overflow : .complete)
        try output.write(bytes: writer.take())
        try output.flush()
    }
}

/// Writes an answer to a query as a VOTable (DALI 1.1 §4.4).
public struct VOTableAnswerWriter: TableWriter {
    private var writer: VOTableWriter
    private var services: [Resource] = []

    /// Makes a writer.
    ///
    /// - Parameter serialization: how rows are written.
    public init(_ serialization: VOTableWriter.Serialization) {
        writer = VOTableWriter(serialization)
    }

    /// How many bytes wait to be taken.
    public var pendingCount: Int { writer.pendingCount }

    /// Hands out the bytes that were written since this was last called.
    ///
    /// - Returns: the bytes.
    public mutating func take() -> [UInt8] { writer.take() }

    /// Begins the table.
    ///
    /// - Parameter answer: its columns, and what is said of it.
    /// - Throws: ``VOTableError`` `unwritable` for a table without columns.
    public mutating func begin(_ answer: TableAnswer) throws(VOTableError) {
        services = answer.services
        writer.begin()
        writer.begin(answer.resource)
        try writer.begin(answer.table)
    }

    /// Writes a row.
    ///
    /// - Parameter cells: one for each column, in their order.
    /// - Throws: ``VOTableError`` `unwritable` with the row and column.
    public mutating func append(_ cells: [Cell]) throws(VOTableError) { try writer.append(cells) }

    /// Ends the table, with a second `QUERY_STATUS` behind it where not all went well.
    ///
    /// - Parameter outcome: how it ended.
    public mutating func finish(_ outcome: Outcome) {
        writer.endTable()
        switch outcome {
        case .complete: break
        case .overflow: writer.write(.overflow)
        case .failed(let message): writer.write(.error(message))
        }
        writer.endResource()
        for service in services {
            writer.begin(service)
            writer.endResource()
        }
        writer.end()
    }

    /// A document that says that a query failed before its first row.
    ///
    /// - Parameters:
    ///   - message: what went wrong.
    ///   - infos: more remarks, such as the query.
    /// - Returns: the bytes of the document.
    public static func error(_ message: String, infos: [Info] = []) -> [UInt8] {
        var writer = VOTableWriter()
        var resource = Resource(.results)
        resource.infos = [.error(message)] + infos
        writer.begin()
        writer.begin(resource)
        writer.endResource()
        writer.end()
        return writer.take()
    }
}

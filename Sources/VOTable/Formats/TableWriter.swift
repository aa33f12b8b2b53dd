/// A table that is an answer to a query.
public struct TableAnswer: Hashable, Sendable {
    /// The resource with the table; only VOTables say what stands in it.
    public var resource: Resource
    /// The table.
    public var table: Table
    /// Resources behind it that describe services; only VOTables have them.
    public var services: [Resource] = []

    /// Makes an answer that says that all went well.
    ///
    /// - Parameters:
    ///   - columns: the columns.
    ///   - infos: remarks behind the first one, which is `QUERY_STATUS` `OK`.
    ///   - coordinateSystems: systems to which columns refer.
    ///   - services: services that columns belong to.
    public init(
        _ columns: [Column], infos: [Info] = [], coordinateSystems: [CoordinateSystem] = [],
        services: [Resource] = []
    ) {
        resource = Resource(.results)
        resource.infos = [.ok] + infos
        resource.coordinateSystems = coordinateSystems
        table = Table(columns)
        self.services = services
    }
}

/// How an answer ended.
public enum Outcome: Hashable, Sendable {
    /// With all rows.
    case complete
    /// At a limit; there would have been more rows.
    case overflow
    /// Before its last row; why.
    case failed(String)
}

/// Writes a table as a stream, in one of several formats.
///
/// Begin, append rows, finish. What has been written is taken whenever there is enough of it.
public protocol TableWriter: Sendable {
    /// How many bytes wait to be taken.
    var pendingCount: Int { get }

    /// Hands out the bytes that were written since this was last called.
    ///
    /// - Returns: the bytes.
    mutating func take() -> [UInt8]

    /// Begins the table.
    ///
    /// - Parameter answer: its columns, and what is said of it.
    /// - Throws: ``VOTableError`` `unwritable` for a table that cannot be written.
    mutating func begin(_ answer: TableAnswer) throws(VOTableError)

    /// Writes a row.
    ///
    /// - Parameter cells: one for each column, in their order.
    /// - Throws: ``VOTableError`` `unwritable` with the row and column whose cell the column
    ///   cannot hold; nothing of the row is written then.
    mutating func append(_ cells: [Cell]) throws(VOTableError)

    /// Ends the table.
    ///
    /// - Parameter outcome: how it ended. CSV and TSV have no place for it.
    mutating func finish(_ outcome: Outcome)
}

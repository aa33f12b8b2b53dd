/// A table with all its rows, and what it stands in.
public struct StoredTable: Hashable, Sendable {
    /// The resource in which the table is.
    public var resource: Resource
    /// What is said of the table.
    public var table: Table
    /// The rows, each with a cell for each column.
    public var rows: [[Cell]] = []
    /// Remarks behind the rows and behind the table, such as `QUERY_STATUS`.
    public var infos: [Info] = []

    /// Reads all tables of a document.
    ///
    /// - Parameters:
    ///   - document: the bytes of a VOTable.
    ///   - limits: what it may at most be.
    /// - Returns: the tables in their order.
    /// - Throws: ``VOTableError`` for a document that is not understood or refused.
    public static func all(
        in document: [UInt8], limits: Limits = .upload
    ) throws(VOTableError) -> [StoredTable] {
        var reader = VOTableReader(limits: limits)
        reader.append(document)
        reader.finish()
        var tables: [StoredTable] = []
        var resources: [Resource] = []
        while let event = try reader.next() {
            switch event {
            case .document: break
            case .resource(let resource): resources.append(resource)
            case .resourceEnd: resources.removeLast()
            case .table(let table):
                let resource = resources.last ?? Resource(nil)
                tables.append(StoredTable(resource: resource, table: table))
            case .row(let row): tables[tables.count - 1].rows.append(row)
            case .tableEnd(let infos): tables[tables.count - 1].infos += infos
            case .info(let info):
                if !tables.isEmpty { tables[tables.count - 1].infos.append(info) }
            }
        }
        return tables
    }
}

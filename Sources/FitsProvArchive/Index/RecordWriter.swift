import GRDB

/// Writes the rows of files, with statements that are prepared once.
final class RecordWriter {
    private let database: Database
    /// A statement for each table, in their order; for `obscore` one for each set of columns.
    private let insertions: [Insertion]
    private var observations: [UInt64: Insertion] = [:]
    private let deletions: [Statement]

    init(_ database: Database) throws {
        self.database = database
        insertions = try FileRows.Table.allCases.map { table in
            try Insertion(table.name, columns: table.width, database)
        }
        deletions = try FileRows.Table.allCases.filter { $0 != .files }.map {
            try database.cachedStatement(sql: "DELETE FROM \($0.name) WHERE file = ?")
        }
    }

    /// Writes the rows of a file.
    ///
    /// - Parameters:
    ///   - file: its rows.
    ///   - id: the number of the file.
    ///   - folder: the number of its folder.
    ///   - isNew: whether the number was never used before, so that nothing must be deleted.
    /// - Throws: what SQLite refuses.
    func write(_ file: FileRows, id: Int64, folder: Int64, isNew: Bool) throws {
        if !isNew { try delete(id) }
        for row in file.rows {
            let insertion =
                row.table == .obscore
                ? try observation(row.columns) : insertions[row.table.rawValue]
            try insertion.run(
                file.values, row.cells, id: id, folder: row.table == .files ? folder : nil)
        }
    }

    /// Deletes all that is written of a file but its row in `files`.
    func delete(_ id: Int64) throws {
        for statement in deletions { try statement.execute(arguments: [id]) }
    }

    /// The statement for a set of columns of `obscore`.
    private func observation(_ columns: UInt64) throws -> Insertion {
        if let known = observations[columns] { return known }
        let names = ["file"] + ObservationColumns.names(columns) + ["sources"]
        let insertion = try Insertion("obscore", names, database)
        observations[columns] = insertion
        return insertion
    }
}

extension FileRows.Table {
    /// Its name.
    fileprivate var name: String { "\(self)" }

    /// The number of its columns.
    fileprivate var width: Int {
        switch self {
        case .obscore: ObservationColumns.count + 2
        case .problems: 4
        case .hdus, .products, .agents: 5
        case .software, .fields: 6
        case .parameters, .origins: 8
        case .activities: 9
        case .files: 11
        case .used: 12
        }
    }
}

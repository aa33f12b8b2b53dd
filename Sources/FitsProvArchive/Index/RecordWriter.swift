import GRDB

/// Writes the rows of files, with statements that are prepared once.
final class RecordWriter {
    private let database: Database
    /// A statement for each table that was written to, in their order.
    private var insertions = [Insertion?](repeating: nil, count: FileRows.Table.allCases.count)
    /// Those of `obscore`, one for each set of columns.
    private var observations: [UInt64: Insertion] = [:]
    private let deletions: [Statement]

    init(_ database: Database) throws {
        self.database = database
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
            try insertion(for: row).run(
                file.values, row.cells, id: id, folder: row.table == .files ? folder : nil)
        }
    }

    /// Deletes all that is written of a file but its row in `files`.
    func delete(_ id: Int64) throws {
        for statement in deletions { try statement.execute(arguments: [id]) }
    }

    /// The statement for a row.
    private func insertion(for row: FileRows.Row) throws -> Insertion {
        let place = row.table.rawValue
        let known = row.table == .obscore ? observations[row.columns] : insertions[place]
        if let known { return known }
        let made = try Insertion(
            row.table.name + row.columnList, columns: row.table.keys + row.cells.count, database)
        if row.table == .obscore {
            observations[row.columns] = made
        } else {
            insertions[place] = made
        }
        return made
    }
}

extension FileRows.Table {
    /// Its name.
    fileprivate var name: String { "\(self)" }

    /// How many numbers come before its values: that of the file, and perhaps that of the folder.
    fileprivate var keys: Int { self == .files ? 2 : 1 }
}

extension FileRows.Row {
    /// The columns in brackets, where they are not all columns of the table.
    fileprivate var columnList: String {
        guard table == .obscore else { return "" }
        let names = ["file"] + ObservationColumns.names(columns) + ["sources"]
        return " (\(names.joined(separator: ", ")))"
    }
}

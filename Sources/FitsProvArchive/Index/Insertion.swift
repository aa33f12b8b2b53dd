import GRDB
import GRDBSQLite

/// A prepared statement that writes, or changes, one row after another.
///
/// The values are bound through SQLite's own functions: an archive has millions of rows, and GRDB
/// boxes every value of each (decision 23).
struct Insertion {
    private let statement: Statement

    /// Prepares a row.
    ///
    /// - Parameters:
    ///   - table: the table, and in brackets its columns if the row does not have all of them.
    ///   - columns: how many columns the row has.
    ///   - database: the index.
    /// - Throws: `DatabaseError` if the table has others.
    init(_ table: String, columns: Int, _ database: Database) throws {
        let places = repeatElement("?", count: columns).joined(separator: ", ")
        try self.init("INSERT OR REPLACE INTO \(table) VALUES (\(places))", database)
    }

    /// Prepares a change of a row.
    ///
    /// - Parameters:
    ///   - sql: the statement; its first value is the number of a file.
    ///   - database: the index.
    /// - Throws: `DatabaseError` if SQLite does not understand it.
    init(_ sql: String, _ database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
    }

    /// Writes a row.
    ///
    /// - Parameters:
    ///   - list: values.
    ///   - cells: which of them are the row's, behind the keys.
    ///   - id: the number of the file, which is the first value.
    ///   - folder: the number of its folder, the second value of a row that has it.
    /// - Throws: `DatabaseError` where SQLite refuses.
    func run(
        _ list: CellList, _ cells: Range<Int>, id: Int64, folder: Int64? = nil
    ) throws {
        // The texts outlive the step, so that SQLite need not copy them.
        try unsafe list.texts.withUnsafeBytes { texts throws in
            let handle = unsafe statement.sqliteStatement
            defer {
                unsafe sqlite3_reset(handle)
                unsafe sqlite3_clear_bindings(handle)
            }
            try check(unsafe sqlite3_bind_int64(handle, 1, id))
            if let folder { try check(unsafe sqlite3_bind_int64(handle, 2, folder)) }
            let keys = folder == nil ? 1 : 2
            for (place, cell) in zip(1..., list.cells[cells]) {
                try check(unsafe bind(cell, to: Int32(keys + place), texts))
            }
            try check(unsafe sqlite3_step(handle))
        }
    }

    private func bind(
        _ cell: CellList.Cell, to place: Int32, _ texts: UnsafeRawBufferPointer
    ) -> Int32 {
        let handle = unsafe statement.sqliteStatement
        switch cell {
        case .null: return unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, place, number)
        case .real(let number): return unsafe sqlite3_bind_double(handle, place, number)
        case .text(let start, let count):
            let text = unsafe UnsafeRawBufferPointer(rebasing: texts[start..<start + count])
            return unsafe sqlite3_bind_text(
                handle, place, text.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(count), nil)
        }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE else { return }
        let database = unsafe sqlite3_db_handle(statement.sqliteStatement)
        let words = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: words)
    }
}

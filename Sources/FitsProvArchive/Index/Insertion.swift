import GRDB
import GRDBSQLite

/// A prepared statement that writes one row after another.
///
/// The values are bound through SQLite's own functions: an archive has millions of rows, and GRDB
/// boxes every value of each (decision 23).
struct Insertion {
    /// A value of a row.
    enum Cell: Hashable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)

        init(_ number: Int64) { self = .integer(number) }
        init(_ number: Int) { self = .integer(Int64(number)) }
        init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
        init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }
        init(_ number: Double?) { self = number.map(Cell.real) ?? .null }
        init(_ text: String?) { self = text.map(Cell.text) ?? .null }
    }

    private let statement: Statement

    /// Prepares a row of a table, all columns in order.
    init(_ table: String, columns: Int, _ database: Database) throws {
        let places = repeatElement("?", count: columns).joined(separator: ", ")
        try self.init("INSERT OR REPLACE INTO \(table) VALUES (\(places))", database)
    }

    /// Prepares a statement.
    init(_ sql: String, _ database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
    }

    /// Writes a row.
    ///
    /// - Parameter cells: as many values as the statement has places.
    /// - Throws: `DatabaseError` where SQLite refuses.
    func run(_ cells: [Cell]) throws {
        let handle = unsafe statement.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        for (index, cell) in cells.enumerated() {
            try check(bind(cell, to: Int32(index + 1)))
        }
        try check(unsafe sqlite3_step(handle))
    }

    private func bind(_ cell: Cell, to place: Int32) -> Int32 {
        let handle = unsafe statement.sqliteStatement
        switch cell {
        case .null: return unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, place, number)
        case .real(let number): return unsafe sqlite3_bind_double(handle, place, number)
        case .text(let text):
            // SQLite copies the text before the call returns.
            return unsafe text.withCString { bytes in
                unsafe sqlite3_bind_text(
                    handle, place, bytes, Int32(text.utf8.count), Insertion.copied)
            }
        }
    }

    /// What SQLite calls SQLITE_TRANSIENT, which Swift cannot import: a cast of -1 to a function.
    private static var copied: sqlite3_destructor_type? {
        unsafe unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type?.self)
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE else { return }
        let database = unsafe sqlite3_db_handle(statement.sqliteStatement)
        let words = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: words)
    }
}

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
        // All texts in one piece, which outlives the step: SQLite need not copy each.
        // The byte in front keeps an empty text from having no address, which would be NULL.
        var texts: [UInt8] = [0]
        for case .text(let text) in cells { texts.append(contentsOf: text.utf8) }
        try unsafe texts.withUnsafeBytes { bytes throws in
            let handle = unsafe statement.sqliteStatement
            defer {
                unsafe sqlite3_reset(handle)
                unsafe sqlite3_clear_bindings(handle)
            }
            var used = 1
            for (index, cell) in cells.enumerated() {
                try check(unsafe bind(cell, to: Int32(index + 1), bytes, &used))
            }
            try check(unsafe sqlite3_step(handle))
        }
    }

    private func bind(
        _ cell: Cell, to place: Int32, _ texts: UnsafeRawBufferPointer, _ used: inout Int
    ) -> Int32 {
        let handle = unsafe statement.sqliteStatement
        switch cell {
        case .null: return unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, place, number)
        case .real(let number): return unsafe sqlite3_bind_double(handle, place, number)
        case .text(let text):
            let count = text.utf8.count
            defer { used += count }
            let first = unsafe texts.baseAddress?.advanced(by: used)
            return unsafe sqlite3_bind_text(
                handle, place, first?.assumingMemoryBound(to: CChar.self), Int32(count), nil)
        }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE else { return }
        let database = unsafe sqlite3_db_handle(statement.sqliteStatement)
        let words = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: words)
    }
}

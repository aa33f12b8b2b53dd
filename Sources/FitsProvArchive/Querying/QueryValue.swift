import ADQL
import GRDB
import GRDBSQLite
import SkyGeometry

/// A value of a row.
public enum QueryValue: Hashable, Sendable {
    /// None.
    case null
    /// A whole number; 0 and 1 of a truth value.
    case integer(Int64)
    /// A number with a fraction.
    case real(Double)
    /// A text.
    case text(String)
    /// Several numbers: those of a place, circle or polygon, in degrees, or of an array that was uploaded.
    case numbers([Double])
    /// What was uploaded and only passes through, as whoever uploaded it has packed it.
    case packed([UInt8])
}

extension QueryValue {
    /// A value of the row at which a statement stands.
    ///
    /// It is read from SQLite itself: rows are many, and have some eighty columns.
    ///
    /// - Parameters:
    ///   - statement: a statement that was stepped to a row.
    ///   - index: the number of the column, from 0.
    ///   - kind: what values of the column are.
    init(_ statement: GRDB.Statement, _ index: Int32, _ kind: ValueKind) {
        let row = unsafe statement.sqliteStatement
        let isText = kind == .text || kind == .timestamp
        switch unsafe sqlite3_column_type(row, index) {
        case SQLITE_INTEGER:
            let number = unsafe sqlite3_column_int64(row, index)
            self = isText ? .text("\(number)") : .integer(number)
        case SQLITE_FLOAT:
            let number = unsafe sqlite3_column_double(row, index)
            self = isText ? .text("\(number)") : .real(number)
        case SQLITE_TEXT:
            let bytes = unsafe UnsafeBufferPointer(
                start: sqlite3_column_text(row, index), count: Int(sqlite3_column_bytes(row, index))
            )
            self = unsafe .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = unsafe UnsafeRawBufferPointer(
                start: sqlite3_column_blob(row, index), count: Int(sqlite3_column_bytes(row, index))
            )
            self = unsafe QueryValue(stored: bytes)
        default: self = .null
        }
    }
}

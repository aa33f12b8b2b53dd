import ADQL
import FitsProv
import GRDB

/// Uploaded tables in the temporary part of a connection, which no other sees, and which is in no file with a name.
enum TemporaryTables {
    /// What SQLite calls a table.
    static func name(_ number: Int) -> String { "temp.fitsprov_upload_\(number)" }

    /// How many rows lie between two questions whether to go on.
    private static let rows = 1_000

    /// Does work while tables are there.
    ///
    /// - Parameters:
    ///   - tables: the tables, whose rows are taken.
    ///   - db: the connection.
    ///   - path: the index, for the message.
    ///   - isStopped: is asked now and then whether to give up.
    ///   - work: is given, by their numbers, the columns of each table with values that are no numbers.
    /// - Returns: what the work returns.
    /// - Throws: `FitsProvError` with the code `interrupted` if it was stopped, what SQLite refuses, and what the
    ///   rows and the work throw.
    static func with<Value>(
        _ tables: [UploadedTable], _ db: Database, path: String, isStopped: () -> Bool,
        _ work: ([Int: Set<Int>]) throws -> Value
    ) throws -> Value {
        guard !tables.isEmpty else { return try work([:]) }
        // Uploads may be larger than what should be in memory; such files have no names.
        try db.execute(sql: "PRAGMA temp_store = FILE")
        // A change of the place drops all that is there.
        defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
        var unusual: [Int: Set<Int>] = [:]
        try db.inTransaction(.deferred) {
            for (number, table) in tables.enumerated() {
                unusual[number] = try fill(number, table, db) {
                    if isStopped() {
                        throw FitsProvError(.interrupted, path: path, "the query was stopped")
                    }
                }
            }
            return .commit
        }
        return try work(unusual)
    }

    /// Makes a table with its rows; the columns with values that are no numbers.
    private static func fill(
        _ number: Int, _ table: UploadedTable, _ db: Database, _ look: () throws -> Void
    ) throws -> Set<Int> {
        // Without types nothing is converted.
        let columns = table.columns.indices.map { "c\($0)" }
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "CREATE TABLE \(name(number)) (\(columns.joined(separator: ", ")))")
        let insert = try db.makeStatement(sql: "INSERT INTO \(name(number)) VALUES (\(places))")
        let kinds = table.columns.map(\.type.kind)
        var unusual: Set<Int> = []
        var count = 0
        while let row = try table.nextRow() {
            for (index, value) in row.enumerated() where value.isNotANumber {
                unusual.insert(index)
            }
            try insert.execute(arguments: StatementArguments(zip(row, kinds).map { $0.stored($1) }))
            count += 1
            if count.isMultiple(of: rows) { try look() }
        }
        return unusual
    }
}

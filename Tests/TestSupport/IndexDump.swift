import GRDB

/// All that an index says, file by file in the order of their paths, without its own numbers.
package enum IndexDump {
    private static let tables = [
        "hdus", "products", "activities", "software", "agents", "used", "parameters", "fields",
        "origins", "obscore", "problems",
    ]

    /// Changes an index as no run of the indexer would.
    ///
    /// - Parameters:
    ///   - path: the index.
    ///   - sql: what to do.
    /// - Throws: what SQLite refuses.
    package static func change(_ path: String, _ sql: String) throws {
        try DatabaseQueue(path: path).write { db in try db.execute(sql: sql) }
    }

    /// The lines of an index.
    ///
    /// - Parameters:
    ///   - path: the index.
    ///   - withGone: whether files count that are no longer there.
    /// - Returns: a line for each row; the number of a file is given as its path.
    /// - Throws: what keeps it from being read.
    package static func lines(_ path: String, withGone: Bool = false) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: path, configuration: configuration)
        return try database.read { db in
            let paths = try Row.fetchAll(db, sql: "SELECT file, path FROM paths")
            let names = Dictionary(
                uniqueKeysWithValues: paths.map { ($0[0] as Int64, $0[1] as String) })
            let isGone = try Set(Int64.fetchAll(db, sql: "SELECT id FROM files WHERE state = 3"))
            var lines: [String] = []
            for table in ["files"] + tables {
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
                    let number: Int64 = row[0]
                    guard withGone || !isGone.contains(number) else { continue }
                    let values = row.dropFirst().map { column, value in
                        switch column {
                        case "folder": return "-"
                        case "target":
                            return Int64.fromDatabaseValue(value).flatMap { names[$0] } ?? "-"
                        default: return "\(column)=\(value)"
                        }
                    }
                    lines.append(
                        "\(names[number] ?? "nobody") \(table) \(values.joined(separator: " "))")
                }
            }
            lines += try String.fetchAll(db, sql: "SELECT path FROM roots").map { "root \($0)" }
            lines += try String.fetchAll(db, sql: "SELECT name FROM properties")
            return lines.sorted()
        }
    }
}

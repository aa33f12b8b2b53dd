import GRDB

/// What names and values are recorded of.
package enum RecordedKind: String, Sendable {
    /// Provenance fields of products.
    case field = "fields"
    /// Parameters of activities.
    case parameter = "parameters"
}

extension ArchiveIndex {
    /// Tells every value that is recorded, and how often: name by name, as fast as the indices can be read.
    ///
    /// - Parameters:
    ///   - kind: of what.
    ///   - isStopped: is asked now and then whether to give up.
    ///   - visit: is given a name, a value and how often it is recorded; names stand together.
    /// - Throws: `FitsProvError` where SQLite refuses, with the code `interrupted` if it was stopped.
    package func recordedValues(
        _ kind: RecordedKind, isStopped: @escaping @Sendable () -> Bool,
        _ visit: (String, String, Int) -> Void
    ) throws {
        try read { db in
            try Interruptible.run(db, isStopped, path: path) {
                let isThere = try Schema.isThere("file", db)
                let table = kind.rawValue
                // The index knows no case: where values differ in nothing else, they are counted one by one.
                let groups = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT name, min(value COLLATE BINARY), max(value COLLATE BINARY), count(*)
                        FROM \(table) WHERE \(isThere) GROUP BY name, value COLLATE NOCASE
                        """)
                let single = try db.makeStatement(
                    sql: """
                        SELECT value, count(*) FROM \(table)
                        WHERE name = ? AND value COLLATE NOCASE = ? AND \(isThere)
                        GROUP BY value COLLATE BINARY
                        """)
                while let row = try groups.next() {
                    let (name, first) = (row.text(0), row.text(1))
                    if first == row.text(2) {
                        visit(name, first, Int(row.integer(3)))
                    } else {
                        for row in try Row.fetchAll(single, arguments: [name, first]) {
                            visit(name, row.text(0), Int(row.integer(1)))
                        }
                    }
                }
            }
        }
    }

    /// The smallest and the largest number that is recorded under a name; nil if there is none.
    ///
    /// - Parameters:
    ///   - kind: of what.
    ///   - name: the name.
    /// - Returns: the range.
    /// - Throws: `FitsProvError` where SQLite refuses.
    package func recordedRange(
        _ kind: RecordedKind, _ name: String
    ) throws -> ClosedRange<Double>? {
        try read { db in
            let bounds = try ["min", "max"].map { function in
                try Double.fetchOne(
                    db,
                    sql:
                        "SELECT \(function)(numeric) FROM \(kind.rawValue) WHERE name = ? AND numeric IS NOT NULL",
                    arguments: [name])
            }
            guard let low = bounds[0], let high = bounds[1], low <= high else { return nil }
            return low...high
        }
    }
}

import GRDB

/// What an index must be made of before anything is asked of it.
///
/// A table may be a view that never ends, and a trigger does what its author wants; so the words that
/// made each part are compared with those of an index that is made for that.
extension Schema {
    /// A part of a database: a table, view, index or trigger.
    private struct Part: Hashable {
        let type: String
        let name: String
        let words: String?
    }

    /// What SQLite itself adds, by the beginning of the name.
    private static let own = "sqlite_"

    /// The first part of a database that is missing, added or not as it is made here.
    ///
    /// - Parameter db: an index of this version.
    /// - Returns: its name; nil if all is as it should be.
    /// - Throws: what SQLite refuses.
    static func foreignObject(_ db: Database) throws -> String? {
        let wanted = try DatabaseQueue().write { model in
            try create(model)
            try createIndices(model)
            return try parts(model, limit: .max)
        }
        let found = try parts(db, limit: wanted.count + 1)
        if let foreign = found.subtracting(wanted).map(\.name).min() { return "'\(foreign)'" }
        let missing = wanted.subtracting(found).filter { $0.type != "index" }
        return missing.map { "'\($0.name)'" }.min()
    }

    private static func parts(_ db: Database, limit: Int) throws -> Set<Part> {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT type, name, sql FROM sqlite_master
                WHERE NOT (name GLOB 'sqlite_*' AND type IN ('table', 'index')) LIMIT ?
                """, arguments: [limit])
        var found: Set<Part> = []
        while let row = try rows.next() {
            found.insert(Part(type: row.text(0), name: row.text(1), words: row.textIfAny(2)))
        }
        return found
    }
}

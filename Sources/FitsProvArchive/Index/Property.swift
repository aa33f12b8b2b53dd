import FitsProv
import GRDB
import Glibc

/// What is written down about an index as a whole.
enum Property {
    /// There since a change, until the references are resolved again.
    static let dirty = "dirty"
    /// When the last run came to its end.
    static let updated = "updated"
    /// There as long as the sums of all FITS files were checked when they were read.
    static let checksums = "checksums"

    /// Whether something is written down.
    static func isSet(_ name: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM properties WHERE name = ?)", arguments: [name])
            ?? false
    }

    /// Takes something back.
    static func remove(_ name: String, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM properties WHERE name = ?")
            .execute(arguments: [name])
    }

    /// Writes something down.
    static func set(_ name: String, to value: String = "1", _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO properties VALUES (?, ?)")
            .execute(arguments: [name, value])
    }
}

extension ArchiveIndex {
    /// Whether the last run of the indexer came to its end: only then do references mean files.
    public var isFinished: Bool {
        get throws(FitsProvError) { try lookUp { db in try !Property.isSet(Property.dirty, db) } }
    }

    /// When the last run of the indexer came to its end, in ISO 8601, UTC; nil if none did.
    public var updated: String? {
        get throws(FitsProvError) {
            try lookUp { db in
                try String.fetchOne(
                    db, sql: "SELECT value FROM properties WHERE name = ?",
                    arguments: [Property.updated])
            }
        }
    }

    /// Writes down that a run came to its end now.
    func noteUpdate() throws {
        let now = DateRange.text(DateRange.dayOfUnixEpoch + Double(time(nil)) / 86_400) + "Z"
        try write { db in try Property.set(Property.updated, to: now, db) }
    }
}

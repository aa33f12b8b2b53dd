import GRDB
import ObsCore

/// The tables of an index (docs/index.md).
///
/// They are made to be read by others too: plain columns, plain names, one file of SQLite.
enum Schema {
    /// `PRAGMA application_id`: "FPRV".
    static let applicationID = 0x4650_5256
    /// `PRAGMA user_version`: the version of the tables.
    static let version = 3

    static let tables = """
        CREATE TABLE properties (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
        CREATE TABLE roots (path TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
        CREATE TABLE files (
            id INTEGER PRIMARY KEY,
            folder INTEGER NOT NULL REFERENCES folders,
            name TEXT NOT NULL,
            normal_name TEXT NOT NULL,
            size INTEGER NOT NULL, modified INTEGER NOT NULL,
            inode INTEGER NOT NULL, device INTEGER NOT NULL,
            state INTEGER NOT NULL,
            error TEXT,
            digest TEXT,
            UNIQUE (folder, name));
        CREATE TABLE hdus (
            file INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT,
            data_size INTEGER NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
        CREATE TABLE products (
            file INTEGER PRIMARY KEY, identifier TEXT, digest TEXT, weak_digest TEXT,
            stamped INTEGER NOT NULL, has_document INTEGER NOT NULL);
        CREATE TABLE aliases (
            file INTEGER NOT NULL, normal_name TEXT NOT NULL,
            PRIMARY KEY (file, normal_name)) WITHOUT ROWID;
        CREATE TABLE activities (
            file INTEGER NOT NULL, step INTEGER NOT NULL, identifier TEXT, name TEXT NOT NULL,
            version TEXT, type TEXT, started TEXT, ended TEXT, ancestor INTEGER NOT NULL,
            PRIMARY KEY (file, step)) WITHOUT ROWID;
        CREATE TABLE software (
            file INTEGER NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL,
            name TEXT NOT NULL, version TEXT, version_key TEXT, PRIMARY KEY (file, number)) WITHOUT ROWID;
        CREATE TABLE agents (
            file INTEGER NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL,
            name TEXT NOT NULL, role TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID;
        CREATE TABLE used (
            file INTEGER NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL,
            location TEXT NOT NULL, normal_name TEXT NOT NULL, identifier TEXT, digest TEXT, role TEXT,
            ancestor INTEGER NOT NULL,
            target INTEGER, state TEXT, evidence INTEGER, note TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID;
        CREATE TABLE parameters (
            file INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, number INTEGER NOT NULL,
            step INTEGER NOT NULL, value TEXT NOT NULL, unit TEXT, numeric REAL, version_key TEXT,
            PRIMARY KEY (file, name, number)) WITHOUT ROWID;
        CREATE TABLE fields (
            file INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, keyword TEXT,
            numeric REAL, version_key TEXT, PRIMARY KEY (file, name)) WITHOUT ROWID;
        CREATE TABLE origins (
            file INTEGER NOT NULL, subject TEXT NOT NULL, number INTEGER NOT NULL,
            dialect TEXT NOT NULL, hdu INTEGER, card TEXT, "row" INTEGER, certainty TEXT NOT NULL,
            PRIMARY KEY (file, subject, number)) WITHOUT ROWID;
        CREATE TABLE obscore (file INTEGER PRIMARY KEY, \(columns), sources TEXT NOT NULL);
        CREATE TABLE problems (
            file INTEGER NOT NULL, number INTEGER NOT NULL, "check" TEXT NOT NULL,
            summary TEXT NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
        CREATE VIEW paths AS
            SELECT files.id AS file, folders.path || '/' || files.name AS path
            FROM files JOIN folders ON folders.id = files.folder;
        """

    /// The columns of ObsCore, as they are declared.
    private static var columns: String {
        ObsCore.Column.allCases.map { column in
            let collation = column.type == .text ? " COLLATE NOCASE" : ""
            return "\(column.rawValue) \(column.type.rawValue)\(collation)"
        }.joined(separator: ", ")
    }

    /// What makes questions fast.
    ///
    /// Made once the tables are filled: sorting is cheaper than keeping them sorted.
    static let indices = plainIndices.merging(
        indexedColumns.map { column in
            (
                "obscore_\(column.rawValue)",
                "obscore (\(column.rawValue)) WHERE \(column.rawValue) IS NOT NULL"
            )
        }, uniquingKeysWith: { first, _ in first })

    /// The columns of ObsCore by whose values products are found.
    ///
    /// Those that are provenance fields too must be among them: such a name asks both tables.
    static let indexedColumns: [ObsCore.Column] = [
        .targetName, .obsId, .instrumentName, .obsCollection, .proposalId, .dataproductType,
        .dataproductSubtype, .calibLevel, .dataRights, .obsReleaseDate, .sResolutionMin,
        .sResolutionMax, .obsPublisherDid,
    ]

    private static let plainIndices = [
        "files_normal_name": "files (normal_name)",
        "files_digest": "files (digest) WHERE digest IS NOT NULL",
        "files_state": "files (state) WHERE state <> 0",
        "products_identifier": "products (identifier) WHERE identifier IS NOT NULL",
        "products_digest": "products (digest) WHERE digest IS NOT NULL",
        "aliases_name": "aliases (normal_name)",
        "activities_name": "activities (name COLLATE NOCASE)",
        "activities_identifier": "activities (identifier) WHERE identifier IS NOT NULL",
        "activities_started": "activities (started) WHERE started IS NOT NULL",
        "software_name": "software (name COLLATE NOCASE, version COLLATE NOCASE)",
        "software_version": "software (version_key) WHERE version_key IS NOT NULL",
        "agents_name": "agents (name COLLATE NOCASE)",
        "used_target": "used (target) WHERE target IS NOT NULL",
        "used_identifier": "used (identifier) WHERE identifier IS NOT NULL",
        "used_digest": "used (digest) WHERE digest IS NOT NULL",
        "used_name": "used (normal_name)",
        "used_state": "used (state) WHERE \(unsure("state"))",
        "parameters_value": "parameters (name, value COLLATE NOCASE)",
        "parameters_numeric": "parameters (name, numeric) WHERE numeric IS NOT NULL",
        "fields_value": "fields (name, value COLLATE NOCASE)",
        "fields_version": "fields (name, version_key) WHERE version_key IS NOT NULL",
        "fields_numeric": "fields (name, numeric) WHERE numeric IS NOT NULL",
        // The widest field, and the products whose region is written.
        "obscore_fov": "obscore (s_fov) WHERE s_fov IS NOT NULL",
        "obscore_region": "obscore (file) WHERE s_region IS NOT NULL",
        "obscore_time": "obscore (t_min, t_max) WHERE t_min IS NOT NULL",
        "obscore_sky":
            "obscore (CAST(s_dec + 90 AS INTEGER), s_ra, s_dec) WHERE s_dec IS NOT NULL",
    ]
}

extension Schema {
    /// The inputs of which an audit tells, in the words of an index: they are few.
    static func unsure(_ column: String) -> String {
        "\(column) <> 'confirmed' AND \(column) <> 'identified'"
    }

    /// What is true of rows of files that are still there, in the words of an index.
    ///
    /// Few are gone, if any: they are looked up where there are some, not every file.
    ///
    /// - Parameters:
    ///   - column: the number of the file.
    ///   - db: an index.
    /// - Returns: a condition; always true where nothing is gone.
    /// - Throws: what SQLite refuses.
    static func isThere(_ column: String, _ db: Database) throws -> String {
        let gone =
            "SELECT id FROM files WHERE state <> 0 AND state = \(FileRecord.State.gone.rawValue)"
        let isAnyGone = try Int.fetchOne(db, sql: gone + " LIMIT 1") != nil
        return isAnyGone ? "\(column) NOT IN (\(gone))" : "1"
    }

    /// Whether there are files that cannot be read, of which nobody knows what they used.
    static func hasUnreadable(_ db: Database) throws -> Bool {
        let unreadable = FileRecord.State.unreadable.rawValue
        return try Int.fetchOne(
            db, sql: "SELECT 1 FROM files WHERE state <> 0 AND state = \(unreadable) LIMIT 1")
            != nil
    }

    static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    static func create(_ db: Database) throws {
        try db.execute(sql: tables)
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Whether an index is of what becomes of references, which is known last.
    static func isOfResolved(_ index: String) -> Bool {
        ["used_target", "used_state"].contains(index)
    }

    /// Makes the indices that are not there yet.
    ///
    /// - Parameters:
    ///   - db: an index.
    ///   - isWanted: which of them, by their names; all if it is not said.
    /// - Throws: what SQLite refuses.
    static func createIndices(
        _ db: Database, where isWanted: (String) -> Bool = { _ in true }
    ) throws {
        for (name, columns) in indices.sorted(by: { $0.key < $1.key }) where isWanted(name) {
            try db.execute(sql: "CREATE INDEX IF NOT EXISTS \(name) ON \(columns)")
        }
    }
}

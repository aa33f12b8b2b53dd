import FITS
import FitsProv
import GRDB

/// Writes what files tell into the tables, with statements that are prepared once.
struct RecordWriter {
    private let file: Statement
    private let hdu: Statement
    private let product: Statement
    private let activity: Statement
    private let software: Statement
    private let agent: Statement
    private let used: Statement
    private let parameter: Statement
    private let field: Statement
    private let problem: Statement
    private let observation: ObservationWriter
    private let deletions: [Statement]

    private static let tables = [
        "hdus", "products", "activities", "software", "agents", "used", "parameters", "fields",
        "obscore", "problems",
    ]

    init(_ database: Database) throws {
        func insert(_ table: String, _ count: Int) throws -> Statement {
            let places = repeatElement("?", count: count).joined(separator: ", ")
            return try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO \(table) VALUES (\(places))")
        }
        file = try insert("files", 11)
        hdu = try insert("hdus", 5)
        product = try insert("products", 5)
        activity = try insert("activities", 7)
        software = try insert("software", 5)
        agent = try insert("agents", 4)
        used = try insert("used", 11)
        parameter = try insert("parameters", 7)
        field = try insert("fields", 6)
        problem = try insert("problems", 4)
        observation = ObservationWriter(database)
        deletions = try RecordWriter.tables.map {
            try database.cachedStatement(sql: "DELETE FROM \($0) WHERE file = ?")
        }
    }

    /// Writes a record.
    ///
    /// - Parameters:
    ///   - record: what the file tells.
    ///   - id: the number of the file.
    ///   - folder: the number of its folder.
    ///   - isNew: whether the number was never used before, so that nothing must be deleted.
    /// - Throws: what SQLite refuses.
    func write(_ record: FileRecord, id: Int64, folder: Int64, isNew: Bool) throws {
        if !isNew { try delete(id) }
        try file.execute(arguments: [
            id, folder, record.name, NormalName(record.name).text, record.stamp.size,
            record.stamp.modified, record.stamp.inode, record.stamp.device,
            record.state.rawValue, record.error, record.digest,
        ])
        for fact in record.hdus {
            try hdu.execute(arguments: [id, fact.number, fact.kind, fact.name, fact.dataSize])
        }
        for (index, fact) in record.problems.enumerated() {
            try problem.execute(arguments: [id, index + 1, fact.check, fact.summary])
        }
        guard record.state == .product else { return }
        try product.execute(arguments: [
            id, record.identifier, record.provenance?.product.digest, record.isStamped,
            record.readsDocument,
        ])
        for fact in record.fields {
            try field.execute(arguments: [
                id, fact.name, fact.value, fact.keyword, Double(fact.value),
                fact.name.hasSuffix("version") ? SortKey.version(fact.value) : nil,
            ])
        }
        if let provenance = record.provenance { try write(provenance, id) }
        try observation.write(record.observation, file: id)
    }

    /// Deletes all that is written of a file but its row in `files`.
    func delete(_ id: Int64) throws {
        for statement in deletions { try statement.execute(arguments: [id]) }
    }

    private func write(_ provenance: Provenance, _ id: Int64) throws {
        let made = provenance.activity
        try activity.execute(arguments: [
            id, made.identifier.isEmpty ? nil : made.identifier, made.name, made.version,
            made.type, made.start, made.end,
        ])
        for (index, fact) in provenance.software.enumerated() {
            try software.execute(arguments: [
                id, index + 1, fact.name, fact.version, fact.version.map(SortKey.version),
            ])
        }
        for (index, fact) in provenance.agents.enumerated() {
            try agent.execute(arguments: [id, index + 1, fact.name, fact.role])
        }
        for (index, fact) in provenance.used.enumerated() {
            try used.execute(arguments: [
                id, index + 1, fact.location, NormalName(ofPath: fact.location).text,
                fact.identifier, fact.digest, fact.role, nil, nil, nil, nil,
            ])
        }
        for (index, fact) in provenance.parameters.enumerated() {
            try parameter.execute(arguments: [
                id, fact.name, index + 1, fact.value, fact.unit, Double(fact.value),
                fact.name.hasSuffix("version") ? SortKey.version(fact.value) : nil,
            ])
        }
    }
}

import FITS
import FitsProv
import GRDB
import ObsCore

/// Writes what files tell into the tables, with statements that are prepared once.
struct RecordWriter {
    private let file: Insertion
    private let hdu: Insertion
    private let product: Insertion
    private let activity: Insertion
    private let software: Insertion
    private let agent: Insertion
    private let used: Insertion
    private let parameter: Insertion
    private let field: Insertion
    private let problem: Insertion
    private let observation: ObservationWriter
    private let deletions: [Statement]

    private typealias Cell = Insertion.Cell

    private static let tables = [
        "hdus", "products", "activities", "software", "agents", "used", "parameters", "fields",
        "obscore", "problems",
    ]

    init(_ database: Database) throws {
        func insert(_ table: String, _ columns: Int) throws -> Insertion {
            try Insertion(table, columns: columns, database)
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
        try file.run([
            Cell(id), Cell(folder), Cell(record.name), Cell(NormalName(record.name).text),
            Cell(record.stamp.size), Cell(record.stamp.modified), Cell(record.stamp.inode),
            Cell(record.stamp.device), Cell(record.state.rawValue), Cell(record.error),
            Cell(record.digest),
        ])
        for fact in record.hdus {
            try hdu.run([
                Cell(id), Cell(fact.number), Cell(fact.kind), Cell(fact.name), Cell(fact.dataSize),
            ])
        }
        for (index, fact) in record.problems.enumerated() {
            try problem.run([Cell(id), Cell(index + 1), Cell(fact.check), Cell(fact.summary)])
        }
        guard record.state == .product else { return }
        try product.run([
            Cell(id), Cell(record.identifier), Cell(record.provenance?.product.digest),
            Cell(record.isStamped), Cell(record.readsDocument),
        ])
        for fact in record.fields {
            try field.run([
                Cell(id), Cell(fact.name), Cell(fact.value), Cell(fact.keyword),
                Cell(Double(fact.value)), versionKey(fact.name, fact.value),
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
        try activity.run([
            Cell(id), Cell(made.identifier.isEmpty ? nil : made.identifier), Cell(made.name),
            Cell(made.version), Cell(made.type), Cell(made.start), Cell(made.end),
        ])
        for (index, fact) in provenance.software.enumerated() {
            try software.run([
                Cell(id), Cell(index + 1), Cell(fact.name), Cell(fact.version),
                Cell(fact.version.map(SortKey.version)),
            ])
        }
        for (index, fact) in provenance.agents.enumerated() {
            try agent.run([Cell(id), Cell(index + 1), Cell(fact.name), Cell(fact.role)])
        }
        for (index, fact) in provenance.used.enumerated() {
            try used.run([
                Cell(id), Cell(index + 1), Cell(fact.location),
                Cell(NormalName(ofPath: fact.location).text), Cell(fact.identifier),
                Cell(fact.digest), Cell(fact.role), .null, .null, .null, .null,
            ])
        }
        for (index, fact) in provenance.parameters.enumerated() {
            try parameter.run([
                Cell(id), Cell(fact.name), Cell(index + 1), Cell(fact.value), Cell(fact.unit),
                Cell(Double(fact.value)), versionKey(fact.name, fact.value),
            ])
        }
    }

    /// The key by which values stand in the order of versions, if they are some.
    private func versionKey(_ name: String, _ value: String) -> Cell {
        name.hasSuffix("version") ? Cell(SortKey.version(value)) : .null
    }
}

import FITS
import FitsProv
import GRDB
import ObsCore

/// Writes what files say into the tables, with statements that are prepared once.
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
    private let origin: Insertion
    private let problem: Insertion
    private let observation: ObservationWriter
    private let deletions: [Statement]

    private typealias Cell = Insertion.Cell

    private static let tables = [
        "hdus", "products", "activities", "software", "agents", "used", "parameters", "fields",
        "origins", "obscore", "problems",
    ]

    init(_ database: Database) throws {
        func insert(_ table: String, _ columns: Int) throws -> Insertion {
            try Insertion(table, columns: columns, database)
        }
        file = try insert("files", 11)
        hdu = try insert("hdus", 5)
        product = try insert("products", 5)
        activity = try insert("activities", 9)
        software = try insert("software", 6)
        agent = try insert("agents", 5)
        used = try insert("used", 12)
        parameter = try insert("parameters", 8)
        field = try insert("fields", 6)
        origin = try insert("origins", 8)
        problem = try insert("problems", 4)
        observation = ObservationWriter(database)
        deletions = try RecordWriter.tables.map {
            try database.cachedStatement(sql: "DELETE FROM \($0) WHERE file = ?")
        }
    }

    /// Writes a record.
    ///
    /// - Parameters:
    ///   - record: what the file says.
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
        let digest = record.provenance?.product.digest ?? ""
        try product.run([
            Cell(id), Cell(record.identifier), Cell(digest.isEmpty ? nil : digest),
            Cell(record.isStamped), Cell(record.readsDocument),
        ])
        for (index, fact) in record.fields.enumerated() {
            try field.run([
                Cell(id), Cell(fact.name), Cell(fact.value), Cell(fact.keywordOfDialect),
                Cell(Double(fact.value)), versionKey(fact.name, fact.value),
            ])
            try write(fact.origin, of: .field, index + 1, id)
        }
        if let provenance = record.provenance { try write(provenance, id) }
        try observation.write(record.observation, file: id)
    }

    /// Deletes all that is written of a file but its row in `files`.
    func delete(_ id: Int64) throws {
        for statement in deletions { try statement.execute(arguments: [id]) }
    }

    /// Whose origin a row of `origins` says; the raw value is the column `subject`.
    private enum Subject: String {
        case step, software, agent, used, parameter, field
    }

    private func write(
        _ place: Origin?, of subject: Subject, _ number: Int, _ id: Int64
    ) throws {
        guard let place else { return }
        try origin.run([
            Cell(id), Cell(subject.rawValue), Cell(number), Cell(place.dialect), Cell(place.hdu),
            Cell(place.card), Cell(place.row), Cell(place.certainty.rawValue),
        ])
    }

    /// Writes all steps; what took part in them is numbered through the whole file.
    private func write(_ provenance: Provenance, _ id: Int64) throws {
        var numbers = Numbers()
        for (index, step) in provenance.steps.enumerated() {
            try write(step, number: index + 1, id, &numbers)
        }
    }

    /// The last numbers that were given.
    private struct Numbers {
        var software = 0
        var agents = 0
        var used = 0
        var parameters = 0
    }

    private func write(
        _ step: Step, number: Int, _ id: Int64, _ last: inout Numbers
    ) throws {
        let activity = step.activity
        try self.activity.run([
            Cell(id), Cell(number), Cell(activity.identifier.isEmpty ? nil : activity.identifier),
            Cell(activity.name), Cell(activity.version), Cell(activity.type), Cell(activity.start),
            Cell(activity.end), Cell(step.isAncestor),
        ])
        try write(step.origin, of: .step, number, id)
        for fact in step.software {
            last.software += 1
            try software.run([
                Cell(id), Cell(last.software), Cell(number), Cell(fact.name), Cell(fact.version),
                Cell(fact.version.map(SortKey.version)),
            ])
            try write(fact.origin, of: .software, last.software, id)
        }
        for fact in step.agents {
            last.agents += 1
            try agent.run([
                Cell(id), Cell(last.agents), Cell(number), Cell(fact.name), Cell(fact.role),
            ])
            try write(fact.origin, of: .agent, last.agents, id)
        }
        for fact in step.used {
            last.used += 1
            try used.run([
                Cell(id), Cell(last.used), Cell(number), Cell(fact.location),
                Cell(NormalName(ofPath: fact.location).text), Cell(fact.identifier),
                Cell(fact.digest), Cell(fact.role), .null, .null, .null, .null,
            ])
            try write(fact.origin, of: .used, last.used, id)
        }
        for fact in step.parameters {
            last.parameters += 1
            try parameter.run([
                Cell(id), Cell(fact.name), Cell(last.parameters), Cell(number), Cell(fact.value),
                Cell(fact.unit), Cell(Double(fact.value)), versionKey(fact.name, fact.value),
            ])
            try write(fact.origin, of: .parameter, last.parameters, id)
        }
    }

    /// The key by which values are in the order of versions, if they are some.
    private func versionKey(_ name: String, _ value: String) -> Cell {
        name.hasSuffix("version") ? Cell(SortKey.version(value)) : .null
    }
}

extension Field {
    /// The keyword of a dialect that holds the field; nil for a stamp's own.
    fileprivate var keywordOfDialect: String? {
        guard let origin, origin.dialect != Origin.convention else { return nil }
        return origin.card
    }
}

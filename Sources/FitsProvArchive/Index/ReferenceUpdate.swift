import FITS
import Files
import FitsProv
import GRDB

extension ArchiveIndex {
    /// How many references are resolved in one transaction.
    private static let batchSize = 20_000

    /// Finds for every reference of the archive the file that it means, and writes down what became
    /// of it.
    ///
    /// - Parameter searchedBytes: the most bytes that are digested to find by its content what is
    ///   not found else.
    /// - Throws: `FitsProvError` where SQLite refuses. What was resolved by then is kept.
    package func resolve(searchedBytes: Int = 0) throws {
        try write { db in try Schema.createIndices(db) }
        try resolve("1")
        if searchedBytes > 0 {
            let digests = try read { db in try UnmeasuredFiles(db) }.digests(upTo: searchedBytes)
            if !digests.isEmpty {
                try write { db in
                    let update = try db.cachedStatement(
                        sql: "UPDATE files SET digest = ? WHERE id = ?")
                    for (file, digest) in digests {
                        try update.execute(arguments: [digest, file])
                    }
                }
                try resolve("\(Schema.unsure("used.state")) AND used.state = 'missing'")
            }
        }
        try write { db in
            try db.execute(
                sql: "DELETE FROM properties WHERE name = ?", arguments: [Property.dirty])
            // The planner's figures: without them it guesses badly what few rows have.
            try db.execute(sql: "PRAGMA analysis_limit = 400; ANALYZE")
        }
    }
}

extension ArchiveIndex {
    /// Resolves the references for which a condition holds.
    private func resolve(_ condition: String) throws {
        var last: (file: Int64, number: Int)? = (0, 0)
        while let start = last {
            last = try write { db in
                try ReferenceUpdate(db, condition)
                    .run(after: start, count: ArchiveIndex.batchSize)
            }
        }
    }
}

/// Resolves references, some at a time.
private struct ReferenceUpdate {
    private let rows: Statement
    private let update: Statement
    private let resolver: Resolver

    init(_ db: Database, _ condition: String) throws {
        rows = try db.cachedStatement(
            sql: """
                SELECT used.file, used.number, used.location, used.identifier, used.digest,
                    folders.path, files.name, used.target, used.state, used.evidence, used.note
                FROM used JOIN files ON files.id = used.file JOIN folders ON folders.id = files.folder
                WHERE (used.file, used.number) > (?, ?) AND \(condition)
                ORDER BY used.file, used.number LIMIT ?
                """)
        update = try db.cachedStatement(
            sql: """
                UPDATE used SET target = ?, state = ?, evidence = ?, note = ?
                WHERE file = ? AND number = ?
                """)
        resolver = Resolver(try IndexCatalogue(db))
    }

    /// Resolves the next references.
    ///
    /// - Parameters:
    ///   - start: the reference after which they come.
    ///   - count: how many.
    /// - Returns: the last of them; nil if there are no more.
    /// - Throws: what SQLite refuses.
    func run(after start: (file: Int64, number: Int), count: Int) throws -> (Int64, Int)? {
        let batch = try Row.fetchAll(rows, arguments: [start.file, start.number, count])
        for row in batch {
            let folder = row.text(5)
            let reference = Reference(
                location: row.text(2), identifier: row.textIfAny(3), digest: row.textIfAny(4),
                folder: folder, product: Paths.joined(folder, row.text(6)))
            let resolution = try resolver.resolve(reference)
            let values: [DatabaseValue] = [
                (resolution.candidate?.file).databaseValue,
                resolution.state.rawValue.databaseValue,
                (resolution.evidence?.rawValue).databaseValue,
                (resolution.note.map { StoredNote($0).text }).databaseValue,
            ]
            let old: [DatabaseValue] = [row[7], row[8], row[9], row[10]]
            guard values != old else { continue }
            try update.execute(
                arguments: StatementArguments(
                    values + [row[0] as DatabaseValue, row[1] as DatabaseValue]))
        }
        guard batch.count == count, let last = batch.last else { return nil }
        return (last.integer(0), Int(last.integer(1)))
    }
}

extension Optional where Wrapped: DatabaseValueConvertible {
    fileprivate var databaseValue: DatabaseValue {
        self?.databaseValue ?? .null
    }
}

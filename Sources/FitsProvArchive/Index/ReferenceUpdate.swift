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
        try write { db in try Schema.createIndices(db) { !Schema.isOfResolved($0) } }
        try resolve("1")
        // Sorting what was found out is cheaper than keeping it sorted meanwhile.
        try write { db in try Schema.createIndices(db, where: Schema.isOfResolved) }
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
    private let update: Insertion
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
        update = try Insertion(
            """
            UPDATE used SET target = ?3, state = ?4, evidence = ?5, note = ?6
            WHERE file = ?1 AND number = ?2
            """, db)
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
            let target = resolution.candidate?.file
            let state = resolution.state.rawValue
            let evidence = resolution.evidence?.rawValue
            let note = resolution.note.map { StoredNote($0).text }
            let isKnown =
                row.textIfAny(8) == state && row.integerIfAny(7) == target
                && row.integerIfAny(9) == evidence.map(Int64.init) && row.textIfAny(10) == note
            guard !isKnown else { continue }
            var cells = CellList()
            cells.add(row.integer(1))
            cells.add(target)
            cells.add(state)
            cells.add(evidence)
            cells.add(note)
            try update.run(cells, cells.cells.indices, id: row.integer(0))
        }
        guard batch.count == count, let last = batch.last else { return nil }
        return (last.integer(0), Int(last.integer(1)))
    }
}

public import ADQL
import Files
public import FitsProv
import FoundationEssentials
import GRDB

/// The answer to a query of ADQL, before its rows.
public struct QueryAnswer: Sendable {
    /// The columns, with their types and meaning.
    public let columns: [ADQL.Catalogue.Column]
}

extension ArchiveIndex {
    /// What the archive publishes.
    ///
    /// - Parameters:
    ///   - naming: how products are named.
    ///   - aliases: further names of tables, each with the table that it means.
    /// - Returns: tables and functions.
    /// - Throws: `FitsProvError` where SQLite refuses.
    public func publication(
        _ naming: Publication.Naming, aliases: [String: String] = [:]
    ) throws(FitsProvError) -> Publication {
        try lookUp { _ in Publication(naming, aliases: aliases) }
    }

    /// Answers a query of ADQL.
    ///
    /// - Parameters:
    ///   - adql: the query.
    ///   - publication: what may be asked.
    ///   - limit: the most rows that are given; nil for all.
    ///   - isStopped: is asked now and then whether to give up.
    ///   - begin: is given the columns before the first row.
    ///   - visit: is given each row, as soon as it is found.
    /// - Returns: whether there were more rows than the limit.
    /// - Throws: `ADQLError` and ``QueryFault`` for what cannot be asked, `FitsProvError` where SQLite refuses, with
    ///   the code `interrupted` if it was stopped, and what the closures throw.
    public func query(
        _ adql: String, _ publication: Publication, limit: Int? = nil,
        isStopped: @escaping @Sendable () -> Bool = { false },
        begin: (QueryAnswer) throws -> Void, _ visit: ([QueryValue]) throws -> Void
    ) throws -> Bool {
        let resolved = try ADQL.Query(parsing: adql).resolved(in: publication.catalogue)
        return try read { db in
            SQLFunctions.prepare(db)
            let clause = try SQLPrinter.print(resolved, publication, db) { relation, product in
                try self.relatives(relation, product, db)
            }
            let statement = try db.makeStatement(sql: clause.sql)
            try begin(QueryAnswer(columns: resolved.columns))
            return try Interruptible.run(db, isStopped, path: path) {
                let types = resolved.columns.map(\.type.kind)
                let rows = try Row.fetchCursor(statement, arguments: clause.statementArguments)
                var count = 0
                while try rows.next() != nil {
                    guard count < limit ?? .max else { return true }
                    count += 1
                    try visit(types.indices.map { QueryValue(statement, Int32($0), types[$0]) })
                }
                return false
            }
        }
    }

    /// The SQL into which a query is turned, for those who want to know why it is slow.
    ///
    /// - Parameters:
    ///   - adql: the query.
    ///   - publication: what may be asked.
    /// - Returns: the steps of SQLite's plan, one a line.
    /// - Throws: as for the query.
    package func plan(_ adql: String, _ publication: Publication) throws -> String {
        let resolved = try ADQL.Query(parsing: adql).resolved(in: publication.catalogue)
        return try read { db in
            SQLFunctions.prepare(db)
            let clause = try SQLPrinter.print(resolved, publication, db) { _, _ in [] }
            let steps = try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + clause.sql, arguments: clause.statementArguments)
            return ([clause.sql] + steps.map { $0.text("detail") }).joined(separator: "\n")
        }
    }

    /// The files that were made from a product, or from which it was made.
    private func relatives(
        _ relation: Relation, _ product: String, _ db: Database
    ) throws -> [Int64] {
        let files = try Int64.fetchAll(
            db, sql: Publication.filesOfIdentifier, arguments: [product])
        let subject =
            try files.isEmpty
            ? Subject(product, in: Paths.name(of: path), db)
            : Subject(files: files, users: [], title: product)
        switch relation {
        case .derived: return Array(try Closure(of: subject, depth: nil, db).files.dropFirst())
        case .leading:
            let list = "[\(subject.files.map(String.init).joined(separator: ","))]"
            return try Int64.fetchAll(
                db,
                sql: """
                    WITH RECURSIVE causes(file) AS (
                        SELECT u.target FROM json_each(?1) s JOIN used u ON u.file = s.value
                        WHERE u.target IS NOT NULL
                        UNION SELECT u.target FROM causes c JOIN used u ON u.file = c.file
                        WHERE u.target IS NOT NULL)
                    SELECT file FROM causes
                    """, arguments: [list])
        }
    }
}

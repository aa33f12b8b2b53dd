public import ADQL
import Files
import GRDB

/// The answer to a query of ADQL, before its rows.
public struct QueryAnswer: Sendable {
    /// The columns, with their types and meaning.
    public let columns: [ADQL.Catalogue.Column]
}

extension ArchiveIndex {
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
        try query(
            adql, publication, uploads: [], limit: limit, isStopped: isStopped, begin: begin, visit)
    }

    /// Answers a query of ADQL on the archive and on tables that somebody brings along.
    ///
    /// - Parameters:
    ///   - adql: the query.
    ///   - publication: what may be asked.
    ///   - uploads: the tables, which this query alone sees.
    ///   - limit: the most rows that are given; nil for all.
    ///   - isStopped: is asked now and then whether to give up.
    ///   - begin: is given the columns before the first row.
    ///   - visit: is given each row, as soon as it is found.
    /// - Returns: whether there were more rows than the limit.
    /// - Throws: the same as without tables, and what taking their rows throws.
    package func query(
        _ adql: String, _ publication: Publication, uploads: [UploadedTable], limit: Int? = nil,
        isStopped: @escaping @Sendable () -> Bool = { false },
        begin: (QueryAnswer) throws -> Void, _ visit: ([QueryValue]) throws -> Void
    ) throws -> Bool {
        // What cannot be asked is told before rows are taken.
        let all = uploads.isEmpty ? publication : publication.with(uploads.published())
        let resolved = try ADQL.Query(parsing: adql).resolved(in: all.catalogue)
        return try read { db in
            SQLFunctions.prepare(db)
            return try TemporaryTables.with(uploads, db, path: path, isStopped: isStopped) {
                unusual in
                let clause = try SQLPrinter.print(
                    resolved,
                    uploads.isEmpty ? all : publication.with(uploads.published(unusual: unusual)),
                    QueriedIndex(name: Paths.name(of: path), database: db))
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
    }
}

import FitsProvArchive
import FitsProvPages
import HTTPTypes

/// Asks the archive for what a page shows.
enum PageRows {
    /// How long rows may take.
    static let time = Duration.seconds(30)
    /// How long counting may take; without a number the page comes all the same.
    static let countTime = Duration.seconds(2)

    /// The rows of a page, and the files of which they speak.
    ///
    /// - Parameters:
    ///   - adql: the query.
    ///   - page: the page, from 1.
    ///   - edition: the archive.
    ///   - call: who asks.
    /// - Returns: the rows.
    /// - Throws: ``QueryRefusal``.
    static func table(
        _ adql: String, page: Int, _ edition: ServedArchive.Edition, _ call: Call
    ) throws(QueryRefusal) -> ResultTable {
        let skipped = (page - 1) * SearchForm.rowsOfPage
        var table = ResultTable()
        var count = 0
        let start = ContinuousClock.now
        do {
            table.hasMore = try edition.index.query(
                adql, edition.publication, limit: skipped + SearchForm.rowsOfPage,
                isStopped: { ContinuousClock.now - start > time || !call.isConnected() },
                begin: { table.columns = $0.columns.map { ResultTable.Column($0) } },
                { row in
                    count += 1
                    if count > skipped { table.rows.append(row) }
                })
            table.files = try edition.index.files(
                publishedAs: table.identifiers, edition.publication)
        } catch {
            let seconds = time.components.seconds
            throw QueryRefusal(
                error, timeout: "the query took longer than \(seconds) s; run it in the background")
        }
        return table
    }

    /// The number that a query counts; nil if it takes too long.
    ///
    /// - Parameters:
    ///   - adql: the query.
    ///   - edition: the archive.
    ///   - call: who asks.
    /// - Returns: the number.
    /// - Throws: ``QueryRefusal``.
    static func count(
        _ adql: String, _ edition: ServedArchive.Edition, _ call: Call
    ) throws(QueryRefusal) -> Int? {
        var number: Int?
        let start = ContinuousClock.now
        do {
            _ = try edition.index.query(
                adql, edition.publication,
                isStopped: { ContinuousClock.now - start > countTime || !call.isConnected() },
                begin: { _ in },
                { number = $0.first?.integer })
        } catch {
            let refusal = QueryRefusal(error, timeout: "")
            if refusal.status == .requestTimeout { return nil }
            throw refusal
        }
        return number
    }
}

import ADQL
import ArchiveReports
import FitsProvArchive
import VOTable

/// A query, and how its answer is to be written.
struct TableQuery: Sendable {
    /// The query.
    var adql: String
    /// The tables that it brings along.
    var uploads: [Uploads.Table] = []
    /// The most that these may hold.
    var uploadRoom = VOTableUpload.Room()
    /// The form of the answer.
    var format = ResponseFormat(.votable)
    /// The most rows.
    var rows: Int
    /// Remarks in the answer.
    var infos: [Info] = []
    /// How long it may run.
    var time: Duration
    /// What is said if it takes longer.
    var timeout: String
    /// What becomes of the columns.
    var column: @Sendable (VOTable.Column) -> VOTable.Column = { $0 }

    /// Whether the form of the answer has words for what went wrong after its first rows.
    var tellsFaults: Bool { ![.csv, .tsv].contains(format.format) }

    /// How many bytes are passed on at once.
    private static let piece = 64 << 10
    /// How long bytes wait for others.
    private static let delay = Duration.seconds(1)

    /// Runs it, in this thread.
    ///
    /// - Parameters:
    ///   - archive: what is asked.
    ///   - isUnwanted: whether nobody wants the answer any more.
    ///   - blocked: how long the client has kept the thread waiting.
    ///   - push: passes on bytes; whether somebody wants more.
    /// - Returns: the last bytes, and how it ended.
    func run(
        _ archive: ServedArchive, isUnwanted: @escaping @Sendable () -> Bool,
        blocked: @escaping @Sendable () -> Duration = { .zero }, push: ([UInt8]) -> Bool
    ) -> (last: [UInt8], end: QueryEnd) {
        guard var writer = format.format.writer() else {
            return ([], .refused(QueryRefusal("\(format.format) cannot be written here")))
        }
        var isSent = false
        var lastPush = ContinuousClock.now
        let start = lastPush
        do {
            let edition = try archive.current()
            var types: [Datatype] = []
            let isCut: Bool
            do {
                isCut = try edition.index.query(
                    adql, edition.publication, uploads: uploadedTables(), limit: rows,
                    isStopped: { isUnwanted() || ContinuousClock.now - start - blocked() > time }
                ) { answer in
                    let columns = answer.columns.map { column(VOTable.Column($0)) }
                    types = columns.map(\.datatype)
                    try writer.begin(head(columns, edition.publication.naming.baseURL))
                    // No row is wanted, so none is looked for.
                    if rows == 0 { throw Enough() }
                } _: { row in
                    try writer.append(Cell.row(row, types))
                    let now = ContinuousClock.now
                    let isDue = writer.pendingCount >= TableQuery.piece
                    if isDue || now - lastPush > TableQuery.delay {
                        guard push(writer.take()) else { throw Unwanted() }
                        isSent = true
                        lastPush = .now
                    }
                }
            } catch is Enough {
                isCut = true
            }
            writer.finish(isCut ? .overflow : .complete)
            return (writer.take(), .complete(isCut: isCut))
        } catch is Unwanted {
            return ([], .gone)
        } catch {
            if isUnwanted() { return ([], .gone) }
            let refusal = QueryRefusal(error, timeout: timeout)
            guard isSent else { return ([], .refused(refusal)) }
            writer.finish(.failed(refusal.message))
            return (writer.take(), .broken(refusal))
        }
    }

    /// The tables that it brings along, of which all is read that stands before their rows.
    private func uploadedTables() throws -> [UploadedTable] {
        let space = VOTableUpload.Space(uploadRoom)
        return try uploads.map { table in
            UploadedTable(
                try VOTableUpload(table.name, in: space, source: table.file.pieces()))
        }
    }

    private func head(_ columns: [VOTable.Column], _ base: String?) -> TableAnswer {
        var columns = columns
        var services: [Resource] = []
        // Where there are identifiers of products, clients find what belongs to them.
        let name = "obs_publisher_did"
        if let base, let place = columns.firstIndex(where: { $0.name == name && $0.id == nil }) {
            columns[place].id = "did"
            services.append(DataLinkTable.service(at: base, forColumn: "did"))
        }
        return TableAnswer(
            columns, infos: infos,
            coordinateSystems: [CoordinateSystem(id: "icrs", system: "ICRS")], services: services)
    }

    /// The columns are known, and no row is wanted.
    private struct Enough: Error {}
    /// The client has gone.
    private struct Unwanted: Error {}
}

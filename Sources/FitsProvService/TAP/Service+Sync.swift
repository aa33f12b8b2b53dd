import ArchiveReports
import HTTPTypes
import VOTable

extension Service {
    /// Answers a query at once.
    func sync(_ call: Call) async throws -> Answer {
        let form = try await call.form(options.limits, keeping: uploads.store)
        let parameters = form.parameters
        var query: TableQuery
        do throws(QueryRefusal) {
            let limits = options.limits
            query = try Service.tableQuery(
                parameters, time: limits.queryTime, isSync: true, limits)
            query.uploads = try await uploads.tables(parameters, form.files)
        } catch {
            return Service.errorDocument(error, parameters)
        }
        return try await stream(query, call) { Service.errorDocument($0, parameters) }
    }

    /// The query of a request or job.
    ///
    /// - Parameters:
    ///   - parameters: what was asked.
    ///   - time: how long it may run.
    ///   - isSync: whether it is answered at once.
    ///   - limits: how many rows there may be.
    /// - Returns: the query.
    /// - Throws: ``QueryRefusal``.
    static func tableQuery(
        _ parameters: Parameters, time: Duration, isSync: Bool, _ limits: ServiceLimits
    ) throws(QueryRefusal) -> TableQuery {
        let request = try TAPRequest(parameters, limits)
        let hint = isSync ? "; send it to /tap/async, where it may run \(limits.jobTime) s" : ""
        var query = TableQuery(
            adql: request.query, format: request.format, rows: request.rows,
            infos: [
                Info("QUERY", request.query), Info("standardID", "ivo://ivoa.net/std/TAP"),
            ], time: time,
            timeout: "the query took longer than \(time.components.seconds) s\(hint)")
        query.uploadRoom.documentBytes = limits.uploadBytes
        query.uploadRoom.columns = limits.uploadColumns
        query.uploadRoom.cells = limits.uploadCells
        return query
    }

    /// Runs a query and sends its rows as they come.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - call: who asks.
    ///   - refuse: what is sent if it fails before there is anything to send.
    /// - Returns: the answer.
    /// - Throws: ``Refusal`` if too many queries run.
    func stream(
        _ query: TableQuery, _ call: Call, refuse: (QueryRefusal) -> Answer
    ) async throws -> Answer {
        try await gate.enter()
        let pipe = BytePipe(stall: options.limits.stall, onStall: call.hangUp)
        let (archive, gate) = (archive, gate)
        let isStarted = Threads.start {
            let (last, end) = query.run(
                archive, isUnwanted: { pipe.isClosed || !call.isConnected() },
                blocked: { pipe.blocked }, push: { pipe.push($0) })
            // What cannot say that it is not whole has no end.
            let isCut = if case .broken = end { !query.tellsFaults } else { false }
            pipe.finish(last, isCut ? .gone : end)
            Task { await gate.leave() }
        }
        guard isStarted else {
            await gate.leave()
            throw Threads.none
        }
        let first = await pipe.next()
        var answer: Answer
        switch first.end {
        case .refused(let refusal)?: return refuse(refusal)
        case .gone?: throw Refusal(.requestTimeout, "the client has gone")
        case .complete(let isCut)?:
            answer = Answer(.bytes(first.bytes), query.format.contentType)
            if isCut, let name = HTTPField.Name("X-Overflow") { answer.headers[name] = "true" }
        case .broken?: answer = Answer(.bytes(first.bytes), query.format.contentType)
        case nil:
            answer = Answer(.stream(first: first.bytes, rest: pipe), query.format.contentType)
        }
        return answer
    }

    /// The most bytes of a query that are sent back in an error.
    private static let longestEcho = 64 << 10

    /// A document that says why a query has no answer (DALI 1.1 §4.4).
    static func errorDocument(_ refusal: QueryRefusal, _ parameters: Parameters) -> Answer {
        // What is too long to be a query is not sent back.
        let query = parameters.values("QUERY").first.flatMap { query in
            query.utf8.count <= longestEcho ? [Info("QUERY", query)] : nil
        }
        return Answer(
            .bytes(VOTableAnswerWriter.error(refusal.message, infos: query ?? [])),
            "application/x-votable+xml", status: refusal.status)
    }
}

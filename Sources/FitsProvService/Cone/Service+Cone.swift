import VOTable

extension Service {
    /// Answers a cone search.
    func cone(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        let request: ConeRequest
        do throws(QueryRefusal) {
            request = try ConeRequest(parameters, options.limits)
        } catch {
            return Service.coneError(error)
        }
        let limits = options.limits
        let query = TableQuery(
            adql: request.adql, rows: request.radius > 0 ? request.rows : 0,
            time: limits.queryTime,
            timeout: "the search took longer than \(limits.queryTime.components.seconds) s",
            column: { column in
                var column = column
                if let word = ConeRequest.words[column.name] { column.ucd = word }
                return column
            })
        return try await stream(query, call, refuse: Service.coneError)
    }

    /// A document that says why there is no answer: one that went well, to HTTP (SCS 1.03 §2.3).
    private static func coneError(_ refusal: QueryRefusal) -> Answer {
        Answer(
            .bytes(
                VOTableAnswerWriter.error(
                    refusal.message, infos: [Info("Error", refusal.message)])),
            "application/x-votable+xml")
    }
}

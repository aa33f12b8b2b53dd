import FitsProvPages
import HTTPTypes

extension Service {
    /// The list of queries that run on their own.
    func jobsPage(_ call: Call) async throws -> Answer {
        let jobs = await jobs.all.reversed().map { JobsPage.Job($0) }
        return Service.answer(JobsPage.list(jobs, frame))
    }

    /// Makes a job of a query, and leads to its page.
    func makeJobOfPage(_ call: Call) async throws -> Answer {
        let query = try await call.parameters(options.limits).last("QUERY")
        guard !query.trimmed.isEmpty else {
            throw Refusal(.badRequest, "the query is empty; go back and write one")
        }
        var parameters = Parameters()
        parameters.add("LANG", "ADQL")
        parameters.add("QUERY", query)
        let id = try await jobs.create(Form(parameters: parameters))
        try await jobs.start(id)
        return turn(to: "/jobs/\(id)")
    }

    /// One of these queries.
    func jobPage(_ call: Call) async throws -> Answer {
        let job = try await jobs.job(call.path.last ?? "")
        return Service.answer(JobsPage.one(JobsPage.Job(job), frame))
    }

    /// Stops or deletes one.
    func actOnJobOfPage(_ call: Call) async throws -> Answer {
        let id = call.path.last ?? ""
        switch try await call.parameters(options.limits).single("ACTION") {
        case "ABORT":
            try await jobs.abort(id)
            return turn(to: "/jobs/\(id)")
        case "DELETE":
            try await jobs.delete(id)
            return turn(to: "/jobs")
        default: throw Refusal(.badRequest, "ACTION is ABORT or DELETE")
        }
    }
}

extension JobsPage.Job {
    /// A job as pages show it.
    init(_ job: Job) {
        var facts = [("Made", ISOTime.text(job.created))]
        if let time = job.started { facts.append(("Began", ISOTime.text(time))) }
        if let time = job.ended { facts.append(("Ended", ISOTime.text(time))) }
        facts.append(("Deleted on", ISOTime.text(job.destruction)))
        if let name = job.runID { facts.append(("Name", name)) }
        if let result = job.result {
            facts.append(("Result", "\(result.size) bytes of \(result.type)"))
        }
        self.init(
            id: job.id, phase: job.phase.rawValue, isActive: job.phase.isActive,
            query: job.parameters.values("QUERY").last ?? "",
            facts: facts.map { (name: $0.0, value: $0.1) }, fault: job.fault,
            hasResult: job.result != nil)
    }
}

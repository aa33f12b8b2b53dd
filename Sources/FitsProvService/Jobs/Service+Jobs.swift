import FoundationEssentials
import HTTPTypes
import VOTable

extension Service {
    /// The address of the list of jobs.
    private var list: String { "\(base)/tap/async" }

    private func address(_ job: String) -> String { "\(list)/\(job)" }

    private func id(_ call: Call) -> String { call.path.count > 2 ? call.path[2] : "" }

    private func job(_ call: Call) async throws -> Job { try await jobs.job(id(call)) }

    /// The list of jobs, or of some.
    func jobList(_ call: Call) async throws -> Answer {
        let filter = try JobFilter(try await call.parameters(options.limits))
        return .xml(JobDocument.list(filter.selected(await jobs.all), at: list))
    }

    /// Makes a job.
    func makeJob(_ call: Call) async throws -> Answer {
        let form = try await call.form(options.limits, keeping: uploads.store)
        let phase = try form.parameters.single("PHASE")?.uppercased()
        guard phase == nil || phase == "RUN" else {
            throw Refusal(.badRequest, "PHASE of a new job can only be RUN")
        }
        let id = try await jobs.create(form)
        if phase == "RUN" { try await jobs.start(id) }
        return .seeOther(address(id))
    }

    /// A job; with WAIT, as soon as something has changed.
    func jobDocument(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        var job = try await job(call)
        if let text = try parameters.single("WAIT") {
            guard let seconds = Int(text) else {
                throw Refusal(.badRequest, "WAIT is a number of seconds, not '\(text)'")
            }
            let wanted = try parameters.single("PHASE")?.uppercased()
            job = try await wait(job, seconds, while: wanted ?? job.phase.rawValue, call)
        }
        return .xml(JobDocument.job(job, at: address(job.id)))
    }

    /// Waits as long as a job stays in a phase that may change.
    private func wait(
        _ job: Job, _ seconds: Int, while phase: String, _ call: Call
    ) async throws -> Job {
        let most = options.limits.wait
        let time = seconds < 0 ? most : min(most, .seconds(min(seconds, 86_400)))
        let end = ContinuousClock.now + time
        var job = job
        while job.phase.isActive, job.phase.rawValue == phase, ContinuousClock.now < end,
            call.isConnected()
        {
            try await Task.sleep(for: Service.look)
            job = try await jobs.job(job.id)
        }
        return job
    }

    /// How often a job is looked at for somebody who waits.
    private static let look = Duration.milliseconds(25)

    /// Forgets a job.
    func deleteJob(_ call: Call) async throws -> Answer {
        try await jobs.delete(id(call))
        // The whole list might be long.
        return .seeOther("\(list)?LAST=100")
    }

    /// ACTION=DELETE, for clients that cannot DELETE.
    func actOnJob(_ call: Call) async throws -> Answer {
        let action = try await call.parameters(options.limits).single("ACTION")
        guard action?.uppercased() == "DELETE" else {
            throw Refusal(.badRequest, "ACTION can only be DELETE")
        }
        return try await deleteJob(call)
    }

    /// One of the things that a job says as plain text.
    func jobText(_ call: Call, _ text: @Sendable (Job) -> String) async throws -> Answer {
        .text(text(try await job(call)))
    }

    /// RUN or ABORT.
    func setPhase(_ call: Call) async throws -> Answer {
        let phase = try await call.parameters(options.limits).single("PHASE")
        switch phase?.uppercased() {
        case "RUN": try await jobs.start(id(call))
        case "ABORT": try await jobs.abort(id(call))
        default: throw Refusal(.badRequest, "PHASE can be set to RUN or ABORT")
        }
        return .seeOther(address(id(call)))
    }

    /// How long a job may run.
    func setDuration(_ call: Call) async throws -> Answer {
        let text = try await call.parameters(options.limits).single("EXECUTIONDURATION") ?? ""
        guard let seconds = Int(text), seconds >= 0 else {
            throw Refusal(.badRequest, "EXECUTIONDURATION is a number of seconds")
        }
        try await jobs.set(duration: seconds, of: id(call))
        return .seeOther(address(id(call)))
    }

    /// When a job is forgotten.
    func setDestruction(_ call: Call) async throws -> Answer {
        let text = try await call.parameters(options.limits).single("DESTRUCTION") ?? ""
        guard let time = ISOTime.date(text) else {
            throw Refusal(.badRequest, "DESTRUCTION is a time such as 2026-12-31T23:59:59Z")
        }
        try await jobs.set(destruction: time, of: id(call))
        return .seeOther(address(id(call)))
    }

    /// The parameters of a job.
    func jobParameters(_ call: Call) async throws -> Answer {
        .xml(JobDocument.parameters(of: try await job(call)))
    }

    /// Sets parameters of a job.
    func setParameters(_ call: Call) async throws -> Answer {
        let form = try await call.form(options.limits, keeping: uploads.store)
        try await jobs.set(form, of: id(call))
        return .seeOther(address(id(call)))
    }

    /// One parameter of a job.
    func jobParameter(_ call: Call) async throws -> Answer {
        let name = (call.path.last ?? "").uppercased()
        guard let value = try await job(call).parameters.values(name).last else {
            throw Refusal.notFound("parameter \(name.prefix(64)) of this job")
        }
        return .text(value)
    }

    /// The list of results.
    func jobResults(_ call: Call) async throws -> Answer {
        let job = try await job(call)
        return .xml(JobDocument.results(of: job, at: address(job.id)))
    }

    /// The result.
    func jobResult(_ call: Call) async throws -> Answer {
        let job = try await job(call)
        guard let result = job.result else {
            throw Refusal.notFound("result of this job; it is \(job.phase.rawValue)")
        }
        switch result.place {
        case .memory(let bytes): return Answer(.bytes(bytes), result.type)
        case .file(let path): return try await file(path, result, call)
        }
    }

    /// Why a job has no result.
    func jobError(_ call: Call) async throws -> Answer {
        let job = try await job(call)
        guard let fault = job.fault else { throw Refusal.notFound("error of this job") }
        var answer = Service.errorDocument(QueryRefusal(fault), job.parameters)
        answer.status = .ok
        return answer
    }
}

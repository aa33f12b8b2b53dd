import Files
import FoundationEssentials
import HTTPTypes
import Synchronization

/// All jobs, of which so many run at once (UWS 1.1 §2).
actor JobList {
    /// How a job ended.
    enum End: Sendable {
        /// With a result.
        case completed(StoredResult)
        /// With an error.
        case failed(String)
        /// Before its end; why.
        case aborted(String?)
    }

    /// What tells a running job to stop.
    final class Stop: Sendable {
        private let flag = Atomic(false)
        /// Whether it was told.
        var wasAsked: Bool { flag.load(ordering: .relaxed) }
        /// Tells it.
        func ask() { flag.store(true, ordering: .relaxed) }
    }

    /// Runs a job, in a thread of its own.
    typealias Work = @Sendable (Job, Stop) -> End

    private let limits: ServiceLimits
    private let store: ResultStore
    private let work: Work
    private var jobs: [String: Job] = [:]
    /// The jobs in the order in which they were made.
    private var order: [String] = []
    private var queue: [String] = []
    private var running: [String: Stop] = [:]

    /// - Parameters:
    ///   - limits: how many there may be, and for how long.
    ///   - store: keeps what comes out.
    ///   - work: runs a job.
    init(_ limits: ServiceLimits, _ store: ResultStore, work: @escaping Work) {
        self.limits = limits
        self.store = store
        self.work = work
    }

    /// All jobs, in the order in which they were made.
    var all: [Job] {
        sweep()
        return order.compactMap { jobs[$0] }
    }

    /// A job.
    ///
    /// - Throws: ``Refusal`` if there is none.
    func job(_ id: String) throws(Refusal) -> Job {
        guard let job = jobs[id], job.destruction > Date() else {
            throw .notFound("job \(id.prefix(64)); it may have been deleted")
        }
        return job
    }

    /// Makes a job.
    ///
    /// - Parameter form: what is asked.
    /// - Returns: its identifier.
    /// - Throws: ``Refusal`` if there are too many, or its parameters are too long.
    func create(_ form: Form) throws(Refusal) -> String {
        sweep()
        guard jobs.count < limits.jobs else {
            throw Refusal(.forbidden, "there are \(limits.jobs) jobs already; delete some")
        }
        let now = Date()
        var job = Job(
            id: Job.newID(), created: now, duration: limits.jobTime,
            destruction: now.addingTimeInterval(Double(limits.jobAge)), parameters: Parameters())
        try add(form, to: &job)
        jobs[job.id] = job
        order.append(job.id)
        return job.id
    }

    /// Sets parameters of a job that has not begun.
    ///
    /// - Throws: ``Refusal`` if it has, or they are too long.
    func set(_ form: Form, of id: String) throws(Refusal) {
        try change(id) { job throws(Refusal) in try self.add(form, to: &job) }
    }

    /// Sets how long a job may run; 0 is as long as jobs may.
    func set(duration: Int, of id: String) throws(Refusal) {
        let most = limits.jobTime
        try change(id) { $0.duration = duration == 0 ? most : min(duration, most) }
    }

    /// Sets when a job is forgotten.
    func set(destruction: Date, of id: String) throws(Refusal) {
        let now = Date()
        guard destruction > now else {
            throw Refusal(.badRequest, "DESTRUCTION is in the past; DELETE the job instead")
        }
        var job = try job(id)
        job.destruction = min(destruction, now.addingTimeInterval(Double(limits.longestJobAge)))
        jobs[id] = job
    }

    private func change(
        _ id: String, _ body: (inout Job) throws(Refusal) -> Void
    ) throws(Refusal) {
        var job = try job(id)
        guard job.phase == .pending else {
            throw Refusal(.forbidden, "the job is \(job.phase.rawValue); only PENDING jobs change")
        }
        try body(&job)
        jobs[id] = job
    }

    private func add(_ form: Form, to job: inout Job) throws(Refusal) {
        for (name, value) in form.parameters.all where Job.parameterNames.contains(name) {
            if name != "UPLOAD" { job.parameters.remove(name) }
            job.parameters.add(name, value)
        }
        let length = job.parameters.all.reduce(0) { $0 + $1.value.utf8.count }
        guard length <= limits.jobParameters else {
            throw Refusal(
                .contentTooLarge,
                "the parameters of the job are longer than \(limits.jobParameters) bytes")
        }
        job.files += form.files
        let size = job.files.reduce(0) { $0 + $1.range.count }
        guard size <= limits.uploadBytes else {
            throw Refusal(
                .contentTooLarge, "the files of the job are longer than \(limits.uploadBytes) bytes"
            )
        }
    }

    /// Lets a job run as soon as it is its turn.
    func start(_ id: String) throws(Refusal) {
        try change(id) { $0.phase = .queued }
        queue.append(id)
        startNext()
    }

    /// Stops a job.
    func abort(_ id: String) throws(Refusal) {
        let job = try job(id)
        guard job.phase.isActive else {
            throw Refusal(.forbidden, "the job is \(job.phase.rawValue) already")
        }
        end(id, .aborted(nil))
        running[id]?.ask()
    }

    /// Forgets a job, and stops it first.
    func delete(_ id: String) throws(Refusal) {
        _ = try job(id)
        forget(id)
    }

    /// Stops and forgets all jobs.
    func deleteAll() {
        for id in order { forget(id) }
    }

    /// Forgets the jobs whose time has come.
    func sweep() {
        let now = Date()
        for id in order where jobs[id].map({ $0.destruction <= now }) ?? true { forget(id) }
    }

    private func forget(_ id: String) {
        running[id]?.ask()
        queue.removeAll { $0 == id }
        order.removeAll { $0 == id }
        guard let job = jobs.removeValue(forKey: id), let result = job.result else { return }
        let store = store
        // Without a thread, at the next start.
        _ = Threads.start { store.remove(result) }
    }

    private func startNext() {
        while running.count < limits.runningJobs, !queue.isEmpty {
            let id = queue.removeFirst()
            guard var job = jobs[id], job.phase == .queued else { continue }
            job.phase = .executing
            job.started = Date()
            jobs[id] = job
            let stop = Stop()
            running[id] = stop
            let (work, begun) = (work, job)
            let isStarted = Threads.start {
                let end = work(begun, stop)
                Task { await self.leave(id, end) }
            }
            if !isStarted { leave(id, .failed(Threads.none.line)) }
        }
    }

    /// Takes note that the thread of a job has ended.
    private func leave(_ id: String, _ end: End) {
        running[id] = nil
        if jobs[id]?.phase == .executing {
            self.end(id, end)
        } else if case .completed(let result) = end {
            store.remove(result)
        }
        startNext()
    }

    private func end(_ id: String, _ end: End) {
        guard var job = jobs[id] else { return }
        job.ended = Date()
        job.files = []
        switch end {
        case .completed(let result):
            job.phase = .completed
            job.result = result
        case .failed(let fault):
            job.phase = .error
            job.fault = fault
        case .aborted(let fault):
            job.phase = .aborted
            job.fault = fault
        }
        jobs[id] = job
        queue.removeAll { $0 == id }
    }
}

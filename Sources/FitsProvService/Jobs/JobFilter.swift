import FoundationEssentials
import HTTPTypes

/// Which jobs of the list are told of (UWS 1.1 §2.2.2.1).
struct JobFilter {
    private let phases: Set<Job.Phase>
    private let after: Date?
    private let last: Int?

    /// - Parameter parameters: PHASE, which may be repeated, AFTER and LAST.
    /// - Throws: ``Refusal`` or ``QueryRefusal`` for what cannot be understood.
    init(_ parameters: Parameters) throws {
        var phases: Set<Job.Phase> = []
        for word in parameters.values("PHASE") {
            guard let phase = Job.Phase(rawValue: word.uppercased()) else {
                let known = Job.Phase.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal(.badRequest, "PHASE is one of \(known)")
            }
            phases.insert(phase)
        }
        self.phases = phases
        after = try parameters.single("AFTER").map { text throws(Refusal) in
            guard let date = ISOTime.date(text) else {
                throw Refusal(.badRequest, "AFTER is a time such as 2026-12-31T23:59:59Z")
            }
            return date
        }
        last = try parameters.single("LAST").map { text throws(Refusal) in
            guard let number = Int(text), number > 0 else {
                throw Refusal(.badRequest, "LAST is a number of 1 or more")
            }
            return number
        }
    }

    /// The jobs that are told of; with LAST, the newest first.
    ///
    /// - Parameter jobs: all, in the order in which they were made.
    /// - Returns: some.
    func selected(_ jobs: [Job]) -> [Job] {
        let matching = jobs.filter { job in
            let isInPhase = phases.isEmpty ? job.phase != .archived : phases.contains(job.phase)
            return isInPhase && (after.map { job.created > $0 } ?? true)
        }
        guard let last else { return matching }
        return Array(matching.reversed().prefix(last))
    }
}

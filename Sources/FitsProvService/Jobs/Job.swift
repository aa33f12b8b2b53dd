import FoundationEssentials

/// A query that runs on its own, and is asked about (UWS 1.1 §2.1).
struct Job: Sendable {
    /// Where it is in its life.
    enum Phase: String, Sendable, CaseIterable {
        case pending = "PENDING"
        case queued = "QUEUED"
        case executing = "EXECUTING"
        case completed = "COMPLETED"
        case error = "ERROR"
        case aborted = "ABORTED"
        case held = "HELD"
        case suspended = "SUSPENDED"
        case archived = "ARCHIVED"
        case unknown = "UNKNOWN"

        /// Whether it may still change by itself, or by a client's wish.
        var isActive: Bool { [.pending, .queued, .executing].contains(self) }
    }

    /// What its owner must know to find it.
    let id: String
    /// When it was made.
    let created: Date
    /// Where it is in its life.
    var phase = Phase.pending
    /// When it began to run.
    var started: Date?
    /// When it ended.
    var ended: Date?
    /// How long it may run, in seconds.
    var duration: Int
    /// When it is forgotten.
    var destruction: Date
    /// What is asked.
    var parameters: Parameters
    /// The tables that it brings along, until it has run.
    var files: [UploadedFile] = []
    /// What came out.
    var result: StoredResult?
    /// Why nothing did.
    var fault: String?

    /// The name that its owner gave it.
    var runID: String? { parameters.values("RUNID").last }
}

extension Job {
    /// The parameters that a job keeps; all others mean nothing.
    static let parameterNames: Set<String> = [
        "REQUEST", "LANG", "QUERY", "RESPONSEFORMAT", "FORMAT", "MAXREC", "RUNID", "UPLOAD",
    ]

    /// A name that nobody guesses: 128 random bits.
    static func newID() -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        var generator = SystemRandomNumberGenerator()
        var bits = UInt128(generator.next()) << 64 | UInt128(generator.next())
        var id = ""
        // Twenty-five times five bits, and the last three.
        for _ in 0..<26 {
            id.append(letters[Int(bits & 31)])
            bits >>= 5
        }
        return id
    }
}

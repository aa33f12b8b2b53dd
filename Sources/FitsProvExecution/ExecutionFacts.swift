import Files
import FitsProv

/// What an execution was told so far.
struct ExecutionFacts: Sendable {
    /// What all products share; locations of files that were found are absolute.
    var request: StampRequest
    /// What the activity does, whatever it is run on.
    var description: ActivityDescription?
    /// What files were when they were told, by the resolved path.
    var snapshots: [String: FileSnapshot] = [:]
    /// What is made, in the order told.
    var outputs: [Output] = []
    /// The products that are stamped, and their absolute paths.
    var stamped: [(place: String, made: Execution.Made)] = []
    /// Whether it is over: what is told from now on comes too late.
    var isOver = false
    /// How it ended; nil as long as it goes on, or is ending.
    var outcome: Execution.Outcome?
    /// What the user should know, one line each.
    var warnings: [String] = []

    /// A product that waits for the end.
    struct Output: Sendable {
        /// The path as the caller gave it.
        var path: String
        /// Its absolute path.
        var place: String
        /// What it is to the execution.
        var role: String?
        /// The URI that it is to have.
        var identifier: String?
        /// Who writes it; nil for a file that others write.
        var writer: ProductWriter?

        /// Tells of a product.
        ///
        /// - Parameters:
        ///   - path: the path as the caller gave it.
        ///   - role: what it is to the execution.
        ///   - identifier: the URI that it is to have.
        /// - Throws: `bad-record` for what cannot be a path or a URI.
        init(_ path: String, role: String?, identifier: String?) throws(FitsProvError) {
            try Execution.check(path)
            if let identifier { try Execution.check(uri: identifier) }
            self.path = path
            self.role = role
            self.identifier = identifier
            place = ExecutionFacts.place(of: path)
        }
    }

    init(_ step: Step, _ options: ExecutionOptions) {
        request = StampRequest(step)
        request.isNewProduct = true
        request.carriedGenerations = options.carriedGenerations
        request.replacesCards = options.replacesCards
    }

    /// The stamp of one product.
    ///
    /// - Parameters:
    ///   - output: the product.
    ///   - captured: what was captured of the process.
    /// - Returns: the stamp that is asked for.
    func request(for output: Output, _ captured: Captured? = nil) -> StampRequest {
        var request = request
        request.product = output.identifier ?? request.product
        request.role = output.role ?? request.role
        let folder = Paths.folder(of: output.place)
        request.environment += captured?.settings(forProductIn: folder) ?? []
        if let description { request.describe(by: description) }
        // What the execution itself made is none of its inputs, unless it was there before.
        let made = Set(outputs.map(\.place) + stamped.map(\.place))
        request.used.removeAll { made.contains($0.location) && $0.digest == nil }
        return request
    }

    /// Takes what is known at the end, or when a product is stamped before.
    ///
    /// - Parameters:
    ///   - options: what is captured.
    ///   - ends: whether the execution ends now.
    mutating func settle(_ options: ExecutionOptions, ends: Bool) {
        if ends, request.activity.end == nil { request.activity.end = Clock.now }
        if request.activity.command == nil, options.capture.contains(.command) {
            request.activity.command = Command.own(options)
        }
    }

    /// Where a product goes: an absolute path, since the working folder may change.
    static func place(of path: String) -> String {
        if let resolved = Paths.resolved(path) { return resolved }
        let folder = Paths.folder(of: path)
        return Paths.joined(Paths.resolved(folder) ?? folder, Paths.name(of: path))
    }
}

public import FitsProv
import Files
import Synchronization

/// One execution of an activity that is under way: it is told what is used and made, and at its end all
/// products are stamped together, as made by this one execution (IVOA Provenance DM §2.3).
///
/// Any number of threads and tasks may tell it facts. What is told is checked at once; only the end writes.
/// An execution that is never ended stamps nothing.
///
/// ```swift
/// try Execution.run("ctbin", version: "2.1.0") { run in
///     let events = try FITSFile(reading: run.used("events.fits", role: "Main"))
///     try run.set("ebins", 20)
///     try run.field("calib_version", "v1.2")
///     try run.write("cube.fits") { file in try file.write(bytes(of: events)) }
/// }
/// ```
public final class Execution: Sendable {
    /// The URI of this execution, which all its products share, unless a record gives another one.
    public var identifier: String { facts.withLock { $0.request.activity.identifier } }

    let options: ExecutionOptions
    let facts: Lock<ExecutionFacts>
    let stamper: Stamper
    let replacer: FileReplacer
    /// Reads what is used, each file once.
    private let inputs = InputReader()
    private let resources = ResourceUse.now

    /// Begins an execution, now.
    ///
    /// - Parameters:
    ///   - name: the name of the task, as in `ctbin`.
    ///   - version: its version.
    ///   - options: what is captured, and how files are written.
    /// - Throws: `bad-record` if the name is blank.
    public init(
        _ name: String, version: String? = nil, options: ExecutionOptions = ExecutionOptions()
    ) throws(FitsProvError) {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw FitsProvError(.badRecord, path: "", "the activity has no name")
        }
        var activity = Activity(name: name, identifier: ProductIdentifier.make())
        activity.version = version
        activity.start = Clock.now
        facts = Lock(ExecutionFacts(Step(activity: activity), options))
        replacer = FileReplacer(options: options.replacerOptions)
        stamper = Stamper(profile: options.profile, replacer: replacer)
        self.options = options
    }

    /// Does something with the facts, if the execution is not over.
    func tell<Value>(
        _ body: (inout ExecutionFacts) throws(FitsProvError) -> Value
    ) throws(FitsProvError) -> Value {
        try facts.withLock { (facts) throws(FitsProvError) in
            guard !facts.isOver else {
                throw FitsProvError(
                    .badRecord, path: "", "the execution of \(facts.request.activity.name) is over")
            }
            return try body(&facts)
        }
    }

    /// Reads what is used, and compares it with what it was when it was told.
    func inputReader(_ facts: ExecutionFacts) -> InputReader {
        var reader = inputs
        reader.expected = facts.snapshots
        return reader
    }

    /// What the process used since the execution began.
    var used: ResourceUse { ResourceUse.now.since(resources) }
}

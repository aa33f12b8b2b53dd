import Descriptions
import FITS
import Files
package import FitsProv
package import FitsProvExecution
package import ProcessTracing

/// A run of somebody else's program, and what is told of it.
package struct Run: Sendable {
    /// What is asked for.
    package struct Options: Sendable {
        /// What is captured, and how files are written.
        package var execution = ExecutionOptions()
        /// Whether the kernel is asked.
        package var asksKernel = true
        /// Which products are told of.
        package var out: [String] = []
        /// What the program does, whatever it is run on.
        package var description: ActivityDescription?
        /// Fields of all products.
        package var fields: [Field] = []
        /// Signals as ``TraceOptions`` has them.
        package var plainSignals: [Int32] = []
        /// Signals as ``TraceOptions`` has them.
        package var ignoredSignals: [Int32] = []
        /// Whether products of a program that failed are stamped.
        package var keepsFailed = false
        /// Whether this process is there for the program alone.
        package var isForProgramAlone = false
        /// Called if something that the program left behind is waited for.
        package var waits: @Sendable () -> Void = {}

        /// Makes the options of everyday.
        package init() {}
    }

    /// The program and its arguments.
    package let command: [String]
    /// What the program did.
    package let trace: Trace
    /// What its files are to it.
    package let files: RunFiles
    /// What is told of it.
    package let account: RunAccount
    /// The name of the activity: the program's, or what a description calls it.
    package let name: String
    private let execution: Execution
    private let options: Options

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - options: what is asked for.
    /// - Throws: ``NotStarted`` if it cannot be started; ``FitsProvError`` before it is started, if what is to
    ///   be told of it is wrong.
    package init(_ command: [String], _ options: Options) throws {
        self.command = command
        self.options = options
        let folder = Paths.resolved(".") ?? "/"
        var settings = options.execution
        settings.capture.subtract(Run.ownCaptures)
        settings.overwrites = true
        name = options.description?.name ?? Paths.name(of: command.first ?? "")
        execution = try Execution(name, options: settings)
        if let description = options.description { try execution.describe(by: description) }
        for field in options.fields { try execution.field(field.name, field.value) }
        let looks = LastLooks()
        let patterns = OutPatterns(options.out, in: folder)
        trace = try TracedRun(command, Run.traceOptions(options, folder, patterns, looks))()
        let program = Run.program(command)
        let programs = trace.programs + [program].compactMap { $0 }
        var context = RunFiles.Context(
            places: RunPlaces(programs: programs, workingFolder: folder))
        context.program = program
        context.streams = Run.streams
        context.isWanted = { patterns.contains($0) }
        files = RunFiles(trace.files, context)
        account = RunAccount(
            files, RunWords(command, options.description), in: folder,
            started: trace.ending.started, looks: looks,
            tellsOfOthers: options.execution.writesSidecars)
    }

    /// Ends the execution: the products are stamped, if the program succeeded or it is asked for.
    ///
    /// - Returns: the products.
    /// - Throws: ``FitsProvError`` if they cannot be stamped; none is then.
    package func end() throws(FitsProvError) -> [Execution.Made] {
        let status = trace.ending.status
        guard isKept else {
            execution.fail("it ended with status \(status)")
            return []
        }
        guard !account.products.isEmpty else {
            execution.fail("it made nothing")
            return []
        }
        try execution.record(request)
        for product in account.products { try execution.made(product.path, role: product.role) }
        return try execution.end(status: Int(status))
    }

    /// Whether products of the run are to be stamped.
    package var isKept: Bool { trace.ending.status == 0 || options.keepsFailed }

    /// What the user should know of the stamps.
    package var warnings: [String] {
        execution.warnings
            + (options.description.map {
                $0.complaints(of: account.step(name), made: account.products.map(\.role))
            } ?? [])
    }

    /// What is known of the program and its end.
    private var request: StampRequest {
        let capture = options.execution.capture
        let keepsPaths = capture.contains(.paths)
        var step = account.step(name)
        // What looks like a secret is not told.
        step.parameters.removeAll { Secret.isName($0.name) }
        step.activity.start = Clock.text(ofNanoseconds: trace.ending.started)
        step.activity.end = Clock.text(ofNanoseconds: trace.ending.ended)
        step.activity.version = account.version
        if capture.contains(.command) {
            step.activity.command = Command.line(
                command, in: Paths.resolved("."), keepsPaths: keepsPaths)
        }
        var settings: [(name: String, value: String)] = []
        if capture.contains(.executable), let program = Run.program(command) {
            settings += Program.executable(keepsPaths, of: program)
        }
        if capture.contains(.resources) {
            let time = trace.ending.userTime + trace.ending.systemTime
            settings +=
                ResourceUse(
                    milliseconds: Int(time / 1000), peakKiB: Int(trace.ending.peakMemory / 1024)
                ).settings
        }
        settings.append(("files_seen_by", trace.methodWords))
        var request = StampRequest(step)
        request.environment = settings.map { Setting(name: $0.name, value: $0.value) }
        return request
    }

    /// What is captured here, since it is not this process that is told of.
    private static let ownCaptures: Capture = [.command, .executable, .libraries, .resources]

    private static func traceOptions(
        _ options: Options, _ folder: String, _ patterns: OutPatterns, _ looks: LastLooks
    ) -> TraceOptions {
        var trace = TraceOptions()
        trace.asksKernel = options.asksKernel
        trace.passedOver = RunPlaces.passedOver(from: folder)
        trace.watched = patterns.folders
        trace.isForProgramAlone = options.isForProgramAlone
        trace.waitsAfterFailure = options.keepsFailed
        trace.plainSignals = options.plainSignals
        trace.ignoredSignals = options.ignoredSignals
        trace.waits = options.waits
        trace.lastLook = { looks.look($0) }
        return trace
    }

    /// The absolute path of the program; nil if it is not known.
    private static func program(_ command: [String]) -> String? {
        guard let name = command.first else { return nil }
        guard name.contains("/") else { return ChildProcess.find(name) }
        return Paths.resolved(name)
    }

    /// What standard output and standard error are.
    private static var streams: Set<OpenFolder.Identity> {
        Set(["/proc/self/fd/1", "/proc/self/fd/2"].compactMap { OpenFolder.Identity(of: $0) })
    }
}

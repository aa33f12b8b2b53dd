import ArgumentParser
import Descriptions
import FITS
import Files
import FitsProv
import FitsProvExecution
import FitsProvRun
import Glibc
import Reports
import ProcessTracing

/// `fitsprov run`: runs somebody else's program and stamps what it made.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a program, and write into its products how they were made.",
        usage: "fitsprov run [<options>] -- <command> ...",
        discussion: """
            The program runs as it would without this: its streams, the terminal, signals and its \
            status are its own. What it read and wrote, the kernel tells; where it does not, the words \
            of the command and the folders that they name do, and the record says so.

            After success all FITS files that it made are stamped together; what is no FITS file \
            gets a document beside it. The status is that of the program; if it is 0 and the products \
            could not be stamped, 2. It is 126 or 127, as a shell has it, if the program cannot be run.

            What is wrong before the program is started has the usual statuses.

            \(ExitStatus.help)
            """)

    @Option(
        help: ArgumentHelp(
            "What the program does, in a file (docs/descriptions.md).", valueName: "file"),
        completion: .file())
    var describe: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "A field of all products, as in calib_version=v1.2.", valueName: "field=value"))
    var fields: [NameAndValue] = []

    @Option(
        help: ArgumentHelp(
            "Only products of this name, as in '*.fits' or 'red/*'.", valueName: "pattern"))
    var out: [String] = []

    @Flag(help: "Do not start what does not agree with its description.")
    var strict = false

    @Flag(help: "Do not ask the kernel.")
    var noTrace = false

    @Flag(help: "Stamp what a program that failed has left, with its status.")
    var keepFailed = false

    @Flag(help: "Write no documents beside products that are no FITS files.")
    var noSidecar = false

    @Flag(
        name: [.customShort("n"), .long],
        help: "Run the program, say on standard error what would be recorded, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "What is captured: standard, all, none, or parts of it (docs/capture.md).",
            valueName: "parts"))
    var capture: CaptureOption?

    @OptionGroup var profile: ProfileOptions

    @Argument(
        parsing: .postTerminator,
        help: ArgumentHelp("The program and its arguments, behind '--'.", valueName: "command"))
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else {
            throw ValidationError("No command: it stands behind '--'")
        }
        if strict, describe == nil { throw ValidationError("--strict goes with --describe") }
    }

    func run() throws {
        let options = try options()
        let complaints = RunWords(command, options.description).complaints
        for complaint in complaints { Diagnostic.print(command[0], complaint) }
        if strict, !complaints.isEmpty { throw ExitStatus.no }
        let run: Run
        do {
            run = try Run(command, options)
        } catch let error as NotStarted {
            throw ProgramStatus(notStarted: error, command[0])
        }
        let status = ProgramStatus(run.trace.ending.status)
        report(run)
        if dryRun {
            StandardStream.error.write(RunText(run).text)
            throw status
        }
        var worst = run.account.broken.isEmpty ? ExitStatus.done : .couldNotTell
        do throws(FitsProvError) {
            _ = try run.end()
        } catch {
            Diagnostic.print(error)
            worst = error.status
            if worst != .notDurable {
                let words = "ended with status \(status.number), but nothing was stamped"
                Diagnostic.print(command[0], words)
            }
        }
        for warning in run.warnings where !complaints.contains(warning) {
            Diagnostic.print("", warning)
        }
        throw status.number == 0 ? ProgramStatus(worst.rawValue) : status
    }

    private func options() throws -> Run.Options {
        var options = Run.Options()
        options.execution.profile = try profile.resolved()
        options.execution.writesSidecars = !noSidecar
        options.description = try describe.map { try DescriptionFile(named: $0).description }
        if let capture { options.execution.capture = capture.parts }
        options.asksKernel = !noTrace
        options.out = out
        options.fields = fields.map { Field(name: $0.name, value: $0.value) }
        options.isForProgramAlone = true
        options.keepsFailed = keepFailed
        (options.plainSignals, options.ignoredSignals) = Signals.changed
        options.waits = {
            Diagnostic.print(
                "", "the program has ended; waiting for what it left running (Ctrl-C ends that)")
        }
        return options
    }

    /// Says what is odd about the run.
    private func report(_ run: Run) {
        let trace = run.trace
        if trace.method == .wordsAndFolders, trace.whyNotKernel != .notAsked {
            Diagnostic.print(command[0], "seen by \(trace.methodWords)")
        }
        for program in trace.disarmed {
            Diagnostic.print(
                program,
                "has no more rights than other programs here (--no-trace lets it have them)")
        }
        if trace.unseen > 0 {
            Diagnostic.print(command[0], "\(trace.unseen) of its calls could not be seen")
        }
        if trace.isCut {
            Diagnostic.print(command[0], "touches too many files; not all are told of")
        }
        if trace.leavesProcesses, run.isKept {
            Diagnostic.print(command[0], "left something running, of which nothing more is told")
        }
        for error in run.account.broken { Diagnostic.print(error) }
    }
}

/// The exit status of a program that was run, whatever it is.
struct ProgramStatus: Error {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    /// Says why a program cannot be run; the status is that of a shell.
    init(notStarted error: NotStarted, _ program: String) {
        Diagnostic.print(program, unsafe String(cString: strerror(error.number)))
        number = error.number == ENOENT ? 127 : 126
    }
}

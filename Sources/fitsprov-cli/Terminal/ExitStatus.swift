import Files
import FitsProv
import FitsProvArchive
import Glibc
import Reports
import Synchronization

extension ExitStatus {
    static let help = """
        Exit status: 0 yes or done; 1 no; 2 could not tell, an operation failed; \
        3 nothing recorded; 4 written, but perhaps not yet on the disk; 64 wrong usage.
        """

    /// The status of a command that an error ends: with ``init(ofFailure:)``, the one place that decides it.
    init(of error: any Error) {
        self =
            switch error {
            // Whoever read the output has had enough.
            case is BrokenPipe: .done
            case is QueryDiagnostic: .usage
            case let error as FileDiagnostic: ExitStatus(of: error.cause)
            case let error as FitsProvError where error.code == .badExpression: .usage
            default: ExitStatus(ofFailure: error)
            }
    }

    /// Ends the command with this status, unless all is well.
    func check() throws {
        if self != .done { throw self }
    }

    /// Ends the process.
    func end() -> Never {
        exit(rawValue)
    }
}

/// Standard input, output and error that the process was started without.
enum ClosedStreams {
    /// Opens something harmless in their places.
    ///
    /// Otherwise the next file that is opened has the number of one of them, and what is said goes
    /// into it. Standard output that is closed stays one that cannot be written.
    static func prepare() {
        for (number, mode) in [
            (STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
        ] where fcntl(number, F_GETFD) < 0 {
            // The lowest free number is given out, and those below are taken by now.
            _ = unsafe open("/dev/null", mode)
        }
    }
}

/// Signals that would end the process in the middle of a write.
enum Signals {
    /// Makes them errors of the calls instead.
    static func prepare() {
        for number in [SIGPIPE, SIGXFSZ] where !isIgnoring(signal(number, SIG_IGN)) {
            changes.withLock { $0.plain.append(number) }
        }
        // Who starts this program may ignore it, and no child could be waited for then.
        if isIgnoring(signal(SIGCHLD, SIG_DFL)) {
            changes.withLock { $0.ignored.append(SIGCHLD) }
        }
        endPlainly()
    }

    private static let changes = Lock<(plain: [Int32], ignored: [Int32])>(([], []))

    /// What ``prepare()`` has changed: signals that did what they do by default, and that were ignored.
    static var changed: (plain: [Int32], ignored: [Int32]) { changes.withLock { $0 } }

    /// What the runtime of Swift takes as a crash, and Ctrl-\.
    private static let crashes = [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP]

    /// Lets a crash just end the process.
    ///
    /// The runtime would run a program of its own then, `swift-backtrace`, which it may find in the
    /// current folder.
    private static func endPlainly() {
        for number in crashes where isIgnoring(signal(number, SIG_DFL)) {
            _ = signal(number, SIG_IGN)
        }
    }

    /// Whether what a signal did was nothing, as `nohup` and shells have it for some.
    static func isIgnoring(_ handler: sighandler_t?) -> Bool {
        let ignoring = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
        return unsafe unsafeBitCast(handler, to: Int.self) == ignoring
    }
}

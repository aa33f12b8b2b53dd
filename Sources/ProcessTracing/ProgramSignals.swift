import CTracing
import Files
import Glibc
import Synchronization

/// Passes signals that are sent to this process on to the program.
///
/// What the terminal sends, it sends to the program, too, as both are in one group of processes.
final class ProgramSignals: Sendable {
    private static let passedOn = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGUSR1, SIGUSR2,
    ]
    private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    private struct State {
        var hasEnded = false
        var isInterrupted = false
    }

    private let state = Lock(State())
    private let watch: Watch
    /// The signals that this thread held back before.
    let former: sigset_t

    /// Holds the signals back from this thread and those that it starts; nil if they cannot be waited for.
    init?() {
        var signals = SignalSet.of(ProgramSignals.passedOn)
        guard let watch = unsafe Watch(ctracing_signals(&signals)) else { return nil }
        self.watch = watch
        var former = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &signals, &former)
        self.former = former
    }

    /// Passes signals on until ``finish()``.
    func serve(_ process: pid_t, held: Int32) {
        while watch.next() == .read { take(process, held) }
    }

    private func take(_ process: pid_t, _ held: Int32) {
        while let (signal, isSent) = state.withLock({ next(&$0) }) {
            if isSent { _ = ctracing_send(process, held, signal) }
        }
    }

    /// The next signal; one that came after the program's end is not sent to it.
    private func next(_ state: inout State) -> (signal: Int32, isSent: Bool)? {
        var isSent: Int32 = 0
        let signal = unsafe ctracing_next_signal(watch.descriptor, &isSent)
        guard signal > 0 else { return nil }
        if state.hasEnded, ProgramSignals.ending.contains(signal) { state.isInterrupted = true }
        return (signal, isSent != 0 && !state.hasEnded)
    }

    /// Tells that the program has ended: what comes from now on is for this process.
    func programHasEnded() {
        state.withLock { state in
            // What ended the program was sent to this process before.
            while next(&state) != nil {}
            state.hasEnded = true
        }
    }

    /// Whether a signal asked this process to end since the program has.
    var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

    /// Lets ``serve(_:held:)`` end.
    func finish() {
        watch.finish()
    }

    /// Lets this thread take signals as before.
    func restore() {
        var former = former
        unsafe pthread_sigmask(SIG_SETMASK, &former, nil)
    }
}

/// Sets of signals.
enum SignalSet {
    static func of(_ signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals { unsafe sigaddset(&set, signal) }
        return set
    }

    /// Those that this thread holds back.
    static var held: sigset_t {
        var set = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, nil, &set)
        return set
    }
}

import CTracing
import Files
import Glibc

/// Runs a program as it would run without this, and tells what it did with files.
///
/// Standard streams, the terminal, the environment and the working folder are those of this process.
package struct TracedRun: ~Copyable {
    private let command: [String]
    private let options: TraceOptions
    private let words: NameCandidates
    private let folder: String

    /// Makes ready for a run in the current folder.
    ///
    /// - Parameters:
    ///   - command: the program, which is looked for in `PATH`, and its arguments.
    ///   - options: how it is run and watched.
    package init(_ command: [String], _ options: TraceOptions = TraceOptions()) {
        self.command = command
        self.options = options
        words = NameCandidates(command)
        folder = Paths.resolved(".") ?? "/"
    }

    /// Runs the program to its end.
    ///
    /// - Returns: what it did.
    /// - Throws: ``NotStarted`` if it cannot be started.
    package func callAsFunction() throws(NotStarted) -> Trace {
        if options.isForProgramAlone { _ = ctracing_adopt_orphans() }
        let held = SignalSet.held
        let signals = options.isForProgramAlone ? ProgramSignals() : nil
        if options.isForProgramAlone, signals == nil { throw NotStarted(number: EMFILE) }
        defer { signals?.restore() }
        let child = try fork(held: held)
        let handle = ctracing_hold(child.process)
        defer { if handle >= 0 { close(handle) } }
        let isTraced = child.listener >= 0
        let surroundings = Surroundings(words, folder, isTraced ? nil : options.watched)
        if !isTraced {
            for file in surroundings.named.files { options.lastLook(file.path.text) }
        }
        let listener =
            isTraced
            ? Listener(child.listener, passedOver: options.passedOver, lastLook: options.lastLook)
            : nil
        let process = child.process
        let threads = [
            listener.flatMap { listener in WorkThread { listener.serve() } },
            signals.flatMap { signals in WorkThread { signals.serve(process, held: handle) } },
        ].compactMap { $0 }
        let isServed = threads.count == (isTraced ? 1 : 0) + (signals == nil ? 0 : 1)
        if isServed {
            _ = ctracing_release(child.channel)
        } else {
            // Without the threads the program would wait for answers for ever.
            _ = ctracing_send(process, handle, SIGKILL)
        }
        let started = Clock.now
        let clock = ContinuousClock()
        let begun = clock.now
        let failure = ctracing_executed(child.channel)
        let end = wait(for: child.process)
        let taken = clock.now - begun
        signals?.programHasEnded()
        let hasFailed = end.signal != 0 || end.status != 0
        let waits = !hasFailed || options.waitsAfterFailure
        let leaves = failure == 0 && options.isForProgramAlone && !isLast(signals, waits: waits)
        if leaves { listener?.leaveCaretaker() }
        if options.isForProgramAlone || failure != 0 { listener?.finish() }
        signals?.finish()
        for thread in threads { thread.join() }
        guard failure == 0 else { throw NotStarted(number: -failure) }
        guard isServed else { throw NotStarted(number: EAGAIN) }
        let account = listener?.account() ?? Account()
        return Trace(
            method: isTraced ? .kernel : .wordsAndFolders,
            whyNotKernel: refusal(child),
            ending: Ending(end, started: started, taken: taken),
            files: surroundings.merged(with: account, isTraced: isTraced, options),
            programs: account.programs, disarmed: child.bars_setuid != 0 ? account.setuid : [],
            unseen: account.unseen, isCut: account.isCut || surroundings.isCut,
            leavesProcesses: leaves)
    }

    private func fork(held: sigset_t) throws(NotStarted) -> ctracing_child {
        var words = unsafe command.map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var child = ctracing_child()
        let status = unsafe words.withUnsafeMutableBufferPointer { words in
            var plan = unsafe ctracing_plan(
                words: UnsafePointer(words.baseAddress), asks_kernel: options.asksKernel ? 1 : 0,
                pretended_refusal: options.pretendedRefusal, held: held,
                plain: SignalSet.of(options.plainSignals),
                ignored: SignalSet.of(options.ignoredSignals))
            return unsafe ctracing_fork(&plan, &child)
        }
        guard status == 0 else { throw NotStarted(number: -status) }
        return child
    }

    private func refusal(_ child: ctracing_child) -> Refusal? {
        guard child.listener < 0 else { return nil }
        guard options.asksKernel else { return .notAsked }
        return child.refusal == EBUSY ? .nested : .system(child.refusal)
    }

    /// Waits until the program has ended; stops with it.
    private func wait(for process: pid_t) -> ctracing_ending {
        var end = ctracing_ending()
        while unsafe ctracing_wait(process, &end) == 0, end.is_stop != 0 {
            // Job control: the shell is to see that the command has stopped.
            guard options.isForProgramAlone, [SIGTSTP, SIGTTIN, SIGTTOU].contains(end.signal)
            else { continue }
            ctracing_stop_self(end.signal)
        }
        return end
    }

    /// The pause between two looks for those left behind, and the time until that is said.
    private static let pause: UInt32 = 5000
    private static let patience = Duration.seconds(1)

    /// Waits until nothing that the program left behind runs; false if it is not to be waited for.
    private func isLast(_ signals: ProgramSignals?, waits: Bool) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        var isSaid = false
        while case let process = ctracing_reap(), process != -ECHILD {
            guard process == 0 else { continue }
            if !waits || signals?.isInterrupted == true { return false }
            if !isSaid, clock.now - start > TracedRun.patience {
                isSaid = true
                options.waits()
            }
            usleep(TracedRun.pause)
        }
        return true
    }
}

/// The time of the system's clock.
private enum Clock {
    static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Ending {
    fileprivate init(_ end: ctracing_ending, started: Int64, taken: Duration) {
        // The system's clock may be set back meanwhile.
        let (seconds, attoseconds) = taken.components
        let ended = started + seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        self.init(
            status: end.signal == 0 ? end.status : 128 + end.signal,
            signal: end.signal == 0 ? nil : end.signal, started: started, ended: ended,
            userTime: end.user, systemTime: end.system, peakMemory: end.memory)
    }
}

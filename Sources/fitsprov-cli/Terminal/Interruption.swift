import Glibc
import Synchronization

/// Ctrl-C and its like, as a question that long work asks between two steps.
enum Interruption {
    private static let asked = Atomic(false)

    /// Whether the user wants the command to end.
    static var wasAsked: Bool { asked.load(ordering: .relaxed) }

    /// What asks a program to end: Ctrl-C, a batch system, a terminal that goes away.
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// From now on the first signal asks, and the second ends the process.
    static func watch() {
        // Made before the signal comes: making it is nothing that a handler may do.
        _ = wasAsked
        for number in signals {
            let former = signal(number) { number in
                Interruption.asked.store(true, ordering: .relaxed)
                _ = signal(number, SIG_DFL)
            }
            // What nohup lets pass by goes on passing by.
            if Signals.isIgnoring(former) { _ = signal(number, SIG_IGN) }
        }
    }

    /// From now on a signal just ends the process.
    static func stopWatching() {
        for number in signals where Signals.isIgnoring(signal(number, SIG_DFL)) {
            _ = signal(number, SIG_IGN)
        }
    }
}

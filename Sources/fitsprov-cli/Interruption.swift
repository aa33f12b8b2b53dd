import Glibc
import Synchronization

/// Ctrl-C, as a question that long work asks between two steps.
enum Interruption {
    private static let asked = Atomic(false)

    /// Whether the user wants the command to end.
    static var wasAsked: Bool { asked.load(ordering: .relaxed) }

    /// From now on the first Ctrl-C asks, and the second ends the process.
    static func watch() {
        // Made before the signal comes: making it is nothing that a handler may do.
        _ = wasAsked
        _ = signal(SIGINT) { number in
            Interruption.asked.store(true, ordering: .relaxed)
            _ = signal(number, SIG_DFL)
        }
    }
}

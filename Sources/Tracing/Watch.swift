import CTracing
import Glibc

/// Waits for a descriptor, until it is told to end.
final class Watch: Sendable {
    /// What there is to do.
    enum Step {
        /// Something can be read.
        case read
        /// Nothing more will come, or it is to end, and all has been read.
        case end
    }

    /// The descriptor; it is closed with this.
    let descriptor: Int32
    private let event: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        event = ctracing_event()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if event >= 0 { close(event) }
    }

    /// Waits for the next step.
    func next() -> Step {
        var places = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: event, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&places, 2, -1) < 0 {
            if errno != EINTR { return .end }
        }
        return places[0].revents & Int16(POLLIN) != 0 ? .read : .end
    }

    /// Lets ``next()`` answer that it is at the end.
    func finish() {
        ctracing_raise(event)
    }
}

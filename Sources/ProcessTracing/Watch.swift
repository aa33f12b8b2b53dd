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

    /// Nil if there is nothing to wait for, or no way to end the waiting: the process has no descriptor left.
    ///
    /// - Parameter descriptor: an open one, which is closed with this, or the negative number of an error.
    init?(_ descriptor: Int32) {
        let event = ctracing_event()
        guard descriptor >= 0, event >= 0 else {
            for open in [descriptor, event] where open >= 0 { close(open) }
            return nil
        }
        (self.descriptor, self.event) = (descriptor, event)
    }

    deinit {
        close(descriptor)
        close(event)
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

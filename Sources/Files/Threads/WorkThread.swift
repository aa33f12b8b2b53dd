import Glibc

/// A thread of the operating system, which may block without keeping others from running.
package struct WorkThread: Sendable {
    private let thread: pthread_t

    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Starts a thread; nil if the system has none left.
    package init?(_ run: @escaping @Sendable () -> Void) {
        let body = unsafe Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread, nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                }
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            unsafe body.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the thread has ended.
    package func join() {
        pthread_join(thread, nil)
    }

    /// Lets the thread end without being waited for.
    package func detach() {
        pthread_detach(thread)
    }
}

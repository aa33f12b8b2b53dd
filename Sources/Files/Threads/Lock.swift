#if THREAD_SANITIZER
    import Glibc

    /// A value that one thread at a time may use, for ThreadSanitizer: it knows of no lock but those of the C
    /// library, and takes what a `Mutex` guards for a race.
    @safe package final class Lock<Value>: @unchecked Sendable {
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private var value: Value

        /// Guards a value.
        package init(_ value: consuming sending Value) {
            self.value = value
            unsafe pthread_mutex_init(mutex, nil)
        }

        deinit {
            unsafe pthread_mutex_destroy(mutex)
            unsafe mutex.deallocate()
        }

        /// Lets no other thread use the value meanwhile.
        package func withLock<Result: ~Copyable, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            unsafe pthread_mutex_lock(mutex)
            defer { unsafe pthread_mutex_unlock(mutex) }
            return try body(&value)
        }
    }
#else
    package import Synchronization

    /// A value that one thread at a time may use.
    package typealias Lock = Mutex
#endif

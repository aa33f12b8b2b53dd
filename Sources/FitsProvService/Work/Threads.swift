import Dispatch
import Files
import Synchronization

/// Work that may block, in threads of its own: neither event loops nor tasks wait for it.
enum Threads {
    /// Does work in a new thread.
    ///
    /// - Parameter work: what may block.
    /// - Returns: what the work returns.
    /// - Throws: what the work throws, or ``Refusal`` if there is no thread left.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isStarted = start {
                continuation.resume(with: Result { try work() })
            }
            if !isStarted { continuation.resume(throwing: none) }
        }
    }

    /// Starts work in a new thread.
    ///
    /// - Parameter work: what may block.
    /// - Returns: whether there was a thread for it.
    static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = WorkThread(work) else { return false }
        thread.detach()
        return true
    }

    /// Waits for what tasks do, in a thread that may block.
    ///
    /// - Parameter work: what tasks do.
    /// - Returns: what the work returns.
    /// - Throws: what the work throws.
    static func wait<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () async throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let outcome = Outcome<Value, Failure>()
        Task {
            let result: Result<Value, Failure>
            do throws(Failure) {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            outcome.result.withLock { $0 = result }
            outcome.done.signal()
        }
        while true {
            outcome.done.wait()
            if let result = outcome.result.withLock({ $0 }) { return try result.get() }
        }
    }

    private final class Outcome<Value: Sendable, Failure: Error>: Sendable {
        let result = Lock<Result<Value, Failure>?>(nil)
        let done = DispatchSemaphore(value: 0)
    }

    /// Why work was not started.
    static let none = Refusal.later("the computer has no thread left", seconds: 5)
}

import Files

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

    /// Why work was not started.
    static let none = Refusal.later("the computer has no thread left", seconds: 5)
}

extension Service {
    /// Does work in a thread of its own, whose bytes are sent as they come.
    ///
    /// - Parameters:
    ///   - call: who wants them.
    ///   - needsPlace: whether it waits for its turn among the queries.
    ///   - work: passes on bytes, and returns the last ones and how it ended.
    /// - Returns: where more bytes come from, and the first ones.
    /// - Throws: ``Refusal`` if there is no place or thread for it.
    func piped(
        _ call: Call, needsPlace: Bool = false,
        _ work: @escaping @Sendable (BytePipe) -> (last: [UInt8], end: QueryEnd)
    ) async throws -> (pipe: BytePipe, first: BytePipe.Piece) {
        if needsPlace { try await gate.enter() }
        let pipe = BytePipe(stall: options.limits.stall, onStall: call.hangUp)
        let gate = gate
        let isStarted = Threads.start {
            let (last, end) = work(pipe)
            pipe.finish(last, end)
            if needsPlace { Task { await gate.leave() } }
        }
        guard isStarted else {
            if needsPlace { await gate.leave() }
            throw Threads.none
        }
        return (pipe, await pipe.next())
    }

    /// Does work in a thread of its own when its turn among the queries has come.
    ///
    /// - Parameter work: what may block.
    /// - Returns: what the work returns.
    /// - Throws: ``Refusal`` if there is no place or thread for it, and what the work throws.
    func inTurn<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await gate.enter()
        do {
            let value = try await Threads.run(work)
            await gate.leave()
            return value
        } catch {
            await gate.leave()
            throw error
        }
    }
}

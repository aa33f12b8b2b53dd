import Dispatch
import Synchronization

/// Lets work through one at a time and in the order of its numbers, whichever thread comes first.
package final class Turnstile: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: DispatchSemaphore] = [:]
    }

    private let state = Lock(State())

    /// Makes one that lets 0 through first.
    package init() {}

    /// Does some work when it is its turn.
    ///
    /// - Parameters:
    ///   - number: the number of the work; each is to come once, and all before it.
    ///   - body: the work.
    /// - Returns: what the work returns.
    /// - Throws: what the work throws; it is then the turn of the next all the same.
    package func pass<Value, Failure: Error>(
        _ number: Int, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let turn = state.withLock { state -> DispatchSemaphore? in
            guard state.next != number else { return nil }
            let turn = DispatchSemaphore(value: 0)
            state.waiting[number] = turn
            return turn
        }
        turn?.wait()
        defer {
            let next = state.withLock { state in
                state.next += 1
                return state.waiting.removeValue(forKey: state.next)
            }
            next?.signal()
        }
        return try body()
    }
}

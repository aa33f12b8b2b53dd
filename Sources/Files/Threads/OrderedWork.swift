import Dispatch
import Synchronization

/// Works on many items in threads of its own, and gives the results in the order of the items.
///
/// Reading files of a cold disk is waiting, so there may be more threads than cores; the threads of
/// tasks would be as many as cores and blocked. What is in flight is bounded, and so is the memory.
package enum OrderedWork {
    /// Items in flight for each thread: enough that a slow one does not stop the others.
    private static let itemsPerThread = 4

    /// Runs over all items.
    ///
    /// - Parameters:
    ///   - threads: how many threads work; with one, all happens on the caller's.
    ///   - next: gives the next item, or nil at the end; called on the caller's thread.
    ///   - worker: makes what works on items, once for each thread, so that it may keep buffers.
    ///   - finish: takes the results in the order of the items, on the caller's thread.
    /// - Throws: what `next` and `finish` throw; items in flight are then finished and dropped.
    package static func run<Item: Sendable, Outcome: Sendable, Failure: Error>(
        threads: Int, next: () throws(Failure) -> Item?,
        worker: @escaping @Sendable () -> (Item) -> Outcome,
        finish: (Outcome) throws(Failure) -> Void
    ) throws(Failure) {
        let queue = WorkQueue<Item, Outcome>()
        var crew: [WorkThread] = []
        if threads > 1 {
            crew = (0..<threads).compactMap { _ in WorkThread { queue.serve(worker()) } }
        }
        guard !crew.isEmpty else {
            let work = worker()
            while let item = try next() { try finish(work(item)) }
            return
        }
        defer {
            queue.close(crew.count)
            for thread in crew { thread.join() }
        }
        let most = crew.count * itemsPerThread
        var started = 0
        var finished = 0
        var isAtEnd = false
        while true {
            while !isAtEnd, started - finished < most {
                guard let item = try next() else {
                    isAtEnd = true
                    break
                }
                queue.add(item, number: started)
                started += 1
            }
            guard finished < started else { return }
            let outcome = queue.outcome(finished)
            finished += 1
            try finish(outcome)
        }
    }
}

/// Items on their way to the threads, and outcomes on their way back.
private final class WorkQueue<Item: Sendable, Outcome: Sendable>: Sendable {
    private struct State {
        var items: [(number: Int, item: Item)] = []
        var outcomes: [Int: Outcome] = [:]
        var isClosed = false
    }

    private let state = Lock(State())
    private let added = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    func add(_ item: Item, number: Int) {
        state.withLock { $0.items.append((number, item)) }
        added.signal()
    }

    /// The outcome of an item, waited for.
    func outcome(_ number: Int) -> Outcome {
        while true {
            if let outcome = state.withLock({ $0.outcomes.removeValue(forKey: number) }) {
                return outcome
            }
            done.wait()
        }
    }

    /// Works on items until the queue is closed.
    func serve(_ work: (Item) -> Outcome) {
        while true {
            added.wait()
            let next = state.withLock { state in
                state.isClosed || state.items.isEmpty ? nil : state.items.removeFirst()
            }
            guard let (number, item) = next else { return }
            let outcome = work(item)
            state.withLock { $0.outcomes[number] = outcome }
            done.signal()
        }
    }

    /// Lets the threads end, whatever is still waiting.
    func close(_ threads: Int) {
        state.withLock { $0.isClosed = true }
        for _ in 0..<threads { added.signal() }
    }
}

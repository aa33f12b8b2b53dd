/// Lets so many queries run at once; others wait for their turn, but not for ever.
actor QueryGate {
    private let places: Int
    private let most: Int
    private let patience: Duration
    private var running = 0
    private var number = 0
    private var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []

    /// How many wait.
    var waitingCount: Int { waiting.count }

    /// - Parameter limits: how many run, how many wait, and for how long.
    init(_ limits: ServiceLimits) {
        places = limits.queries
        most = limits.waitingQueries
        patience = limits.patience
    }

    /// Waits for a place, which is to be given back with ``leave()``.
    ///
    /// - Throws: ``Refusal`` if too many wait, or it took too long.
    func enter() async throws(Refusal) {
        if running < places {
            running += 1
            return
        }
        guard waiting.count < most else {
            throw .later("\(most) queries are waiting already; try again later", seconds: 10)
        }
        number += 1
        let own = number
        let patience = patience
        let timer = Task {
            try await Task.sleep(for: patience)
            self.giveUp(own)
        }
        let isLetIn = await withCheckedContinuation { waiting.append((own, $0)) }
        timer.cancel()
        guard isLetIn else {
            throw .later(
                "\(places) queries are running, and none ended within \(patience); try again later",
                seconds: 10)
        }
    }

    /// Gives a place back.
    func leave() {
        if waiting.isEmpty {
            running -= 1
        } else {
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }

    private func giveUp(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}

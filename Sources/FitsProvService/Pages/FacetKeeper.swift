import Files
import FitsProvArchive
import FitsProvPages
import Synchronization

/// Keeps in memory what there is to choose from, and counts it anew after the index has changed.
///
/// Counting takes seconds where there are a million products. It is done in a thread of its own; until it has ended,
/// what was counted before is shown.
final class FacetKeeper: Sendable {
    private struct State {
        /// The index that was counted, or is.
        var index: ArchiveIndex?
        var facets = Facets()
        var isCounting = false
        /// No other count begins before.
        var pause = ContinuousClock.now
    }

    private let state = Lock(State())

    /// How long a count may take.
    private static let patience = Duration.seconds(600)
    /// A count that took so long is made again after so many times as long at the earliest.
    private static let rest = 10
    /// How long a page waits for the first count.
    private static let wait = Duration.milliseconds(40)

    /// What is known; what is not is counted from now on.
    ///
    /// - Parameter edition: the archive as it is now.
    /// - Returns: what was counted, perhaps of the edition before.
    func facets(of edition: ServedArchive.Edition) async -> Facets {
        count(edition)
        let end = ContinuousClock.now + FacetKeeper.wait
        var (facets, isCounting) = look()
        while !facets.isComplete, isCounting, ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(5))
            (facets, isCounting) = look()
        }
        return facets
    }

    private func look() -> (Facets, Bool) {
        state.withLock { ($0.facets, $0.isCounting) }
    }

    private func count(_ edition: ServedArchive.Edition) {
        let isDue = state.withLock { state in
            guard state.index !== edition.index, !state.isCounting,
                state.index == nil || ContinuousClock.now >= state.pause
            else { return false }
            state.index = edition.index
            state.isCounting = true
            return true
        }
        guard isDue else { return }
        let isStarted = Threads.start { [self] in
            let start = ContinuousClock.now
            do {
                try Facets.gather(
                    edition.index, edition.publication,
                    isStopped: { ContinuousClock.now - start > FacetKeeper.patience },
                    progress: { self.show($0) })
            } catch {
                // The index was damaged or replaced meanwhile: the next page tries again.
                state.withLock { $0.index = nil }
            }
            state.withLock { state in
                state.isCounting = false
                state.pause = .now + (ContinuousClock.now - start) * FacetKeeper.rest
            }
        }
        if !isStarted {
            state.withLock { state in
                state.index = nil
                state.isCounting = false
            }
        }
    }

    /// Shows what is known so far, unless more was known before.
    private func show(_ facets: Facets) {
        state.withLock { state in
            if facets.isComplete || !state.facets.isComplete { state.facets = facets }
        }
    }
}

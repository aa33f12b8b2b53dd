import Files
import FITS
import FitsProv
import Synchronization
import ProcessTracing

/// What files said before the run changed them.
final class LastLooks: Sendable {
    private let looks = Lock<[String: UsedEntity]>([:])

    /// Takes what a file says now, before it is changed for the first time.
    func look(_ path: String) {
        guard looks.withLock({ $0[path] }) == nil,
            let entity = try? InputReader.told(UsedEntity(location: path))
        else { return }
        looks.withLock { $0[path] = entity }
    }

    /// What a file said; nil if it was not looked at, or was another one by the time it was read.
    func entity(_ file: TracedFile) -> UsedEntity? {
        looks.withLock { $0[file.path] }
    }
}

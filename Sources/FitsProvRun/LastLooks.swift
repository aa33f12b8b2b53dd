import FITS
import FitsProv
import Synchronization
import Tracing

/// What files said before the run changed them.
final class LastLooks: Sendable {
    private struct Look {
        let state: FileState
        let entity: UsedEntity
    }

    private let looks = Mutex<[String: Look]>([:])

    /// Takes what a file says now; a file that was looked at and is the same is not read again.
    func look(_ path: String, _ state: FileState) {
        guard looks.withLock({ $0[path]?.state }) != state,
            let entity = try? InputReader.told(UsedEntity(location: path))
        else { return }
        looks.withLock { looks in
            if looks[path] == nil { looks[path] = Look(state: state, entity: entity) }
        }
    }

    /// What a file said; nil if it was not looked at, or was another one by the time it was read.
    func entity(_ file: TracedFile) -> UsedEntity? {
        looks.withLock { $0[file.path]?.entity }
    }
}

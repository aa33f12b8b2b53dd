import Files
import Glibc
import Synchronization
import TestSupport

/// Calls of one operation, some of which fail by their place among them.
final class OneOf: Sendable {
    private let failing: Set<Int>
    private let name: String
    private let count = Lock(0)

    /// Lets the calls at these places, counted from 0, fail.
    init(_ failing: [Int], of name: String) {
        self.failing = Set(failing)
        self.name = name
    }

    /// Fails where the call is one of those that do.
    @Sendable func check(_ call: WatchedFiles.Call) throws(SystemError) {
        guard call.name == name else { return }
        let place = count.withLock { count in
            count += 1
            return count - 1
        }
        if failing.contains(place) { throw SystemError(name, EIO) }
    }
}

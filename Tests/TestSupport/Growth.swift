import Glibc

/// How the cost of some work grows with its size.
package enum Growth {
    /// The processor time of the work with twice the size, divided by that with the size: the least of
    /// some tries, since what else runs on the machine only adds.
    ///
    /// - Parameters:
    ///   - size: the size of the smaller work.
    ///   - bound: the ratio that the caller asks for: no more is tried once it is reached.
    ///   - work: the work; what it needs is to be made in it, or is linear.
    /// - Returns: the ratio.
    package static func ofDoubling(
        _ size: Int, bound: Double = 2.5, _ work: (Int) throws -> Void
    ) rethrows -> Double {
        var least = Double.infinity
        for _ in 0..<5 {
            let once = try seconds { try work(size) }
            let twice = try seconds { try work(2 * size) }
            least = min(least, twice / once)
            if least <= bound { break }
        }
        return least
    }

    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let before = now
        try work()
        return now - before
    }

    /// The processor time of this thread so far.
    private static var now: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

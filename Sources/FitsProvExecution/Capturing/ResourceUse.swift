import Glibc

/// What a process used of the machine.
package struct ResourceUse: Hashable, Sendable {
    /// The processor time, in milliseconds, its ended children included.
    package let milliseconds: Int
    /// The most memory that was resident at once, in KiB.
    package let peakKiB: Int

    /// Gives the numbers.
    ///
    /// - Parameters:
    ///   - milliseconds: the processor time.
    ///   - peakKiB: the most memory that was resident at once.
    package init(milliseconds: Int, peakKiB: Int) {
        self.milliseconds = milliseconds
        self.peakKiB = peakKiB
    }

    /// What this process used since it began.
    static var now: ResourceUse {
        var time = 0
        var peak = 0
        for who in [RUSAGE_SELF, RUSAGE_CHILDREN] {
            var usage = rusage()
            unsafe getrusage(__rusage_who_t(who.rawValue), &usage)
            for part in [usage.ru_utime, usage.ru_stime] {
                time += part.tv_sec * 1000 + Int(part.tv_usec) / 1000
            }
            peak = max(peak, usage.ru_maxrss)
        }
        return ResourceUse(milliseconds: time, peakKiB: peak)
    }

    /// What was used since then; the peak is that of the whole process.
    func since(_ start: ResourceUse) -> ResourceUse {
        ResourceUse(milliseconds: milliseconds - start.milliseconds, peakKiB: peakKiB)
    }

    /// The numbers with their names and units.
    package var settings: [(name: String, value: String)] {
        let thousandths = String(milliseconds % 1000 + 1000).dropFirst()
        return [
            ("cpu_time", "\(milliseconds / 1000).\(thousandths) s"),
            ("peak_memory", "\((peakKiB + 1023) / 1024) MiB"),
        ]
    }
}

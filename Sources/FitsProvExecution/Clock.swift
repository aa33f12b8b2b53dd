import Glibc

/// The time of day, as provenance writes it.
package enum Clock {
    /// Now, in UTC and milliseconds, as in `2026-03-13T23:44:46.123Z`.
    static var now: String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return text(of: time)
    }

    /// A time that is given in nanoseconds since 1970.
    package static func text(ofNanoseconds time: Int64) -> String {
        text(of: timespec(tv_sec: Int(time / 1_000_000_000), tv_nsec: Int(time % 1_000_000_000)))
    }

    private static func text(of time: timespec) -> String {
        var time = time
        var parts = unsafe tm()
        unsafe gmtime_r(&time.tv_sec, &parts)
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let date = unsafe [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
        let clock = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
        return digits(date[0], 4) + date.dropFirst().map { "-" + digits($0, 2) }.joined() + "T"
            + clock.joined(separator: ":") + "." + digits(time.tv_nsec / 1_000_000, 3) + "Z"
    }
}

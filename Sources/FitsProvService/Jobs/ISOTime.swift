import FoundationEssentials

/// Times as services write them: `2026-11-30T21:48:09.000Z` (DALI 1.1 §3.3.3).
enum ISOTime {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    private static let plain = Date.ISO8601FormatStyle()

    /// A time as text.
    static func text(_ time: Date) -> String { time.formatted(style) }

    /// Reads a time of UTC, with or without `Z`, fractions of seconds, or a time of day.
    ///
    /// - Parameter text: such as `2026-11-30T21:48:09`.
    /// - Returns: nil for anything else.
    static func date(_ text: String) -> Date? {
        var text = text
        if text.hasSuffix("Z") { text.removeLast() }
        if !text.contains("T") { text += "T00:00:00" }
        let style = text.contains(".") ? style : plain
        guard let date = try? style.parse(text + "Z") else { return nil }
        // A day of 25 hours is read as well, as one of the next day.
        let seconds = text.prefix { $0 != "." }
        return date.formatted(plain) == seconds + "Z" ? date : nil
    }
}

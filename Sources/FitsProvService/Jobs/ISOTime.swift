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
        return try? style.parse(text + "Z")
    }
}

import PROV

/// A time of ISO 8601, in UTC.
package struct Timestamp: Hashable {
    /// The time in UTC, as in `2026-03-13T23:44:46Z`.
    let utc: String

    /// Reads a time; a blank may stand for the `T`, seconds may be left out, and without a zone it is
    /// UTC.
    init?(_ text: String) {
        var text = text
        if let blank = text.firstIndex(of: " ") {
            text.replaceSubrange(blank...blank, with: "T")
        }
        if !text.contains("T") { text += "T00:00:00" }
        guard let time = DateTime(text) ?? DateTime(text + ":00"),
            let utc = DateTime(time.canonical + (time.canonical.hasSuffix("Z") ? "" : "Z"))
        else { return nil }
        self.utc = utc.canonical
    }

    /// Whether a time in UTC is before another.
    ///
    /// Fractions of a second end with whatever digit is no zero, so `Z` must not take part.
    package static func isEarlier(_ one: String, than other: String) -> Bool {
        one.prefix { $0 != "Z" } < other.prefix { $0 != "Z" }
    }
}

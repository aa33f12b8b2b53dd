extension Timestamp {
    /// The time that a text names; nil if it is only a date.
    ///
    /// - Parameter text: a date with a time, as in `2016-04-26T12:24:33`.
    /// - Returns: the time: ISO 8601, UTC.
    static func moment(_ text: String) -> String? {
        text.contains(":") ? Timestamp(text)?.utc : nil
    }
}

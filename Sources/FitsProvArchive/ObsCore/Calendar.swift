/// Dates of FITS headers as modified Julian dates (FITS 4.0 §9.1 and 4.4.2.1).
enum Calendar {
    /// Seconds of a day.
    static let day = 86_400.0

    /// The modified Julian date of a date, `2025-03-01T12:00:00.5`, `2025-03-01` or, as it was
    /// written until 1999, `01/03/98`; a blank may stand for the `T`.
    static func modifiedJulianDate(_ text: String) -> Double? {
        let parts = split(text) { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }
        guard let first = parts.first, let date = day(of: first), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return Double(date) }
        return time(of: parts[1]).map { Double(date) + $0 / day }
    }

    /// Whether a text is a date without a time.
    static func isDateOnly(_ text: String) -> Bool {
        text.utf8.count <= 10
    }

    /// The seconds of a time of day, `12:34:56.7`, perhaps with a `Z` behind it.
    static func time(of text: some StringProtocol) -> Double? {
        let text = text.hasSuffix("Z") ? String(text.dropLast()) : String(text)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
            let seconds = parts.count == 3 ? Double(parts[2]) : 0,
            (0...24).contains(hours), (0..<60).contains(minutes), (0..<61).contains(seconds)
        else { return nil }
        return Double(hours * 3600 + minutes * 60) + seconds
    }

    /// The parts of a text between ASCII characters, by its bytes: whole characters cost ten times as much.
    private static func split(
        _ text: some StringProtocol, _ isSeparator: (UInt8) -> Bool
    ) -> [Substring] {
        Substring(text).utf8.split(whereSeparator: isSeparator).map { Substring($0) }
    }

    private static func day(of text: Substring) -> Int? {
        if text.utf8.contains(UInt8(ascii: "/")) {
            let parts = split(text) { $0 == UInt8(ascii: "/") }.compactMap { Int($0) }
            guard parts.count == 3, (0...99).contains(parts[2]) else { return nil }
            return day(1900 + parts[2], parts[1], parts[0])
        }
        let parts = split(text) { $0 == UInt8(ascii: "-") }.compactMap { Int($0) }
        guard parts.count == 3, text.utf8.first != UInt8(ascii: "-") else { return nil }
        return day(parts[0], parts[1], parts[2])
    }

    /// The modified Julian date of a day of the Gregorian calendar, at midnight.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        // Days since 1 March of the year 0, by the usual count in eras of 400 years.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let ofEra = shifted % 400
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
        return days - 678_881
    }
}

/// Dates of FITS headers as modified Julian dates (FITS 4.0 §9.1 and 4.4.2.1).
package enum Calendar {
    /// Seconds of a day.
    static let day = 86_400.0

    /// The modified Julian date of a date, `2025-03-01T12:00:00.5`, `2025-03-01` or, as it was
    /// written until 1999, `01/03/98`; a blank may stand for the `T`.
    package static func modifiedJulianDate(_ text: String) -> Double? {
        let bytes = text.utf8
        let isBetween = { (byte: UInt8) in byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ") }
        guard let end = bytes.firstIndex(where: isBetween) else {
            return day(of: bytes[...]).map(Double.init)
        }
        guard let date = day(of: bytes[..<end]) else { return nil }
        return time(of: text[bytes.index(after: end)...]).map { Double(date) + $0 / day }
    }

    /// Whether a text is a date without a time.
    static func isDateOnly(_ text: String) -> Bool {
        text.utf8.count <= 10
    }

    /// The seconds of a time of day, `12:34:56.7`, perhaps with a `Z` behind it.
    static func time(of text: Substring) -> Double? {
        var rest = text.utf8
        if rest.last == UInt8(ascii: "Z") { rest.removeLast() }
        guard let hours = wholeNumber(&rest), skip(":", &rest), let minutes = wholeNumber(&rest),
            let seconds = rest.isEmpty ? 0 : skip(":", &rest) ? Double(Substring(rest)) : nil,
            (0...24).contains(hours), (0..<60).contains(minutes), (0..<61).contains(seconds)
        else { return nil }
        return Double(hours * 3600 + minutes * 60) + seconds
    }

    private static func day(of text: Substring.UTF8View) -> Int? {
        var rest = text
        guard let first = wholeNumber(&rest) else { return nil }
        let isOld = rest.first == UInt8(ascii: "/")
        let separator: Unicode.Scalar = isOld ? "/" : "-"
        guard skip(separator, &rest), let second = wholeNumber(&rest), skip(separator, &rest),
            let third = wholeNumber(&rest), rest.isEmpty
        else { return nil }
        if !isOld { return day(first, second, third) }
        return (0...99).contains(third) ? day(1900 + third, second, first) : nil
    }

    /// The most digits of a number in a date or time.
    private static let mostDigits = 9

    /// Takes a number from the front of a text; bytes are compared, which is much faster than characters.
    private static func wholeNumber(_ text: inout Substring.UTF8View) -> Int? {
        var number = 0
        var digits = 0
        while let byte = text.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"),
            digits < mostDigits
        {
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
            text.removeFirst()
        }
        return digits > 0 ? number : nil
    }

    private static func skip(_ separator: Unicode.Scalar, _ text: inout Substring.UTF8View) -> Bool
    {
        guard text.first == UInt8(ascii: separator) else { return false }
        text.removeFirst()
        return true
    }

    /// Whether the Gregorian calendar has a day.
    package static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        let isLeap =
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let longest = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return day <= longest
    }

    /// The modified Julian date of a day of the Gregorian calendar, at midnight.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...9999).contains(year), isDay(year, month, day) else { return nil }
        // Days since 1 March of the year 0, by the usual count in eras of 400 years.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let ofEra = shifted % 400
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
        return days - 678_881
    }
}

/// Dates as people type them, as modified Julian dates.
enum JulianDate {
    /// Reads a date; nil for what is none.
    ///
    /// - Parameters:
    ///   - text: `2026-11-30`, `2026-11-30T21:48:09`, `2026-11`, `2026`, or a modified Julian date.
    ///   - isEnd: whether its last moment is meant: the end of a day, month or year.
    /// - Returns: the modified Julian date.
    static func read(_ text: String, isEnd: Bool) -> Double? {
        let text = text.filter { $0 != " " || text.contains(":") }
        let sides = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "T" || $0 == " "
        }
        guard let first = sides.first else { return nil }
        let parts = first.split(separator: "-", omittingEmptySubsequences: false)
        // A number of five digits or with a fraction is a date by itself.
        if sides.count == 1, parts.count == 1, first.count != 4 { return number(text) }
        guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        let year = numbers[0]
        let month = numbers.count > 1 ? numbers[1] : 1
        let day = numbers.count > 2 ? numbers[2] : 1
        guard (1...12).contains(month), (1...days(month, year)).contains(day) else { return nil }
        let start = Double(self.day(year, month, day))
        if sides.count > 1 { return time(sides[1]).map { start + $0 } }
        guard isEnd else { return start }
        switch numbers.count {
        case 1: return Double(self.day(year + 1, 1, 1))
        case 2: return Double(month == 12 ? self.day(year + 1, 1, 1) : self.day(year, month + 1, 1))
        default: return start + 1
        }
    }

    /// A modified Julian date as `2026-11-30 21:48:09`; nil outside of the years 0 to 9999.
    static func text(_ date: Double) -> String? {
        guard date.isFinite, date > -678_900, date < 2_973_400 else { return nil }
        let seconds = Int((date * 86_400).rounded())
        var days = seconds / 86_400
        if seconds % 86_400 < 0 { days -= 1 }
        let rest = seconds - days * 86_400
        let (year, month, day) = civil(days)
        let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map { padded($0) }
        return "\(padded(year, 4))-\(padded(month))-\(padded(day)) \(clock.joined(separator: ":"))"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func number(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return nil }
        return Double(text)
    }

    private static func time(_ text: Substring) -> Double? {
        let text = text.hasSuffix("Z") ? text.dropLast() : text
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { number(String($0)) }
        guard numbers.count == parts.count, (1...3).contains(numbers.count) else { return nil }
        let limits = [24.0, 60, 61]
        guard zip(numbers, limits).allSatisfy({ $0 < $1 }) else { return nil }
        return zip(numbers, [24.0, 1_440, 86_400]).reduce(0) { $0 + $1.0 / $1.1 }
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The modified Julian date of a day of the Gregorian calendar (Fliegel and Van Flandern 1968).
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let a = (14 - month) / 12
        let y = year + 4_800 - a
        let m = month + 12 * a - 3
        return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32_045 - 2_400_001
    }

    /// The day of a modified Julian date: the inverse of ``day(_:_:_:)``.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let a = day + 2_400_001 + 32_044
        let b = (4 * a + 3) / 146_097
        let c = a - 146_097 * b / 4
        let d = (4 * c + 3) / 1_461
        let e = c - 1_461 * d / 4
        let m = (5 * e + 2) / 153
        return (100 * b + d - 4_800 + m / 10, m + 3 - 12 * (m / 10), e - (153 * m + 2) / 5 + 1)
    }
}

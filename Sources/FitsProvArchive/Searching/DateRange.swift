import ObsCore

/// A date as precise as it was written: `2026`, `2026-03`, `2026-03-13`, `2026-03-13T23:44:46.5`.
///
/// It stands for all times from its beginning to just before its end.
struct DateRange: Hashable {
    /// Where it begins, as a text that compares with timestamps of ISO 8601.
    let start: String
    /// Where the next one begins.
    let end: String
    /// Where it begins, as a modified Julian date (UTC).
    let startMJD: Double
    /// Where the next one begins.
    let endMJD: Double

    /// The years that a number without a dot can mean.
    private static let years = 1800...2200
    static let dayOfUnixEpoch = 40_587.0

    /// Reads a date.
    ///
    /// - Parameter text: a date of ISO 8601, UTC; a blank may stand for the `T`.
    init?(_ text: String) {
        var text = text.last == "Z" || text.last == "z" ? text.dropLast() : text[...]
        var fraction: Double?
        if let dot = text.lastIndex(of: "."), text[..<dot].contains(":") {
            let digits = text[dot...].dropFirst()
            guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
                let value = Double("0." + digits)
            else { return nil }
            fraction = value
            let written = text
            text = text[..<dot]
            self.init(fields: DateRange.fields(text), fraction: value, written: String(written))
            return
        }
        self.init(fields: DateRange.fields(text), fraction: fraction, written: String(text))
    }

    /// The numbers of a date, year first; none if a separator is wrong.
    private static func fields(_ text: Substring) -> [Int] {
        let separators: [Set<Character>] = [["-"], ["-"], ["T", "t", " "], [":"], [":"]]
        var fields: [Int] = []
        var digits = ""
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                guard fields.count < separators.count, separators[fields.count].contains(character),
                    let number = Int(digits), digits.count == (fields.isEmpty ? 4 : 2)
                else { return [] }
                fields.append(number)
                digits = ""
            }
        }
        guard let number = Int(digits), digits.count == (fields.isEmpty ? 4 : 2) else { return [] }
        return fields + [number]
    }

    private init?(fields: [Int], fraction: Double?, written: String) {
        guard (1...6).contains(fields.count), fields.count != 4,
            fraction == nil || fields.count == 6,
            DateRange.years.contains(fields[0])
        else { return nil }
        let least = [1, 1, 1, 0, 0, 0]
        let all = fields + least[fields.count...]
        guard Calendar.isDay(all[0], all[1], all[2]), all[3] < 24, all[4] < 60, all[5] <= 60 else {
            return nil
        }
        var next = all
        next[fields.count - 1] += 1
        if fields.count == 2, next[1] > 12 { next = [all[0] + 1, 1, 1, 0, 0, 0] }
        startMJD = DateRange.mjd(all) + (fraction ?? 0) / 86_400
        endMJD = fraction == nil ? DateRange.mjd(next) : startMJD.nextUp
        let normal = String(written.uppercased().map { $0 == " " ? "T" : $0 })
        start = normal
        end =
            fraction == nil
            ? DateRange.text(DateRange.mjd(next), parts: fields.count) : normal + "\u{10FFFF}"
    }

    /// The beginning as nanoseconds since 1970.
    var startNanoseconds: Double { (startMJD - DateRange.dayOfUnixEpoch) * 86_400e9 }
    /// The end as nanoseconds since 1970.
    var endNanoseconds: Double { (endMJD - DateRange.dayOfUnixEpoch) * 86_400e9 }

    private static func mjd(_ fields: [Int]) -> Double {
        let seconds = fields[3] * 3600 + fields[4] * 60 + fields[5]
        return Double(day(fields[0], fields[1], fields[2])) + Double(seconds) / 86_400
    }

    /// The modified Julian day of a date of the Gregorian calendar.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let a = (14 - month) / 12
        let y = year + 4800 - a
        let m = month + 12 * a - 3
        return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32_045 - 2_400_001
    }
}

extension DateRange {
    /// A modified Julian date as a timestamp of ISO 8601, UTC, to the second.
    static func text(_ mjd: Double) -> String {
        text(mjd, parts: 6)
    }

    /// A modified Julian date with so many parts of a date: 1 is the year alone, 6 has seconds.
    private static func text(_ mjd: Double, parts: Int) -> String {
        guard mjd.isFinite, abs(mjd) < 3_000_000 else { return "\(mjd)" }
        let total = Int((mjd * 86_400).rounded())
        let days = total >= 0 ? total / 86_400 : -((86_399 - total) / 86_400)
        let seconds = total - days * 86_400
        var a = days + 2_400_001 + 32_044
        let b = (4 * a + 3) / 146_097
        a -= 146_097 * b / 4
        let c = (4 * a + 3) / 1461
        let d = a - 1461 * c / 4
        let e = (5 * d + 2) / 153
        let numbers = [
            100 * b + c - 4800 + e / 10, e + 3 - 12 * (e / 10), d - (153 * e + 2) / 5 + 1,
            seconds / 3600, seconds / 60 % 60, seconds % 60,
        ]
        var text = ""
        for (index, number) in numbers.prefix(parts).enumerated() {
            let digits = "\(number)"
            let width = index == 0 ? 4 : 2
            text += ["", "-", "-", "T", ":", ":"][index]
            text += String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return text
    }
}

/// A modified Julian date, UTC.
package struct ModifiedJulianDate: Hashable, Sendable {
    /// The days since the midnight that began 17 November 1858.
    package let days: Double

    /// Takes a number as a date.
    package init(_ days: Double) {
        self.days = days
    }

    /// The date as a timestamp of ISO 8601, to the second.
    package var text: String { DateRange.text(days) }
}

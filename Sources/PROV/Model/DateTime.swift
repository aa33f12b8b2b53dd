/// A time of `xsd:dateTime`, taken apart (XML Schema 2 §3.2.7).
public struct DateTime: Hashable, Sendable {
    /// Days since 0000-03-01 in the proleptic Gregorian calendar.
    private var days: Int
    /// Seconds of the day, without their fraction.
    private var seconds: Int
    /// The digits after the decimal point, without trailing zeros.
    private let fraction: String
    /// Whether the time had a zone; if so it is in UTC here.
    private let hasZone: Bool

    /// Reads the lexical form; `nil` where it is not one.
    public init?(_ text: String) {
        var scanner = DateTimeScanner(text.utf8.trimmingSpace)
        let isBeforeChrist = scanner.take(UInt8(ascii: "-"))
        guard let year = scanner.number(4...9), scanner.take(UInt8(ascii: "-")),
            let month = scanner.number(2...2), (1...12).contains(month),
            scanner.take(UInt8(ascii: "-")),
            let day = scanner.number(2...2), (1...31).contains(day),
            scanner.take(UInt8(ascii: "T")),
            let hour = scanner.number(2...2), hour <= 24, scanner.take(UInt8(ascii: ":")),
            let minute = scanner.number(2...2), minute < 60, scanner.take(UInt8(ascii: ":")),
            let second = scanner.number(2...2), second < 60
        else { return nil }
        var fraction = ""
        if scanner.take(UInt8(ascii: ".")) {
            guard let digits = scanner.digits() else { return nil }
            fraction = digits
            while fraction.last == "0" { fraction.removeLast() }
        }
        guard let zone = scanner.zone(), scanner.isAtEnd, year != 0,
            day <= Self.length(ofMonth: month, year: isBeforeChrist ? -year : year)
        else { return nil }
        guard hour < 24 || (minute == 0 && second == 0 && fraction.isEmpty) else { return nil }
        self.fraction = fraction
        hasZone = zone != .none
        days = Self.days(year: isBeforeChrist ? -year : year, month: month, day: day)
        seconds = hour * 3600 + minute * 60 + second - zone.seconds
        days += seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        seconds = (seconds % 86_400 + 86_400) % 86_400
    }

    /// Whether a text is the lexical form of a time.
    static func isValid(_ text: String) -> Bool {
        guard isPlain(text) else { return DateTime(text) != nil }
        let bytes = text.utf8Span.span
        func number(_ index: Int) -> UInt8 { (bytes[index] - 48) * 10 + bytes[index + 1] - 48 }
        // Days that only some months have, and the year 0, are left to the whole parser.
        let isCertain =
            (1...12).contains(number(5)) && (1...28).contains(number(8)) && number(11) < 24
            && number(14) < 60 && number(17) < 60 && (number(0) > 0 || number(2) > 0)
        return isCertain || DateTime(text) != nil
    }

    /// What is said of a text that is not a time, though an argument of PROV must be one.
    static func fault(_ text: String, _ argument: String) -> String {
        "prov:\(argument) is not a time such as 2012-03-31T09:21:00Z: "
            + "'\(text.prefix(40))'"
    }

    /// The canonical form of a text; without white space at its ends where it is not a time.
    static func canonical(_ text: String) -> String {
        if isPlain(text) { return text }
        return DateTime(text)?.canonical ?? String(Substring(text.utf8.trimmingSpace))
    }

    /// Whether a text has the form of whole seconds, without zone or in UTC, of which there is but one.
    private static func isPlain(_ text: String) -> Bool {
        guard (plainForm.count - 1...plainForm.count).contains(text.utf8.count) else {
            return false
        }
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            let sign = plainForm[index]
            let fits =
                sign == UInt8(ascii: "0") ? bytes[index].isASCIIDigit : bytes[index] == sign
            guard fits else { return false }
        }
        return !(bytes[11] == UInt8(ascii: "2") && bytes[12] == UInt8(ascii: "4"))
    }

    private static let plainForm = Array("0000-00-00T00:00:00Z".utf8)

    /// The same text for the same time: UTC, no superfluous digits.
    public var canonical: String {
        let (year, month, day) = Self.date(days)
        var text = year < 0 ? "-" : ""
        text += padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        text += "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
        text += ":" + padded(seconds % 60, 2)
        if !fraction.isEmpty { text += "." + fraction }
        return hasZone ? text + "Z" : text
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    // The era algorithm of Howard Hinnant, "chrono-compatible low-level date algorithms".
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

import Testing

@testable import ObsCore

@Suite struct CalendarTests {
    @Test(
        arguments: [
            ("0001-01-01", -678_575), ("9999-12-31", 2_973_483), ("0000-12-31", nil),
            ("10000-01-01", nil), ("01/01/00", 15_020), ("31/12/99", 51_543), ("01/01/100", nil),
            ("01/01/-1", nil), ("2025-3-1", 60_735), ("2025-03-01T", nil), ("T12:00:00", nil),
            ("2025-03-01T24:00:00", 60_736), ("2025-03-01T00:00:60", 60_735 + 60.0 / 86_400),
            ("2025/03/01", nil), ("2025-03", nil), ("2025-03-01-01", nil), ("2025-00-01", nil),
            ("2025-03-00", nil), ("2025-04-31", nil), ("2024-02-29", 60_369),
            ("2025-02-29", nil), ("2000-12-31", 51_909), ("2001-01-01", 51_910),
            ("1600-02-29", -94_494), ("", nil), ("-", nil), ("2025-03-01t12:00", nil),
            (" 2025-03-01", nil), ("2025-03-01 12:00", 60_735.5), ("١٩٩٩-01-01", nil),
        ] as [(String, Double?)])
    func `a date has the number of its day`(text: String, expected: Double?) {
        #expect(Calendar.modifiedJulianDate(text) == expected)
    }

    @Test func `each day of four centuries follows the one before it`() throws {
        var last = try #require(Calendar.modifiedJulianDate("1799-12-31"))
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...31 where Calendar.isDay(year, month, day) {
                    let now = Calendar.modifiedJulianDate("\(year)-\(month)-\(day)")
                    #expect(now == last + 1)
                    last += 1
                }
            }
        }
        #expect(last == 124_592)
    }

    @Test(
        arguments: [
            ("12:34", 45_240), ("12:34:56.75", 45_296.75), ("0:0", 0), ("00:00:00", 0),
            ("23:59:60", 86_400), ("23:59:60.5", 86_400.5), ("24:00:00", 86_400),
            ("06:00:00Z", 21_600), ("06:00Z", 21_600), ("06:00:00z", nil), ("25:00", nil),
            ("12:60", nil), ("12:00:61", nil), ("-1:00", nil), ("12:-1", nil), ("12:00:-1", nil),
            ("12", nil), ("1:2:3:4", nil), ("a:b", nil), ("12:", nil), (":30", nil), ("", nil),
            ("12::30", nil), ("Z", nil), ("12:00:nan", nil),
        ] as [(String, Double?)])
    func `a time of day is in seconds`(text: String, expected: Double?) {
        #expect(Calendar.time(of: text[...]) == expected)
    }

    @Test(arguments: [
        (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
        (2024, 2, 30, false), (2024, 1, 31, true), (2024, 1, 32, false), (2024, 3, 31, true),
        (2024, 4, 30, true), (2024, 4, 31, false), (2024, 5, 31, true), (2024, 6, 31, false),
        (2024, 7, 31, true), (2024, 8, 31, true), (2024, 9, 31, false), (2024, 10, 31, true),
        (2024, 11, 31, false), (2024, 12, 31, true), (2024, 0, 1, false), (2024, 13, 1, false),
        (2024, 1, 0, false), (2024, 1, -1, false), (2024, 1, 1, true),
    ])
    func `the calendar has these days and not those`(year: Int, month: Int, day: Int, has: Bool) {
        #expect(Calendar.isDay(year, month, day) == has)
    }

    @Test(arguments: [
        ("2025-03-01", true), ("01/03/98", true), ("2025-03-01T", false),
        ("2025-03-01T12:00:00", false),
    ])
    func `a date without a time is at most ten letters`(text: String, isDate: Bool) {
        #expect(Calendar.isDateOnly(text) == isDate)
    }
}

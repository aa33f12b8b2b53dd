import Testing

@testable import FitsProvArchive

@Suite struct DateRangeTests {
    @Test(arguments: [
        ("2024-02-29", "2024-03-01"), ("2024-02-28", "2024-02-29"), ("2023-02-28", "2023-03-01"),
        ("2000-02-29", "2000-03-01"), ("2100-02-28", "2100-03-01"), ("2024-12-31", "2025-01-01"),
        ("2024-12", "2025-01"), ("2024-11", "2024-12"), ("2024-01", "2024-02"), ("2024", "2025"),
        ("1800", "1801"), ("2200", "2201"), ("2024-06-30", "2024-07-01"),
        ("2024-12-31T23:59", "2025-01-01T00:00"), ("2024-02-29T00:59", "2024-02-29T01:00"),
        ("2024-12-31T23:59:59", "2025-01-01T00:00:00"),
        ("2024-03-01T12:00:09", "2024-03-01T12:00:10"),
    ])
    func `a date ends where the next begins`(text: String, end: String) throws {
        let date = try #require(DateRange(text))
        #expect(date.start == text)
        #expect(date.end == end)
        let next = try #require(text == "2200" ? DateRange("2200-12-31") : DateRange(end))
        #expect(date.endMJD == (text == "2200" ? next.endMJD : next.startMJD))
        #expect(date.startMJD < date.endMJD)
        #expect(date.start < date.end)
    }

    @Test(arguments: [
        "2024-13", "2024-00", "2024-1", "2024-001", "24", "20240", "2024-02-30", "2023-02-29",
        "2100-02-29", "2024-04-31", "2024-01-32", "2024-01-00", "2024-01-01T", "2024-01-01T12",
        "2024-01-01T24:00", "2024-01-01T12:60", "2024-01-01T12:00:61", "2024/01/01",
        "2024-01-01T12-00", "2024-01-01x12:00", "1799", "2201", "-2024", "2024-01-01T12:00:00.",
        "2024-01-01T12:00:00.5e3", "2024-01-01T12:00:00.x", "2024-01-01T12:00:00.-5",
        "2024-01-01T12:00.5", "2024-01-01.5", "2024-01-01T12:00:00+01:00", "２０２４", "2024-01-01TT",
        "2024-01-01T12:00:00:00", "Z", "z", ".",
    ])
    func `what is not a date is not one`(text: String) {
        #expect(DateRange(text) == nil)
    }

    @Test(arguments: [
        ("2024-03-01T12:00:00Z", "2024-03-01T12:00:00"), ("2024-03-01t12:00", "2024-03-01T12:00"),
        ("2024-03-01 12:00z", "2024-03-01T12:00"), ("2024-03-01Z", "2024-03-01"),
        ("2024-03-01T12:00:60", "2024-03-01T12:00:60"),
        ("2024-03-01T12:00:00.25Z", "2024-03-01T12:00:00.25"),
    ])
    func `a date may be written in several ways`(text: String, start: String) {
        #expect(DateRange(text)?.start == start)
    }

    @Test func `a fraction of a second is a point in time`() throws {
        let date = try #require(DateRange("2000-01-01T12:00:00.5"))
        #expect(abs(date.startMJD - 51_544.5 - 0.5 / 86_400) < 1e-11)
        #expect(date.endMJD == date.startMJD.nextUp)
        #expect(date.end > "2000-01-01T12:00:00.5999")
        #expect(date.end < "2000-01-01T12:00:00.6")
    }

    @Test(arguments: [
        (40_587.0, "1970-01-01T00:00:00"), (0, "1858-11-17T00:00:00"),
        (-1, "1858-11-16T00:00:00"), (51_603, "2000-02-29T00:00:00"),
        (51_604, "2000-03-01T00:00:00"), (60_675.999_988_425_93, "2024-12-31T23:59:59"),
        (60_675.999_999, "2025-01-01T00:00:00"), (15_079, "1900-03-01T00:00:00"),
        (15_078, "1900-02-28T00:00:00"), (-0.000_011_574, "1858-11-16T23:59:59"),
    ])
    func `a modified Julian date is a day of the calendar`(days: Double, text: String) {
        #expect(ModifiedJulianDate(days).text == text)
    }

    @Test(arguments: [3_000_000.0, -3_000_000, .infinity, .nan])
    func `what is beyond the calendar stays a number`(days: Double) {
        #expect(ModifiedJulianDate(days).text == "\(days)")
    }

    @Test func `nanoseconds count from 1970`() throws {
        let date = try #require(DateRange("1970-01-02"))
        #expect(date.startNanoseconds == 86_400e9)
        #expect(date.endNanoseconds == 2 * 86_400e9)
    }

    @Test func `every day has its own number, and back`() throws {
        var last = try #require(DateRange("1999-12-31")).endMJD
        for number in Int(last)..<Int(last) + 800 {
            let text = String(ModifiedJulianDate(Double(number)).text.prefix(10))
            let day = try #require(DateRange(text))
            #expect(day.startMJD == last)
            last = day.endMJD
        }
    }
}

import Testing

@testable import FitsProvPages

@Suite struct JulianDateTests {
    @Test(arguments: [
        ("2000-01-01", 51_544.0, 51_545.0), ("1858-11-17", 0, 1), ("2026-11-30", 61_374, 61_375),
        ("2024-02", 60_341, 60_370), ("2023", 59_945, 60_310),
        ("2000-01-01T12:00", 51_544.5, 51_544.5),
        ("2000-01-01 06:00:00Z", 51_544.25, 51_544.25), ("53343.92", 53_343.92, 53_343.92),
        ("60000", 60_000, 60_000),
    ])
    func `dates are read, with their last moment`(_ text: String, _ first: Double, _ last: Double)
        throws
    {
        let start = try #require(JulianDate.read(text, isEnd: false))
        let end = try #require(JulianDate.read(text, isEnd: true))
        #expect(abs(start - first) < 1e-9)
        #expect(abs(end - last) < 1e-9)
    }

    @Test(arguments: [
        "", "yesterday", "2023-13-01", "2023-02-29", "2023-1-1-1", "20-1-1", "2023-01-01T25:00",
        "-5", "nan",
        "2023-01-01T", "inf",
    ])
    func `what is no date is none`(_ text: String) {
        #expect(JulianDate.read(text, isEnd: false) == nil)
    }

    @Test(arguments: [
        (51_544.0, "2000-01-01 00:00:00"), (0, "1858-11-17 00:00:00"),
        (-0.5, "1858-11-16 12:00:00"),
        (60_369.999_999_9, "2024-03-01 00:00:00"),
    ])
    func `dates are written`(_ date: Double, _ text: String) {
        #expect(JulianDate.text(date) == text)
    }

    @Test func `every day is read as it is written`() throws {
        for day in stride(from: -100_000, to: 200_000, by: 97) {
            let text = try #require(JulianDate.text(Double(day)))
            #expect(JulianDate.read(text, isEnd: false) == Double(day))
        }
        #expect(JulianDate.text(.nan) == nil)
        #expect(JulianDate.text(1e300) == nil)
    }
}

import FITS
import Testing

@testable import ObsCore

/// Which card tells when an observation began and ended; MJD 60000 is 25 February 2023.
@Suite struct ObservationTimesTests {
    private static let reference = [
        TestCard("MJDREF", .real(60_000)), TestCard("TIMEUNIT", .string("d")),
    ]

    /// The cards of a beginning, the best first: each one a day later than the one before it.
    private static let beginnings = [
        TestCard("MJD-BEG", .real(60_001)), TestCard("DATE-BEG", .string("2023-02-27T00:00:00")),
        TestCard("MJD-OBS", .real(60_003)), TestCard("DATE-OBS", .string("2023-03-01T00:00:00")),
        TestCard("TSTART", .real(5)),
    ]
    private static let ends = [
        TestCard("MJD-END", .real(60_001)), TestCard("DATE-END", .string("2023-02-27T00:00:00")),
        TestCard("TSTOP", .real(3)),
    ]

    @Test(arguments: 0..<5) func `the best card of a beginning counts`(best: Int) throws {
        let cards = Array(ObservationTimesTests.beginnings[best...].reversed())
        let observed = try ObsCore(cards: ObservationTimesTests.reference + cards)
        #expect(observed[.tMin] == .real(60_001 + Double(best)))
        #expect(observed.source(.tMin) == ObservationTimesTests.beginnings[best].keyword)
        #expect(observed[.tMax] == nil)
    }

    @Test(arguments: 0..<3) func `the best card of an end counts`(best: Int) throws {
        let cards = Array(ObservationTimesTests.ends[best...].reversed())
        let observed = try ObsCore(cards: ObservationTimesTests.reference + cards)
        #expect(observed[.tMax] == .real(60_001 + Double(best)))
        #expect(observed.source(.tMax) == ObservationTimesTests.ends[best].keyword)
        #expect(observed[.tMin] == nil)
    }

    @Test func `a date alone is less than a counted time, and more than nothing`() throws {
        let date = TestCard("DATE-OBS", .string("2023-02-25"))
        let counted = ObservationTimesTests.reference + [TestCard("TSTART", .real(0.5))]
        #expect(try ObsCore(cards: [date] + counted)[.tMin] == .real(60_000.5))
        #expect(try ObsCore(cards: [date])[.tMin] == .real(60_000))
        #expect(try ObsCore(cards: [date]).source(.tMin) == "DATE-OBS")
        // The other dates need a time: what is less precise comes from DATE-OBS alone.
        #expect(try ObsCore(cards: [TestCard("DATE-BEG", .string("2023-02-25"))])[.tMin] == nil)
        #expect(try ObsCore(cards: [TestCard("DATE-END", .string("2023-02-25"))])[.tMax] == nil)
    }

    @Test(arguments: [
        ("DATE-BEG", ["TIME-BEG"], ObsCore.Column.tMin), ("DATE-END", ["TIME-END"], .tMax),
        ("DATE-OBS", ["TIME-OBS", "UTSTART", "UT", "UTC"], .tMin),
    ])
    func `the time of a date may stand in a card of its own, the best first`(
        date: String, times: [String], column: ObsCore.Column
    ) throws {
        for best in times.indices {
            let cards = times[best...].reversed().map { keyword in
                let hour = 6 * ((times.firstIndex(of: keyword) ?? 0) % 4)
                return TestCard(keyword, .string("\(hour):00:00"))
            }
            let observed = try ObsCore(cards: cards + [TestCard(date, .string("2023-02-25"))])
            #expect(observed[column] == .real(60_000 + 0.25 * Double(best)))
            #expect(observed.source(column) == "\(date)+\(times[best])")
        }
    }

    @Test(
        arguments: [
            (.string("noon"), "", nil), (.real(86_400), "", 1), (.real(86_400.5), "", nil),
            (.real(-0.5), "", nil), (.real(0), "", 0), (.integer(21_600), "", 0.25),
            (.real(6), "[deg]", nil), (.real(6), "[hr]", 0.25), (.real(6), "[]", 6.0 / 86_400),
            (.string("06:00:00Z"), "", 0.25), (.string("06:00"), "", 0.25),
            (.string("24:00:00"), "", 1), (.logical(true), "", nil),
        ] as [(CardValue, String, Double?)])
    func `a time that is not one of a day leaves the date to the next card`(
        value: CardValue, comment: String, expected: Double?
    ) throws {
        let observed = try ObsCore(cards: [
            TestCard("DATE-OBS", .string("2023-02-25")), TestCard("TIME-OBS", value, comment),
            TestCard("UTC", .string("12:00:00")),
        ])
        #expect(observed.isNear(.tMin, 60_000 + (expected ?? 0.5), within: 1e-15))
        #expect(observed.source(.tMin) == "DATE-OBS+\(expected == nil ? "UTC" : "TIME-OBS")")
    }

    @Test(
        arguments: [
            ([("MJDREF", 50_000)], 50_001), ([("MJDREFI", 50_000)], 50_001),
            ([("MJDREFI", 50_000), ("MJDREFF", 0.25)], 50_001.25),
            ([("MJDREF", 40_000), ("MJDREFI", 50_000), ("MJDREFF", 0.25)], 50_001.25),
            ([("MJDREF", 50_000), ("MJDREFF", 0.25)], 50_001), ([("MJDREFF", 0.25)], nil),
            ([], nil),
            ([("MJDREF", 50_000), ("TIMEZERO", 43_200)], 50_001.5),
            ([("MJDREF", 50_000), ("TIMEZERO", -86_400)], 50_000),
            ([("MJDREF", 100_000)], nil), ([("MJDREF", 99_999)], 100_000), ([("MJDREF", -1)], nil),
        ] as [([(String, Double)], Double?)])
    func `a counted time counts seconds from its reference`(
        cards: [(String, Double)], expected: Double?
    ) throws {
        let cards = cards.map { TestCard($0.0, .real($0.1)) }
        let observed = try ObsCore(cards: cards + [TestCard("TSTART", .real(86_400))])
        #expect(observed[.tMin] == expected.map { .real($0) })
        let end = try ObsCore(cards: cards + [TestCard("TSTOP", .real(86_400))])
        #expect(end[.tMax] == expected.map { .real($0) })
    }

    @Test func `what follows a card that tells no time is asked`() throws {
        let observed = try ObsCore(cards: [
            TestCard("MJD-BEG", .real(0)), TestCard("DATE-BEG", .string("2023-02-30T00:00:00")),
            TestCard("MJD-OBS", .string("60000")), TestCard("DATE-OBS", .string("25/02/98")),
            TestCard("MJD-END", .real(200_000)), TestCard("DATE-END", .string("1998-02-25T06:00")),
        ])
        #expect(observed[.tMin] == .real(50_869))
        #expect(observed[.tMax] == .real(50_869.25))
    }

    @Test func `a time of a later HDU names it, and its time of day too`() throws {
        let observed = try ObsCore(cards: [
            TestCard("DATE-OBS", .string("2023-02-25"), hdu: 2),
            TestCard("TIME-OBS", .string("06:00"), hdu: 2),
            TestCard("MJD-END", .real(60_001), hdu: 3),
        ])
        #expect(observed.source(.tMin) == "DATE-OBS[2]+TIME-OBS[2]")
        #expect(observed.source(.tMax) == "MJD-END[3]")
    }
}

import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// Times and energies at the edges of what was observed; MJD 60000 is 25 February 2023.
@Suite struct TimeAndEnergyTests {
    private static let times = [
        ProductFixture.observed("a", (.tMin, .real(60_000)), (.tMax, .real(60_001))),
        ProductFixture.observed("b", (.tMin, .real(60_001))),
        ProductFixture.observed("c", (.tExptime, .real(5))),
    ]

    @Test(arguments: [
        ("time = 60000", "a"), ("time = 60001", "a b"), ("time = 60000.5", "a"),
        ("time = 59999.9", ""),
        ("time = 60001.1", ""), ("time < 60001", ""), ("time < 60001.1", "a b"),
        ("time <= 60001", "a b"),
        ("time <= 60000", ""), ("time > 60000", "b"), ("time > 59999", "a b"),
        ("time >= 60000", "a b"),
        ("time >= 60000.5", "b"), ("time >= 60001", "b"), ("time > 60001", ""),
        ("time between 60000 and 60001", "a b"), ("time between 60000 and 60000.5", ""),
        ("time between 60000.5 and 60002", "b"), ("time != 60000", "b"), ("has time", "a b"),
        ("time = 2023-02-25", "a"), ("time = 2023-02-26", "a b"), ("time = 2023-02-27", ""),
        ("time = 2023-02-24", ""), ("time = 2023", "a b"),
        ("time = 2023-02-25 and time = 2023-02-26", "a"),
        ("time < 2023-02-26", ""), ("time <= 2023-02-25", ""), ("time <= 2023-02-26", "a b"),
        ("time > 2023-02-25", "b"), ("time >= 2023-02-25", "a b"), ("time >= 2023-02-26", "b"),
        ("observed = 2023-02-25", "a"),
    ])
    func `the time of an observation is a range`(expression: String, expected: String) throws {
        #expect(try TimeAndEnergyTests.times.found(expression) == expected)
    }

    @Test(arguments: [
        ("t_min = 60000", "a"), ("t_min = 60000.0", "a"), ("t_min = 60000.00001", ""),
        ("t_min < 60001", "a"), ("t_min <= 60001", "a b"), ("t_min > 60000", "b"),
        ("t_min >= 60001", "b"),
        ("t_min between 60000 and 60001", "a b"), ("t_min between 60000.1 and 60001", "b"),
        ("t_max = 60001", "a"), ("t_max < 99999", "a"), ("not t_max < 99999", "b c"),
        // Four digits are a year, and more are a date of Julius.
        ("t_min = 2023", "a b"), ("t_min > 2022", "a b"), ("t_min > 2023", ""),
        ("t_min > 1799", "a b"),
        ("t_min > 02023", "a b"), ("t_min = 2023-02-26", "b"), ("t_min = '2023-02-25'", "a"),
        ("t_min = '2023'", "a b"),
        ("t_min < 2023-02-26", "a"), ("t_min <= 2023-02-25", "a"), ("t_min > 2023-02-25", "b"),
        ("t_min >= 2023-02-26", "b"), ("t_min = 2023-02-25T00:00:00", "a"),
        ("t_min = 2023-02-25T00:00:01", ""), ("t_min = '2023-02-25 00:00'", "a"),
        ("t_min in (60000, 2023-02-26)", "a b"),
    ])
    func `a modified Julian date compares with numbers and with dates`(
        expression: String, expected: String
    ) throws {
        #expect(try TimeAndEnergyTests.times.found(expression) == expected)
    }

    /// Photons of 0.1 to 1 TeV, and of 1 TeV.
    private static let energies: [ProductFixture] = {
        let wave = Units.wavelengthOfElectronvolt
        return [
            .observed("band", (.emMin, .real(wave / 1e12)), (.emMax, .real(wave / 1e11))),
            .observed("line", (.emMin, .real(wave / 1e12))),
            .observed("other", (.emXel, .integer(3))),
        ]
    }()

    @Test(arguments: [
        ("energy = 1 TeV", "band line"), ("energy = 0.1 TeV", "band"), ("energy = 0.5 TeV", "band"),
        ("energy = 0.09 TeV", ""), ("energy = 1.1 TeV", ""), ("energy > 0.1 TeV", "line"),
        ("energy >= 0.1 TeV", "band line"), ("energy < 1 TeV", ""),
        ("energy <= 1 TeV", "band line"),
        ("energy > 1 TeV", ""), ("energy >= 1 TeV", "line"), ("energy < 1.1 TeV", "band line"),
        ("energy > 0.09 TeV", "band line"), ("energy between 0.1 TeV and 1 TeV", "band line"),
        ("energy between 0.2 TeV and 2 TeV", "line"), ("energy between 0.05 TeV and 0.9 TeV", ""),
        ("energy != 0.5 TeV", "line"), ("has energy", "band line"), ("not has energy", "other"),
    ])
    func `an energy is a range whose ends belong to it`(expression: String, expected: String) throws
    {
        #expect(try TimeAndEnergyTests.energies.found(expression) == expected)
    }

    @Test(arguments: [
        ("em_min = 1 TeV", "band line"), ("em_min >= 1 TeV", "band line"), ("em_min > 1 TeV", ""),
        ("em_min <= 1 TeV", "band line"), ("em_min < 1 TeV", ""), ("em_max <= 0.1 TeV", "band"),
        ("em_max < 0.1 TeV", ""), ("em_max >= 0.1 TeV", "band"), ("em_max > 0.1 TeV", ""),
        ("em_max > 0.05 TeV", "band"), ("em_min > 1.1 TeV", ""), ("em_min > 0.9 TeV", "band line"),
        ("em_min < 1.1 TeV", "band line"), ("em_min > 1e-18", "band line"),
        ("em_min < 2e-18 m", "band line"),
        ("em_min between 0.9 TeV and 1.1 TeV", "band line"),
        ("em_min between 1.1 TeV and 0.9 TeV", ""),
        ("em_max between 10 am and 0.01 pm", "band"), ("em_max < 0.02 fm", "band"),
    ])
    func `a wavelength falls as the energy grows`(expression: String, expected: String) throws {
        #expect(try TimeAndEnergyTests.energies.found(expression) == expected)
    }

    @Test(arguments: [
        ("modified = 1970-01-01", "a"), ("modified < 1970-01-02", "a"),
        ("modified <= 1970-01-01", "a"),
        ("modified > 1970-01-01", "b"), ("modified >= 1970-01-02", "b"),
        ("modified < 1970-01-01", ""),
        ("modified = 1970-01-01T00:00:01", "a"), ("modified = 1970-01-01T00:00:00", ""),
        ("modified > 1970-01-01T00:00:00", "a b"), ("modified > 1970-01-01T00:00:01", "b"),
        ("modified = 1970", "a b"), ("modified between 1970-01-01 and 1970-01-02", "a b"),
        ("modified > 1970-01-01T00:00:01.4", "a b"), ("modified > 1970-01-01T00:00:01.6", "b"),
        ("size = 1000", "a"), ("size > 1 kB", "b"), ("size >= 1 kB", "a b"),
        ("size < 1.001 kB", "a"),
        ("size between 1000 and 1001", "a b"), ("size != 1 kB", "b"), ("size = 8000 bit", "a"),
    ])
    func `a file has a time and a size`(expression: String, expected: String) throws {
        var (first, second) = (ProductFixture("a"), ProductFixture("b"))
        (first.modified, first.size) = (1_500_000_000, 1000)
        (second.modified, second.size) = (86_400_000_000_000, 1001)
        #expect(try [first, second].found(expression) == expected)
    }
}

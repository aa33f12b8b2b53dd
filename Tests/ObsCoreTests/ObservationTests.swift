import FITS
import Testing

@testable import ObsCore

/// Times, classes and axes at their edges.
@Suite struct ObservationTests {
    /// What cards say, each with the number of its HDU, as `column=value <source>`.
    private func derive(
        _ cards: [(Int, String, CardValue)], axes: [Int: [Int]] = [:]
    ) throws -> [String: String] {
        var values = HeaderValues()
        for (hdu, lengths) in axes { values.note(axes: lengths, hdu: hdu) }
        for (hdu, name, value) in cards {
            values.note(try #require(HeaderValues.Keyword(name)), value, hdu: hdu)
        }
        let entries = ObsCore(values).entries.map { entry in
            let text: String =
                switch entry.value {
                case .text(let text): text
                case .integer(let number): "\(number)"
                case .real(let number): "\(number)"
                }
            return (entry.column.rawValue, "\(text) <\(entry.source)>")
        }
        return Dictionary(uniqueKeysWithValues: entries)
    }

    @Test func `the first card that tells something counts, and names its HDU`() throws {
        let found = try derive([
            (1, "OBJECT", .string("")), (1, "EXPTIME", .undefined), (2, "OBJECT", .string("Crab")),
            (3, "OBJECT", .string("Vela")), (3, "EXPTIME", .real(5)), (1, "TELESCOP", .integer(2)),
        ])
        #expect(found["target_name"] == "Crab <OBJECT[2]>")
        #expect(found["t_exptime"] == "5.0 <EXPTIME[3]>")
        #expect(found["facility_name"] == "2 <TELESCOP>")
    }

    @Test func `a better card goes before one that comes earlier`() throws {
        let found = try derive([
            (1, "EXPTIME", .real(1)), (1, "XPOSURE", .real(2)), (1, "TARGNAME", .string("b")),
            (2, "OBJECT", .string("a")), (1, "EXPOSURE", .string("7")),
        ])
        #expect(found["t_exptime"] == "2.0 <XPOSURE>")
        #expect(found["target_name"] == "a <OBJECT[2]>")
    }

    @Test(
        arguments: [
            (["IMAGE", "EVENTS"], "event"), (["IMAGE", "SPECTRUM"], "spectrum"),
            (["RESPONSE", "IMAGE"], "image"), (["SPECTRUM", "LIGHTCURVE"], "timeseries"),
            (["RESPONSE"], "response-function"), (["GTI"], nil), (["events"], nil), ([], nil),
        ] as [([String], String?)])
    func `the class that says most of a file is its type`(
        classes: [String], type: String?
    ) throws {
        let found = try derive(
            classes.enumerated().map { ($0.offset + 2, "HDUCLAS1", .string($0.element)) })
        #expect(found["dataproduct_type"].map { String($0.prefix { $0 != " " }) } == type)
    }

    @Test(
        arguments: [
            ("s", 86_400.0), ("S", 86_400), ("sec", 86_400), ("d", 1), ("D", 1), ("day", 1),
            ("h", 24),
            ("min", 1440), ("ms", 86_400_000), ("ks", 86.4), ("a", 1 / 365.25), ("cy", 1 / 36_525),
        ] as [(String, Double)])
    func `counted times are in any unit of times`(unit: String, day: Double) throws {
        let found = try derive([
            (1, "TSTART", .real(day)), (1, "TSTOP", .real(2 * day)),
            (1, "MJDREFI", .integer(50_000)),
            (1, "MJDREFF", .real(0.5)), (1, "TIMEUNIT", .string(unit)),
        ])
        for (column, expected) in [("t_min", 50_001.5), ("t_max", 50_002.5)] {
            let text = try #require(found[column]?.prefix { $0 != " " })
            #expect(abs((Double(text) ?? 0) - expected) < 1e-6)
        }
    }

    @Test(arguments: ["deg", "m", "parsec", "eV", "M"])
    func `counted times in what is not a unit of times are left out`(unit: String) throws {
        let found = try derive([
            (1, "TSTART", .real(1)), (1, "MJDREF", .real(50_000)), (1, "TIMEUNIT", .string(unit)),
        ])
        #expect(found.isEmpty)
    }

    @Test(arguments: [
        (0.0, false), (0.001, true), (100_000, true), (100_000.1, false), (-1, false),
        (.infinity, false),
    ])
    func `a modified Julian date is one that can be meant`(number: Double, isOne: Bool) throws {
        #expect((try derive([(1, "MJD-OBS", .real(number))])["t_min"] != nil) == isOne)
    }

    @Test func `an end before its beginning is left out, and one at it is not`() throws {
        let begin = (1, "MJD-BEG", CardValue.real(60_000))
        let earlier = try derive([begin, (1, "MJD-END", .real(59_999.9))])
        #expect(earlier["t_min"] != nil && earlier["t_max"] == nil)
        #expect(try derive([begin, (1, "MJD-END", .real(60_000))])["t_max"] != nil)
        #expect(try derive([(1, "MJD-END", .real(59_999.9))])["t_max"] != nil)
    }

    @Test func `a time of day is of the HDU of its date`() throws {
        let date = (1, "DATE-OBS", CardValue.string("2025-03-01"))
        let same = try derive([date, (1, "TIME-OBS", .string("06:00:00"))])
        #expect(same["t_min"] == "60735.25 <DATE-OBS+TIME-OBS>")
        let other = try derive([date, (2, "TIME-OBS", .string("06:00:00"))])
        #expect(other["t_min"] == "60735.0 <DATE-OBS>")
        let whole = try derive([
            (1, "DATE-OBS", .string("2025-03-01T12:00:00")), (1, "TIME-OBS", .string("06:00:00")),
        ])
        #expect(whole["t_min"] == "60735.5 <DATE-OBS>")
    }

    @Test(arguments: [
        ("ICRS", 2000.0, true), ("FK5", 2000, true), ("icrs", 2000, true), ("FK4", 2000, false),
        ("FK5", 1950, false), ("GALACTIC", 2000, false), ("GAPPT", 2000, true),
    ])
    func `only frames that are nearly ICRS have a position`(
        frame: String, equinox: Double, has: Bool
    ) throws {
        let found = try derive([
            (1, "RA", .real(1)), (1, "DEC", .real(2)), (1, "RADESYS", .string(frame)),
            (1, "EQUINOX", .real(equinox)),
        ])
        #expect((found["s_ra"] != nil) == has)
    }

    @Test func `both coordinates come from one HDU`() throws {
        let apart = try derive([(1, "RA", .real(1)), (2, "DEC", .real(2))])
        #expect(apart["s_ra"] == nil && apart["s_dec"] == nil)
        let next = try derive([
            (1, "RA", .real(1)), (2, "DEC", .real(2)), (2, "RA_OBJ", .real(3)),
            (2, "DEC_OBJ", .real(4)),
        ])
        #expect(next["s_ra"] == "3.0 <RA_OBJ[2]>")
    }

    @Test(
        arguments: [
            (1.0, 1.0, 1, "/I/"), (1, 1, 4, "/I/Q/U/V/"), (-1, -1, 4, "/RR/LL/RL/LR/"),
            (-5, -1, 4, "/XX/YY/XY/YX/"), (4, 1, 2, nil), (0, 1, 2, nil), (1, 1, 13, nil),
            (1e30, 1, 1, nil), (2, 1, 1, "/Q/"),
        ] as [(Double, Double, Int, String?)])
    func `a Stokes axis has the states of its pixels, or none`(
        first: Double, step: Double, length: Int, states: String?
    ) throws {
        let found = try derive(
            [
                (1, "CTYPE1", .string("STOKES")), (1, "CRVAL1", .real(first)),
                (1, "CRPIX1", .real(1)), (1, "CDELT1", .real(step)),
            ], axes: [1: [length]])
        #expect(found["pol_states"] == states.map { "\($0) <CTYPE1>" })
    }

    @Test(arguments: [
        ("WAVE", "nm", 4.995e-7, 5.015e-7), ("FREQ", "GHz", 5.977_914e-4, 6.001_851e-4),
        ("AWAV", "Angstrom", 4.995e-8, 5.015e-8),
    ])
    func `a spectral axis spans its pixels from edge to edge`(
        kind: String, unit: String, low: Double, high: Double
    ) throws {
        let found = try derive(
            [
                (1, "CTYPE1", .string(kind)), (1, "CRVAL1", .real(500)), (1, "CRPIX1", .real(1)),
                (1, "CDELT1", .real(1)), (1, "CUNIT1", .string(unit)),
            ], axes: [1: [2]])
        let min = Double(found["em_min"]?.prefix { $0 != " " } ?? "") ?? 0
        let max = Double(found["em_max"]?.prefix { $0 != " " } ?? "") ?? 0
        #expect(abs(min / low - 1) < 1e-6)
        #expect(abs(max / high - 1) < 1e-6)
        #expect(found["em_xel"] == "2 <CTYPE1>")
        let unknown = try derive(
            [
                (1, "CTYPE1", .string(kind + "-LOG")), (1, "CRVAL1", .real(500)),
                (1, "CRPIX1", .real(1)), (1, "CDELT1", .real(1)), (1, "CUNIT1", .string(unit)),
            ], axes: [1: [2]])
        #expect(unknown["em_min"] == nil)
    }
}

import FITS
import TestSupport
import Testing

@testable import ObsCore

@Suite struct PositionTests {
    /// A position in the degrees of ObsCore; nil if none is derived.
    private func position(
        _ ra: (CardValue, String), _ dec: (CardValue, String)
    ) throws -> (ra: Double, dec: Double)? {
        var values = HeaderValues()
        for (name, (value, comment)) in [("RA", ra), ("DEC", dec)] {
            let keyword = try #require(HeaderValues.Keyword(name))
            values.note(keyword, value, unit: CommentUnit.unit(of: comment.utf8), hdu: 1)
        }
        let observed = ObsCore(values)
        guard case .real(let x)? = observed[.sRa], case .real(let y)? = observed[.sDec] else {
            return nil
        }
        return (x, y)
    }

    @Test(arguments: [
        (CardValue.real(5.575), "[h] right ascension"), (.real(5.575), "[hr]"),
        (.real(5.575), "[hours]"), (.real(5.575), "[hourangle]"), (.string("5.575"), "[h]"),
        (.real(83.625), ""), (.real(83.625), "[deg]"), (.real(83.625), "RA, hours"),
        (.real(83.625), "[] empty"), (.real(1.459_531_586_980_258), "[rad]"),
        (.real(5017.5), "[arcmin]"), (.real(301_050), "[arcsec]"), (.integer(301_050), "[arcsec]"),
        (.real(301_050_000), "[mas]"), (.string("5:34:30"), ""), (.string("05 34 30.0"), ""),
        (.string("5:34:30"), "[h]"), (.string("5:34:30"), "[hh:mm:ss]"),
        (.string("83:37:30"), "[deg]"), (.string("83.625"), ""), (.real(-276.375), "[deg]"),
    ])
    func `a right ascension may be in any unit of angles, or in hours`(
        value: CardValue, comment: String
    ) throws {
        let found = try #require(try position((value, comment), (.real(22.01), "")))
        #expect(abs(found.ra - 83.625) < 1e-9)
        #expect(found.dec == 22.01)
    }

    @Test(arguments: [
        (CardValue.real(0.384_146_968_363_951_96), "[rad]"), (.real(22.01), "[deg] declination"),
        (.real(1320.6), "[arcmin]"), (.real(79_236), "[arcsec]"), (.real(79_236_000), "[mas]"),
        (.string("22:00:36"), "[dd:mm:ss]"), (.string("+22:00:36"), ""), (.real(22.01), ""),
    ])
    func `a declination may be in any unit of angles`(value: CardValue, comment: String) throws {
        let found = try #require(try position((.real(83.625), ""), (value, comment)))
        #expect(abs(found.dec - 22.01) < 1e-9)
        #expect(found.ra == 83.625)
    }

    @Test func `a position in a unit that is not known is left out`() throws {
        let right = (CardValue.real(5), "")
        for unit in ["[parsec]", "[s]", "[m]", "[min]", "[DEGS?]", "[eV]"] {
            #expect(try position((.real(5), unit), right) == nil, "\(unit)")
            #expect(try position(right, (.real(5), unit)) == nil, "\(unit)")
        }
        // Hours are a unit of right ascensions alone.
        #expect(try position(right, (.real(5), "[h]")) == nil)
    }

    @Test(arguments: [
        (0.0, 0.0), (359.999, 359.999), (360, 0), (-0.5, 359.5), (-360, 0),
    ])
    func `a right ascension lies from 0 to 360`(number: Double, expected: Double) throws {
        let found = try #require(try position((.real(number), ""), (.real(0), "")))
        #expect(abs(found.ra - expected) < 1e-12)
    }

    @Test(arguments: [
        (360.001, 0.0), (-360.001, 0), (0, 90.001), (0, -90.001), (.infinity, 0), (0, .nan),
    ])
    func `what cannot be a place is left out`(ra: Double, dec: Double) throws {
        #expect(try position((.real(ra), ""), (.real(dec), "")) == nil)
        #expect(try position((.real(1), ""), (.real(90), ""))?.dec == 90)
        #expect(try position((.real(1), ""), (.real(-90), ""))?.dec == -90)
    }

    @Test(
        arguments: [
            ("-0:30:00", -0.5), ("-00:00:36", -0.01), ("0:60:00", 1), ("+1:30", 1.5),
            ("1:61:00", nil),
            ("1:2:3:4", nil), ("1", 1), ("a:b", nil), ("1::2", 1.033_333_333_333_333_4), (":", nil),
        ] as [(String, Double?)])
    func `sexagesimal text keeps its sign and its bounds`(text: String, expected: Double?) throws {
        let found = try position((.real(1), ""), (.string(text), ""))
        #expect((found == nil) == (expected == nil))
        if let found, let expected { #expect(abs(found.dec - expected) < 1e-12) }
    }

    @Test(arguments: [
        ("deg", 83.625, 22.01, 0.01), ("arcsec", 301_050, 79_236, 36),
        ("rad", 1.459_531_586_980_258, 0.384_146_968_363_951_96, 1.745_329_251_994_329_6e-4),
    ])
    func `the axes of an image are in their own unit`(
        unit: String, ra: Double, dec: Double, step: Double
    ) throws {
        let observed = try image(unit, ra, dec, step)
        guard case .real(let x)? = observed[.sRa], case .real(let y)? = observed[.sDec],
            case .real(let scale)? = observed[.sPixelScale], case .real(let fov)? = observed[.sFov]
        else {
            Issue.record("a value is missing")
            return
        }
        #expect(abs(x - 83.625) < 1e-9)
        #expect(abs(y - 22.01) < 1e-9)
        #expect(abs(scale - 36) < 1e-9)
        #expect(abs(fov - 0.05) < 1e-9)
    }

    @Test func `axes in a unit that is not known have no place and no scale`() throws {
        let observed = try image("parsec", 1, 1, 1)
        #expect(observed.entries.map(\.column) == [.sXel1, .sXel2])
    }

    private func image(
        _ unit: String, _ ra: Double, _ dec: Double, _ step: Double
    ) throws -> ObsCore {
        var values = HeaderValues()
        values.note(axes: [3, 4], hdu: 1)
        let cards: [(String, CardValue)] = [
            ("CTYPE1", .string("RA---TAN")), ("CTYPE2", .string("DEC--TAN")),
            ("CRVAL1", .real(ra)), ("CRVAL2", .real(dec)), ("CUNIT1", .string(unit)),
            ("CUNIT2", .string(unit)), ("CDELT1", .real(-step)), ("CDELT2", .real(step)),
        ]
        for (name, value) in cards {
            values.note(try #require(HeaderValues.Keyword(name)), value, hdu: 1)
        }
        return ObsCore(values)
    }

    @Test(arguments: [
        (CardValue.real(43_200), "", 0.5), (.real(12), "[h]", 0.5), (.real(720), "[min]", 0.5),
        (.string("12:00:00"), "[hh:mm:ss]", 0.5), (.real(43_200), "[s] UT", 0.5),
    ])
    func `a time of day may be in its own unit`(
        value: CardValue, comment: String, fraction: Double
    ) throws {
        var values = HeaderValues()
        values.note(
            try #require(HeaderValues.Keyword("DATE-OBS")), .string("2025-03-01"), hdu: 1)
        values.note(
            try #require(HeaderValues.Keyword("UT")), value,
            unit: CommentUnit.unit(of: comment.utf8),
            hdu: 1)
        #expect(ObsCore(values)[.tMin] == .real(60_735 + fraction))
    }
}

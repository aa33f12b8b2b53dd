import Testing

@testable import ObsCore

/// The columns as ObsCore 1.1 has them (tables 1, 5 and 6).
@Suite struct ColumnTests {
    /// The columns that are not text, with their units.
    private static let numbers: [(String, ObsCore.Column.ValueType, String?)] = [
        ("calib_level", .integer, nil), ("access_estsize", .integer, "kbyte"),
        ("s_xel1", .integer, nil), ("s_xel2", .integer, nil), ("t_xel", .integer, nil),
        ("em_xel", .integer, nil), ("pol_xel", .integer, nil), ("s_ra", .real, "deg"),
        ("s_dec", .real, "deg"), ("s_fov", .real, "deg"), ("s_resolution", .real, "arcsec"),
        ("s_resolution_min", .real, "arcsec"), ("s_resolution_max", .real, "arcsec"),
        ("s_pixel_scale", .real, "arcsec"), ("s_stat_error", .real, "arcsec"),
        ("t_min", .real, "d"), ("t_max", .real, "d"), ("t_exptime", .real, "s"),
        ("t_resolution", .real, "s"), ("t_stat_error", .real, "s"), ("em_min", .real, "m"),
        ("em_max", .real, "m"), ("em_resolution", .real, "m"), ("em_stat_error", .real, "m"),
        ("em_res_power", .real, nil), ("em_res_power_min", .real, nil),
        ("em_res_power_max", .real, nil), ("o_stat_error", .real, nil),
    ]

    @Test func `a column has the type and the unit of the standard`() {
        for (name, type, unit) in ColumnTests.numbers {
            let column = ObsCore.Column(rawValue: name)
            #expect(column?.type == type, "\(name)")
            #expect(column?.unit == unit, "\(name)")
        }
        let names = Set(ColumnTests.numbers.map(\.0))
        for column in ObsCore.Column.allCases where !names.contains(column.rawValue) {
            #expect(column.type == .text)
            #expect(column.unit == nil)
        }
    }

    @Test func `each keyword is wanted once, and found by its text`() throws {
        #expect(Set(ObsCore.keywords).count == ObsCore.keywords.count)
        for text in ObsCore.keywords {
            #expect(try #require(HeaderValues.Keyword(text)).text == text)
        }
        for text in ["", "ra", "RA ", "NAXIS", "CTYPE5", "CD5_1", "CD1_5", "HIERARCH ESO OBS ID"] {
            #expect(HeaderValues.Keyword(text) == nil, "\(text)")
        }
        for text in ["CTYPE4", "CUNIT1", "CD4_4", "PC1_4", "TIMEZERO", "HDUCLAS1", "RADECSYS"] {
            #expect(HeaderValues.Keyword(text) != nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("RA", true), ("DEC_OBJ", true), ("OBJCTDEC", true), ("TARG_RA", true), ("CRVAL1", false),
        ("EXPTIME", false), ("EQUINOX", false),
    ])
    func `a position may be text with a unit`(text: String, isPosition: Bool) throws {
        #expect(try #require(HeaderValues.Keyword(text)).isPosition == isPosition)
    }
}

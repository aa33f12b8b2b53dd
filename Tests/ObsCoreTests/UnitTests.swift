import Testing

@testable import ObsCore

@Suite struct UnitTests {
    /// Each unit with its size, worked out by hand in the base unit of its quantity.
    @Test(arguments: [
        ("s", Unit.Quantity.time, 1.0), ("ks", .time, 1000), ("ms", .time, 0.001),
        ("us", .time, 0.000_001), ("ns", .time, 0.000_000_001), ("Ms", .time, 1_000_000),
        ("das", .time, 10), ("ds", .time, 0.1), ("hs", .time, 100), ("ps", .time, 1e-12),
        ("ksec", .time, 1000), ("msec", .time, 0.001), ("sec", .time, 1), ("secs", .time, 1),
        ("Seconds", .time, 1), ("min", .time, 60), ("MINUTES", .time, 60), ("h", .time, 3600),
        ("hr", .time, 3600), ("hours", .time, 3600), ("d", .time, 86_400), ("days", .time, 86_400),
        ("a", .time, 31_557_600), ("yr", .time, 31_557_600), ("kyr", .time, 31_557_600_000),
        ("cy", .time, 3_155_760_000), ("ta", .time, 31_556_925.216),
        ("Ba", .time, 31_556_925.976_32),
        ("deg", .angle, 1), ("Degrees", .angle, 1), ("arcmin", .angle, 0.016_666_666_666_666_666),
        ("arcsec", .angle, 0.000_277_777_777_777_777_8),
        ("mas", .angle, 0.000_000_277_777_777_777_777_8),
        ("uas", .angle, 0.000_000_000_277_777_777_777_777_8),
        ("rad", .angle, 57.295_779_513_082_32), ("mrad", .angle, 0.057_295_779_513_082_32),
        ("hourangle", .angle, 15),
        ("m", .length, 1), ("km", .length, 1000), ("dm", .length, 0.1), ("cm", .length, 0.01),
        ("mm", .length, 0.001), ("um", .length, 0.000_001), ("micron", .length, 0.000_001),
        ("nm", .length, 1e-9), ("Angstrom", .length, 1e-10), ("ANGSTROMS", .length, 1e-10),
        ("pm", .length, 1e-12), ("fm", .length, 1e-15), ("Mm", .length, 1e6),
        ("Hz", .frequency, 1), ("kHz", .frequency, 1e3), ("MHz", .frequency, 1e6),
        ("GHz", .frequency, 1e9), ("THz", .frequency, 1e12), ("mHz", .frequency, 1e-3),
        ("eV", .energy, 1), ("meV", .energy, 0.001), ("keV", .energy, 1e3), ("MeV", .energy, 1e6),
        ("GeV", .energy, 1e9), ("TeV", .energy, 1e12), ("PeV", .energy, 1e15),
        ("EeV", .energy, 1e18), ("J", .energy, 6.241_509_074_460_763e18),
        ("erg", .energy, 624_150_907_446.076_3), ("aJ", .energy, 6.241_509_074_460_763),
        ("byte", .data, 1), ("kbyte", .data, 1000), ("B", .data, 1), ("kB", .data, 1000),
        ("MB", .data, 1e6), ("mb", .data, 1e6), ("GB", .data, 1e9), ("gbyte", .data, 1e9),
        ("TB", .data, 1e12), ("KiB", .data, 1024), ("MiB", .data, 1_048_576),
        ("GiB", .data, 1_073_741_824), ("TiB", .data, 1_099_511_627_776), ("bit", .data, 0.125),
        (" ksec ", .time, 1000),
    ])
    func `each unit has the size that a hand works out`(
        name: String, quantity: Unit.Quantity, size: Double
    ) throws {
        let unit = try #require(Unit(name))
        #expect(unit.quantity == quantity)
        #expect(abs(unit.size / size - 1) < 1e-14)
    }

    @Test(arguments: [
        "", " ", "S", "M", "H", "D", "EV", "kev", "Kev", "mev", "MEV", "hz", "mhz", "NM", "KS",
        "Pa",
        "ma", "mmin", "kmin", "kh", "kd", "mbit", "marcmin", "parsec", "A", "kkm", "k", "deg2",
        "m2",
        "degs.", "s-1", "k s",
    ])
    func `what is not a unit here is not taken for one`(name: String) {
        #expect(Unit(name) == nil)
    }

    @Test(arguments: [
        (2.0, "ksec", "s", 2000.0), (30, "arcmin", "deg", 0.5), (5, "mas", "arcsec", 0.005),
        (1, "rad", "arcsec", 206_264.806_247_096_36), (36, "arcsec", "deg", 0.01),
        (500, "nm", "m", 5e-7), (5000, "Angstrom", "m", 5e-7), (2, "GB", "kbyte", 2_000_000),
        (299_792_458, "Hz", "m", 1), (1420.405_751_768, "MHz", "m", 0.211_061_140_541_598),
        (1, "eV", "m", 1.239_841_984_332_002_6e-6), (1, "meV", "m", 1.239_841_984_332_002_6e-3),
        (1, "MeV", "m", 1.239_841_984_332_002_6e-12), (1, "keV", "nm", 1.239_841_984_332_002_6),
        (1, "J", "m", 1.986_445_857_148_928_6e-25), (0, "eV", "keV", 0), (-3, "min", "s", -180),
    ])
    func `a number becomes one of another unit`(
        number: Double, from: String, wanted: String, expected: Double
    ) throws {
        let got = try #require(Units.convert(number, from: from, to: wanted))
        #expect(abs(got - expected) <= abs(expected) * 1e-12)
    }

    @Test(arguments: [
        (1.0, "m", "s"), (1, "s", "deg"), (1, "m", "eV"), (1, "eV", "Hz"), (0, "eV", "m"),
        (-1, "Hz", "m"), (0, "keV", "m"), (1, "byte", "m"), (1, "parsec", "m"), (1, "m", "parsec"),
    ])
    func `a number does not become what it cannot be`(
        number: Double, from: String, wanted: String
    ) {
        #expect(Units.convert(number, from: from, to: wanted) == nil)
    }

    @Test func `the Planck constant is exact`() {
        #expect(Units.wavelengthOfElectronvolt == 1.239_841_984_332_002_6e-6)
    }

    @Test(arguments: ObsCore.Column.allCases.compactMap(\.unit))
    func `the units of the columns are in the table`(name: String) {
        #expect(Unit(name) != nil)
    }
}

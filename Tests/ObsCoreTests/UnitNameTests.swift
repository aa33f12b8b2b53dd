import Testing

@testable import ObsCore

/// The names of units, beside those whose sizes a hand works out.
@Suite struct UnitNameTests {
    /// The prefixes of FITS 4.0 table 5.
    @Test(arguments: [
        ("y", 1e-24), ("z", 1e-21), ("a", 1e-18), ("f", 1e-15), ("p", 1e-12), ("n", 1e-9),
        ("u", 1e-6), ("m", 1e-3), ("c", 1e-2), ("d", 1e-1), ("da", 1e1), ("h", 1e2), ("k", 1e3),
        ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18), ("Z", 1e21), ("Y", 1e24),
    ])
    func `a prefix multiplies each unit that takes it`(prefix: String, factor: Double) throws {
        for name in ["s", "sec", "rad", "m", "Hz", "eV", "J"] {
            let base = try #require(Unit(name))
            let unit = try #require(Unit(prefix + name), "\(prefix)\(name)")
            #expect(unit.quantity == base.quantity, "\(prefix)\(name)")
            #expect(abs(unit.size / base.size / factor - 1) < 1e-12, "\(prefix)\(name)")
        }
    }

    @Test(arguments: [("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15)])
    func `only what multiplies stands before years and data`(
        prefix: String, factor: Double
    ) throws {
        for name in ["yr", "byte", "B", "bit"] {
            let (base, unit) = (try #require(Unit(name)), try #require(Unit(prefix + name)))
            #expect(unit.quantity == base.quantity)
            #expect(abs(unit.size / base.size / factor - 1) < 1e-12)
        }
    }

    @Test(arguments: ["c", "d", "da", "h", "u", "n", "E", "Z"])
    func `no part of a year or of a byte is a unit`(prefix: String) {
        for name in ["yr", "byte", "bit"] { #expect(Unit(prefix + name) == nil) }
        // `mbyte` is what people write for `MB`.
        #expect(Unit("myr") == nil)
        #expect(Unit("mbit") == nil)
    }

    @Test(arguments: [
        ("deg", ["degree", "degrees", "DEG", "Degree"]),
        ("arcmin", ["arcmins", "arcminute", "arcminutes", "ARCMIN"]),
        ("arcsec", ["arcsecs", "arcsecond", "arcseconds", "ArcSec"]),
        ("mas", ["marcsec", "milliarcsec", "MAS"]), ("uas", ["uarcsec", "microarcsec"]),
        ("rad", ["radian", "radians", "RAD"]), ("s", ["sec", "secs", "second", "SECONDS"]),
        ("min", ["mins", "minute", "minutes", "MIN"]), ("h", ["hr", "hrs", "hour", "HOURS"]),
        ("d", ["day", "days", "Day"]), ("yr", ["yrs", "year", "years", "a"]),
        ("m", ["meter", "meters", "metre", "metres"]), ("um", ["micron", "microns", "Microns"]),
        ("Angstrom", ["angstrom", "angstroms", "ANGSTROM"]), ("byte", ["bytes", "BYTE", "B"]),
        ("kB", ["kb", "kbyte", "kbytes", "KB"]), ("MB", ["mb", "mbyte", "mbytes", "Mbytes"]),
        ("GB", ["gb", "gbyte", "gbytes"]), ("TB", ["tb", "tbyte", "tbytes"]),
    ])
    func `a word in any case is the unit that it names`(symbol: String, words: [String]) throws {
        let unit = try #require(Unit(symbol))
        for word in words { #expect(Unit(word) == unit, "\(word)") }
    }

    @Test(arguments: [
        ("eV", true), ("GHz", true), ("J", true), ("erg", true), ("nm", false), ("s", false),
        ("deg", false), ("B", false),
    ])
    func `energies and frequencies fall as a wavelength grows`(name: String, falls: Bool) throws {
        #expect(try #require(Unit(name)).fallsWithWavelength == falls)
    }

    @Test(arguments: ["  ks", "ks  ", " ks "]) func `blanks around a unit say nothing`(
        name: String
    ) throws {
        #expect(Unit(name) == Unit("ks"))
        #expect(Unit("\tks") == nil)
    }

    @Test func `a wavelength is worth itself, and never becomes an energy`() throws {
        let (nm, m, eV) = (
            try #require(Unit("nm")), try #require(Unit("m")), try #require(Unit("eV"))
        )
        #expect(nm.convert(0, to: m) == 0)
        #expect(nm.convert(-2, to: nm) == -2)
        #expect(m.convert(1, to: eV) == nil)
        #expect(eV.convert(.leastNonzeroMagnitude, to: m)?.isInfinite == true)
    }
}

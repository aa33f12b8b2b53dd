import FITS

/// The one table of units: of headers, of the columns of ObsCore, and of what people ask for.
public enum Units {
    /// The speed of light in vacuum, in m/s (SI 2019, exact).
    package static let speedOfLight = 299_792_458.0
    /// The Planck constant, in J s (SI 2019, exact).
    static let planck = 6.626_070_15e-34
    /// The elementary charge, in C, and so an electronvolt in J (SI 2019, exact).
    static let elementaryCharge = 1.602_176_634e-19
    /// The wavelength of a photon of 1 eV, in m: the Planck constant times the speed of light.
    package static let wavelengthOfElectronvolt = planck * speedOfLight / elementaryCharge

    /// A number in another unit; frequencies and energies become wavelengths.
    ///
    /// - Parameters:
    ///   - number: the number.
    ///   - unit: the name of its unit.
    ///   - wanted: the name of the wanted unit.
    /// - Returns: the number in the wanted unit; nil if one cannot become the other, or if one of
    ///   the units is not known.
    public static func convert(
        _ number: Double, from unit: String, to wanted: String
    ) -> Double? {
        guard let from = Unit(unit), let to = Unit(wanted) else { return nil }
        return from.convert(number, to: to)
    }

    /// Finds a unit: its symbol as it is, else a whole word in any case.
    static func named(_ name: some StringProtocol) -> Unit? {
        let name = String(name)
        // Nearly every header has the symbol as it is.
        if let unit = symbols[name] { return unit }
        let trimmed = name.trimmed
        return symbols[trimmed] ?? words[trimmed.lowercased()]
    }

    /// The prefixes of FITS 4.0 table 5.
    private static let prefixes = [
        "y": 1e-24, "z": 1e-21, "a": 1e-18, "f": 1e-15, "p": 1e-12, "n": 1e-9, "u": 1e-6, "m": 1e-3,
        "c": 1e-2, "d": 1e-1, "da": 1e1, "h": 1e2, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12,
        "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24,
    ]
    /// The prefixes of units of which no one takes a part.
    private static let multiples = ["k", "M", "G", "T", "P"]

    /// Days in seconds, and years as FITS 4.0 table 34 has them.
    private static let day = 86_400.0
    private static let julianYear = 365.25 * day

    /// Units that take every prefix (FITS 4.0 tables 3 and 4), and `sec`, which many write for `s`.
    private static let prefixed: [(String, Unit)] = [
        ("s", Unit(.time, 1)), ("sec", Unit(.time, 1)), ("rad", Unit(.angle, 180 / Double.pi)),
        ("m", Unit(.length, 1)), ("Hz", Unit(.frequency, 1)), ("eV", Unit(.energy, 1)),
        ("J", Unit(.energy, 1 / elementaryCharge)),
    ]
    /// Units that take only the prefixes of multiples; `B` is what people write for `byte`.
    private static let multiplied: [(String, Unit)] = [
        ("yr", Unit(.time, julianYear)), ("byte", Unit(.data, 1)), ("B", Unit(.data, 1)),
        ("bit", Unit(.data, 0.125)),
    ]
    /// Units without prefixes; `Pa` would be a pascal, and `ma` is never a part of a year.
    private static let plain: [String: Unit] = [
        "deg": Unit(.angle, 1), "arcmin": Unit(.angle, 1 / 60), "arcsec": Unit(.angle, 1 / 3600),
        "mas": Unit(.angle, 1e-3 / 3600), "uas": Unit(.angle, 1e-6 / 3600),
        "min": Unit(.time, 60), "h": Unit(.time, 3600), "d": Unit(.time, day),
        "a": Unit(.time, julianYear), "cy": Unit(.time, 100 * julianYear),
        "ta": Unit(.time, 365.242_19 * day), "Ba": Unit(.time, 365.242_198_8 * day),
        "Angstrom": Unit(.length, 1e-10), "erg": Unit(.energy, 1e-7 / elementaryCharge),
    ]

    private static let symbols: [String: Unit] = {
        var symbols = plain
        for (name, unit) in prefixed + multiplied { symbols[name] = unit }
        for (name, unit) in prefixed {
            for (prefix, factor) in prefixes {
                symbols[prefix + name] = Unit(unit.quantity, factor * unit.size)
            }
        }
        for (name, unit) in multiplied {
            for prefix in multiples {
                symbols[prefix + name] = prefixes[prefix].map {
                    Unit(unit.quantity, $0 * unit.size)
                }
            }
        }
        return symbols
    }()

    /// Other names by the symbol that they stand for, in any case: no symbol differs from one of
    /// them by its case alone and means something else.
    private static let aliases = [
        "deg": ["deg", "degree", "degrees"],
        "arcmin": ["arcmin", "arcmins", "arcminute", "arcminutes"],
        "arcsec": ["arcsec", "arcsecs", "arcsecond", "arcseconds"],
        "mas": ["mas", "marcsec", "milliarcsec"], "uas": ["uarcsec", "microarcsec"],
        "rad": ["rad", "radian", "radians"],
        "s": ["sec", "secs", "second", "seconds"], "min": ["min", "mins", "minute", "minutes"],
        "h": ["hr", "hrs", "hour", "hours"], "d": ["day", "days"],
        "yr": ["yr", "yrs", "year", "years"],
        "m": ["meter", "meters", "metre", "metres"], "um": ["micron", "microns"],
        "Angstrom": ["angstrom", "angstroms"],
        "byte": ["byte", "bytes"], "kB": ["kb", "kbyte", "kbytes"],
        "MB": ["mb", "mbyte", "mbytes"],
        "GB": ["gb", "gbyte", "gbytes"], "TB": ["tb", "tbyte", "tbytes"],
    ]

    private static let words: [String: Unit] = {
        var words = [
            "hourangle": Unit(.angle, 15), "kib": Unit(.data, 0x1p10), "mib": Unit(.data, 0x1p20),
            "gib": Unit(.data, 0x1p30), "tib": Unit(.data, 0x1p40),
        ]
        for (symbol, names) in aliases {
            for name in names { words[name] = symbols[symbol] }
        }
        return words
    }()
}

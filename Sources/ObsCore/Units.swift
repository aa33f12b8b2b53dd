/// Units of headers, and what they are in those of ObsCore (FITS 4.0 §4.3).
enum Units {
    /// Planck's constant times the speed of light, in eV m (CODATA 2018, exact).
    private static let energyTimesLength = 1.239_841_984_332_002_6e-6
    private static let speedOfLight = 299_792_458.0

    private static let times = [
        "s": 1.0, "sec": 1, "second": 1, "seconds": 1, "ms": 1e-3, "us": 1e-6, "ns": 1e-9,
        "ks": 1e3, "ksec": 1e3, "min": 60, "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600,
        "d": 86_400, "day": 86_400, "days": 86_400,
    ]
    private static let angles = [
        "deg": 1.0, "degree": 1, "degrees": 1, "arcmin": 1.0 / 60, "arcsec": 1.0 / 3600,
        "mas": 1e-3 / 3600, "rad": 180 / Double.pi,
    ]
    private static let lengths = [
        "m": 1.0, "cm": 1e-2, "mm": 1e-3, "um": 1e-6, "micron": 1e-6, "microns": 1e-6, "nm": 1e-9,
        "angstrom": 1e-10, "angstroms": 1e-10, "pm": 1e-12,
    ]
    private static let frequencies = ["Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9, "THz": 1e12]
    private static let energies = [
        "eV": 1.0, "keV": 1e3, "MeV": 1e6, "GeV": 1e9, "TeV": 1e12, "PeV": 1e15,
        "J": 1 / 1.602_176_634e-19,
    ]

    /// A number in another unit; frequencies and energies become wavelengths.
    ///
    /// - Parameters:
    ///   - number: the number.
    ///   - unit: its unit; letters of times, angles and lengths in any case.
    ///   - wanted: a unit of ObsCore: `s`, `d`, `deg`, `arcsec`, `m` or `kbyte`.
    /// - Returns: the number in the wanted unit; nil if one cannot become the other.
    static func convert(_ number: Double, from unit: String, to wanted: String) -> Double? {
        let plain = unit.lowercased()
        for scale in [times, angles, lengths] {
            guard let to = scale[wanted] else { continue }
            if let from = scale[plain] { return number * from / to }
        }
        if unit == wanted { return number }
        guard wanted == "m", number > 0 else { return nil }
        if let frequency = frequencies[unit] { return speedOfLight / (number * frequency) }
        return energies[unit].map { energyTimesLength / (number * $0) }
    }
}

import ObsCore

/// A unit that may stand behind a number, and what it is in the unit of ObsCore.
struct Unit: Hashable {
    /// The unit to which it converts.
    let base: String
    /// How many of those it is.
    let factor: Double

    private static let units: [String: Unit] = {
        var units: [String: Unit] = [:]
        func add(_ base: String, _ names: [(String, Double)]) {
            for (name, factor) in names { units[name] = Unit(base: base, factor: factor) }
        }
        add(
            "deg",
            [
                ("deg", 1), ("degree", 1), ("degrees", 1), ("arcmin", 1.0 / 60),
                ("arcsec", 1.0 / 3600),
                ("mas", 1.0 / 3_600_000), ("rad", 180 / Double.pi), ("hourangle", 15),
            ])
        add(
            "s",
            [
                ("s", 1), ("sec", 1), ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9), ("min", 60),
                ("h", 3600),
                ("hour", 3600), ("hours", 3600), ("ks", 1000), ("d", 86_400), ("day", 86_400),
                ("days", 86_400), ("yr", 31_557_600),
            ])
        add(
            "m",
            [
                ("m", 1), ("cm", 1e-2), ("mm", 1e-3), ("um", 1e-6), ("micron", 1e-6), ("nm", 1e-9),
                ("angstrom", 1e-10), ("pm", 1e-12), ("fm", 1e-15), ("km", 1e3),
            ])
        add(
            "eV",
            [
                ("ev", 1), ("kev", 1e3), ("mev", 1e6), ("gev", 1e9), ("tev", 1e12), ("pev", 1e15),
            ])
        add(
            "byte",
            [
                ("byte", 1), ("bytes", 1), ("kb", 1e3), ("kbyte", 1e3), ("mb", 1e6),
                ("mbyte", 1e6), ("gb", 1e9), ("gbyte", 1e9), ("tb", 1e12), ("kib", 1024),
                ("mib", 1_048_576), ("gib", 1_073_741_824), ("tib", 1_099_511_627_776),
            ])
        return units
    }()

    /// Knows a unit by its name.
    init?(_ name: String) {
        guard let known = Unit.units[name.lowercased()] else { return nil }
        self = known
    }

    private init(base: String, factor: Double) {
        self.base = base
        self.factor = factor
    }

    /// How many `other` this is; nil if it cannot be converted.
    func count(of other: Unit) -> Double? {
        base == other.base ? factor / other.factor : nil
    }
}

extension Source {
    /// A name that means the same in every index: a column of ObsCore, or one that is always there.
    init?(known name: String) {
        let lower = name.lowercased()
        if let column = ObsCore.Column(rawValue: lower) {
            self = .obscore(column)
        } else if let fact = Fact(rawValue: lower) {
            self = .fact(fact)
        } else if let alias = Source.aliases[lower] {
            self = alias
        } else {
            return nil
        }
    }

    /// The usual units of its numbers, as people read them; nil if they have none.
    var units: String? {
        switch self {
        case .fact(.size): return "kB, MB, GB"
        case .fact(.energy): return "eV, keV, MeV, GeV, TeV"
        case .obscore(.tMin), .obscore(.tMax): return nil
        case .obscore(let column):
            return [
                "s": "s, min, h, d", "deg": "deg, arcmin, arcsec", "arcsec": "deg, arcmin, arcsec",
                "m": "m, um, nm, keV, TeV", "kbyte": "kB, MB, GB",
            ][column.unit ?? ""]
        default: return nil
        }
    }
}

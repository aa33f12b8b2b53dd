import ObsCore

extension SearchName {
    /// A name that means the same in every index: a column of ObsCore, or one that is always there.
    init?(known name: String) {
        let lower = name.lowercased()
        if let column = ObsCore.Column(rawValue: lower) {
            self = .obscore(column)
        } else if let fact = Fact(rawValue: lower) {
            self = .fact(fact)
        } else if let alias = SearchName.aliases[lower] {
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

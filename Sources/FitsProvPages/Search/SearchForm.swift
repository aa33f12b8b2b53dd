/// What somebody has filled in on the search page: the address has all of it, so that a search can be mailed.
package struct SearchForm: Hashable, Sendable {
    /// What is asked of the values of a name.
    package struct Wish: Hashable, Sendable {
        /// Values of which it must be one.
        package var values: [String] = []
        /// A text with `*` for anything.
        package var pattern = ""
        /// The smallest value.
        package var low = ""
        /// The largest value.
        package var high = ""

        /// Whether nothing is asked.
        var isEmpty: Bool { values.isEmpty && pattern.isEmpty && low.isEmpty && high.isEmpty }
    }

    /// A name or a position.
    package var place = ""
    /// The radius around it: degrees, or `30arcmin`.
    package var radius = ""
    /// Whether the field of view, and not its centre, is to be near the place.
    package var overlaps = false
    /// The earliest and the latest date.
    package var dates = (low: "", high: "")
    /// The smallest and the largest energy, frequency or wavelength.
    package var energies = (low: "", high: "")
    /// Its unit.
    package var energyUnit = "TeV"
    /// Columns of ObsCore.
    package var columns: [String: Wish] = [:]
    /// Provenance fields.
    package var fields: [String: Wish] = [:]
    /// The activity that made the product, with its versions.
    package var activity = Wish()
    /// Its versions.
    package var activityVersion = Wish()
    /// A program that took part.
    package var software = Wish()
    /// Its versions.
    package var softwareVersion = Wish()
    /// What the product must have been made from.
    package var origin = ""
    /// The columns that are shown; the usual ones if there are none.
    package var shown: [String] = []
    /// The column by which rows are sorted.
    package var sort = ""
    /// Whether the largest value comes first.
    package var isDescending = false
    /// The page, from 1.
    package var page = 1
    /// Whether only the number of products is wanted.
    package var countsOnly = false
    /// A query that was edited, and is kept.
    package var edited = ""
    /// Whether anything was asked at all.
    package var isAsked = false

    /// An empty form.
    package init() {}

    /// The form of an address.
    ///
    /// - Parameter items: its parameters; others than those of the form mean nothing.
    package init(_ items: [PageAddress.Item]) {
        for item in items where !item.value.isEmpty { read(item.name, item.value) }
    }

    package static func == (one: SearchForm, other: SearchForm) -> Bool {
        one.items == other.items
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(items) }

    private mutating func read(_ name: String, _ value: String) {
        switch name {
        case "place": place = value
        case "radius": radius = value
        case "overlaps": overlaps = value == "1"
        case "from": dates.low = value
        case "to": dates.high = value
        case "emin": energies.low = value
        case "emax": energies.high = value
        case "eunit": energyUnit = SearchForm.energyUnits.keys.contains(value) ? value : energyUnit
        case "origin": origin = value
        case "col": if !shown.contains(value) { shown.append(value) }
        case "sort": sort = value
        case "desc": isDescending = value == "1"
        case "page": page = min(max(1, Int(value) ?? 1), SearchForm.mostPages)
        case "count": countsOnly = true
        case "edited": edited = value
        case "go": break
        default:
            guard let dot = name.firstIndex(of: ".") else { return }
            let key = String(name[name.index(after: dot)...])
            read(String(name[..<dot]), key, value)
            return
        }
        isAsked = isAsked || !["edited", "eunit"].contains(name)
    }

    private mutating func read(_ kind: String, _ key: String, _ value: String) {
        guard let part = kind.last, let path = SearchForm.place(of: String(kind.dropLast()), key)
        else { return }
        isAsked = true
        switch part {
        case "v":
            if !self[keyPath: path].values.contains(value) {
                self[keyPath: path].values.append(value)
            }
        case "t": self[keyPath: path].pattern = value
        case "l": self[keyPath: path].low = value
        case "h": self[keyPath: path].high = value
        default: return
        }
    }

    /// Where the wish of a parameter such as `fv.calib_version` is: `o` for columns of
    /// ObsCore, `f` for fields, `p` for programs; then `v`, `t`, `l` or `h` for a part of the wish.
    private static func place(
        of group: String, _ key: String
    ) -> WritableKeyPath<SearchForm, Wish>? {
        switch (group, key) {
        case ("o", _): \.columns[wish: key]
        case ("f", _): \.fields[wish: key]
        case ("p", "activity"): \.activity
        case ("p", "activity_version"): \.activityVersion
        case ("p", "software"): \.software
        case ("p", "software_version"): \.softwareVersion
        default: nil
        }
    }

    /// The most pages of a result.
    package static let mostPages = 400
    /// The rows of a page.
    package static let rowsOfPage = 50

    /// Units of energy, wavelength and frequency: what a wavelength in metres is.
    static let energyUnits: [String: @Sendable (Double) -> Double] = [
        "TeV": { planck / ($0 * 1e12) }, "GeV": { planck / ($0 * 1e9) },
        "MeV": { planck / ($0 * 1e6) }, "keV": { planck / ($0 * 1e3) }, "eV": { planck / $0 },
        "m": { $0 }, "mm": { $0 / 1e3 }, "um": { $0 / 1e6 }, "nm": { $0 / 1e9 },
        "Angstrom": { $0 / 1e10 }, "GHz": { light / ($0 * 1e9) }, "MHz": { light / ($0 * 1e6) },
    ]
    /// The same, in the order in which they are offered.
    static let energyUnitNames = [
        "TeV", "GeV", "MeV", "keV", "eV", "Angstrom", "nm", "um", "mm", "m", "GHz", "MHz",
    ]
    /// Planck's constant times the speed of light, in eV m (CODATA 2018).
    private static let planck = 1.239_841_984e-6
    /// The speed of light in m/s.
    private static let light = 299_792_458.0
}

extension [String: SearchForm.Wish] {
    /// What is asked of a name; nothing, unless something was.
    fileprivate subscript(wish name: String) -> SearchForm.Wish {
        get { self[name] ?? SearchForm.Wish() }
        set { self[name] = newValue }
    }
}

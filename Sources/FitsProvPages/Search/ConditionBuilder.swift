/// Makes conditions of ADQL of what was filled in.
struct ConditionBuilder {
    let columns: [ColumnInfo]
    /// The conditions, all of which must hold.
    var conditions: [String] = []
    /// The columns of which they speak.
    var mentioned: [String] = []

    /// The radius where none is given, in degrees.
    static let usualRadius = 1.0

    init(_ columns: [ColumnInfo]) { self.columns = columns }

    /// Adds all that a form asks.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - place: what its name or position means.
    /// - Throws: ``FormFault`` for what cannot be understood.
    mutating func add(_ form: SearchForm, _ place: SearchPlace?) throws(FormFault) {
        try add(place, form)
        try addDates(form)
        try addEnergies(form)
        for (name, wish) in form.columns.sorted(by: { $0.key < $1.key }) {
            try add(column: name, wish)
        }
        for (name, wish) in form.fields.sorted(by: { $0.key < $1.key }) {
            try add(field: name, wish)
        }
        try addActivity(form)
        try addSoftware(form)
        if !form.origin.isEmpty {
            let product = form.origin.adql
            conditions.append("1 = fitsprov_derives_from(obs_publisher_did, \(product))")
        }
    }

    mutating func add(_ place: SearchPlace?, _ form: SearchForm) throws(FormFault) {
        guard let place else { return }
        let centre: SkyPosition
        switch place {
        case .target(let names, let position):
            guard !form.radius.isEmpty || form.overlaps else {
                conditions.append("target_name \(ConditionBuilder.isOne(of: names))")
                return
            }
            guard let position else {
                throw FormFault(
                    "no product of the target '\(form.place)' has a position; leave the radius empty"
                )
            }
            centre = position
        case .position(let position): centre = position
        }
        let radius = try ConditionBuilder.radius(form.radius)
        let circle =
            "CIRCLE(\(centre.rightAscension.adql), \(centre.declination.adql), \(radius.adql))"
        conditions.append(
            form.overlaps
                ? "1 = INTERSECTS(s_region, \(circle))"
                : "1 = CONTAINS(POINT(s_ra, s_dec), \(circle))")
    }

    /// A radius in degrees.
    static func radius(_ text: String) throws(FormFault) -> Double {
        let text = text.filter { $0 != " " }
        guard !text.isEmpty else { return usualRadius }
        let units = [
            ("degrees", 1.0), ("degree", 1), ("deg", 1), ("°", 1), ("arcmin", 60), ("'", 60),
            ("′", 60), ("arcsec", 3_600), ("\"", 3_600), ("″", 3_600), ("", 1),
        ]
        for (unit, parts) in units where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)) else { continue }
            guard (0...180).contains(number / parts) else { break }
            return number / parts
        }
        throw FormFault("the radius '\(text)' is none; write degrees up to 180, or 30arcmin")
    }

    mutating func mention(_ name: String) {
        if !mentioned.contains(name) { mentioned.append(name) }
    }

    static func number(_ text: String, _ name: String) throws(FormFault) -> Double {
        guard let number = Double(text), number.isFinite else {
            throw FormFault("'\(text)' is no number, and \(name) is one")
        }
        return number
    }

    static func isOne(of values: [String]) -> String {
        isOne(ofLiterals: values.map(\.adql))
    }

    static func isOne(ofLiterals values: [String]) -> String {
        values.count == 1 ? "= \(values[0])" : "IN (\(values.joined(separator: ", ")))"
    }

    /// `*` stands for anything; a text without one is the whole value.
    static func isLike(_ pattern: String) -> String {
        guard pattern.contains("*") else { return "= \(pattern.adql)" }
        return "LIKE \(String(pattern.map { $0 == "*" ? "%" : $0 }).adql)"
    }
}

/// Makes conditions of ADQL of what was filled in.
struct ConditionBuilder {
    private let columns: [ColumnInfo]
    /// The conditions, all of which must hold.
    private(set) var conditions: [String] = []
    /// The columns of which they speak.
    private(set) var mentioned: [String] = []

    /// The radius where none is given, in degrees.
    private static let usualRadius = 1.0

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

    private mutating func add(_ place: SearchPlace?, _ form: SearchForm) throws(FormFault) {
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

    private mutating func addDates(_ form: SearchForm) throws(FormFault) {
        func date(_ text: String, isEnd: Bool) throws(FormFault) -> Double {
            guard let date = JulianDate.read(text, isEnd: isEnd) else {
                throw FormFault(
                    "'\(text)' is no date; write 2026-11-30, 2026-11-30T21:48, or a modified Julian date"
                )
            }
            return date
        }
        if !form.dates.low.isEmpty {
            conditions.append("t_max >= \(try date(form.dates.low, isEnd: false).adql)")
            mention("t_min")
        }
        if !form.dates.high.isEmpty {
            conditions.append("t_min <= \(try date(form.dates.high, isEnd: true).adql)")
            mention("t_min")
        }
    }

    private mutating func addEnergies(_ form: SearchForm) throws(FormFault) {
        let metres = SearchForm.energyUnits[form.energyUnit] ?? { $0 }
        var lengths: [Double] = []
        for text in [form.energies.low, form.energies.high] where !text.isEmpty {
            guard let number = Double(text), number > 0, number.isFinite else {
                throw FormFault("'\(text)' is no energy, frequency or wavelength")
            }
            lengths.append(metres(number))
        }
        guard let first = lengths.first else { return }
        let isLength = metres(2) > metres(1)
        // Of one bound alone, all beyond it is meant.
        let isUpper = form.energies.low.isEmpty
        if lengths.count == 2 {
            conditions.append("em_max >= \(lengths.reduce(first, min).adql)")
            conditions.append("em_min <= \(lengths.reduce(first, max).adql)")
        } else if isLength == isUpper {
            conditions.append("em_min <= \(first.adql)")
        } else {
            conditions.append("em_max >= \(first.adql)")
        }
        mention("em_min")
        mention("em_max")
    }

    private mutating func add(
        column name: String, _ wish: SearchForm.Wish
    ) throws(FormFault) {
        guard !wish.isEmpty else { return }
        guard let column = columns.first(where: { $0.name == name }) else {
            throw FormFault("there is no column '\(name)'")
        }
        mention(name)
        if !wish.values.isEmpty {
            var literals: [String] = []
            for value in wish.values {
                literals.append(
                    column.isText ? value.adql : try ConditionBuilder.number(value, name).adql)
            }
            conditions.append("\(column.written) \(ConditionBuilder.isOne(ofLiterals: literals))")
        }
        if !wish.pattern.isEmpty {
            conditions.append("\(column.written) \(ConditionBuilder.isLike(wish.pattern))")
        }
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            let literal = column.isText ? text.adql : try ConditionBuilder.number(text, name).adql
            conditions.append("\(column.written) \(sign) \(literal)")
        }
    }

    private mutating func add(field name: String, _ wish: SearchForm.Wish) throws(FormFault) {
        guard !wish.isEmpty else { return }
        let column = columns.first { $0.name == name && $0.isField }
        if column != nil { mention(name) }
        var tests: [String] = []
        if !wish.values.isEmpty { tests.append(ConditionBuilder.isOne(of: wish.values)) }
        if !wish.pattern.isEmpty { tests.append(ConditionBuilder.isLike(wish.pattern)) }
        if let column {
            conditions += tests.map { "\(column.written) \($0)" }
        } else {
            for test in tests { add(inField: name, "\"value\" \(test)") }
        }
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            if name.lowercased().hasSuffix("version") {
                let key = "fitsprov_version_key"
                let value = column?.written ?? "\"value\""
                let test = "\(key)(\(value)) \(sign) \(key)(\(text.adql))"
                if column != nil { conditions.append(test) } else { add(inField: name, test) }
            } else {
                let number = try ConditionBuilder.number(text, name)
                add(inField: name, "numeric_value \(sign) \(number.adql)")
            }
        }
    }

    /// A condition on a field that is no column.
    private mutating func add(inField name: String, _ test: String) {
        conditions.append(
            "\(ConditionBuilder.entity) IN (SELECT entity_id FROM prov.field "
                + "WHERE name = \(name.adql) AND \(test))")
    }

    /// What `prov.*` calls a product.
    private static let entity = "COALESCE(product_identifier, path)"

    private mutating func addActivity(_ form: SearchForm) throws(FormFault) {
        try add(column: "activity_name", form.activity)
        conditions += ConditionBuilder.versions(form.activityVersion, "activity_version")
        if !form.activityVersion.isEmpty { mention("activity_version") }
    }

    private mutating func addSoftware(_ form: SearchForm) throws(FormFault) {
        guard !form.software.isEmpty || !form.softwareVersion.isEmpty else { return }
        var tests = ConditionBuilder.versions(form.softwareVersion, "version")
        if !form.software.values.isEmpty {
            tests.append("name \(ConditionBuilder.isOne(of: form.software.values))")
        }
        if !form.software.pattern.isEmpty {
            tests.append("name \(ConditionBuilder.isLike(form.software.pattern))")
        }
        guard !tests.isEmpty else { return }
        // One list in another is found in one go; a join compares all with all.
        conditions.append(
            "\(ConditionBuilder.entity) IN (SELECT entity_id FROM prov.was_generated_by "
                + "WHERE activity_id IN (SELECT activity_id FROM prov.software "
                + "WHERE \(tests.joined(separator: " AND "))))")
    }

    private static func versions(_ wish: SearchForm.Wish, _ column: String) -> [String] {
        var tests: [String] = []
        if !wish.values.isEmpty { tests.append("\(column) \(isOne(of: wish.values))") }
        let key = "fitsprov_version_key"
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            tests.append("\(key)(\(column)) \(sign) \(key)(\(text.adql))")
        }
        return tests
    }

    private mutating func mention(_ name: String) {
        if !mentioned.contains(name) { mentioned.append(name) }
    }

    private static func number(_ text: String, _ name: String) throws(FormFault) -> Double {
        guard let number = Double(text), number.isFinite else {
            throw FormFault("'\(text)' is no number, and \(name) is one")
        }
        return number
    }

    private static func isOne(of values: [String]) -> String {
        isOne(ofLiterals: values.map(\.adql))
    }

    private static func isOne(ofLiterals values: [String]) -> String {
        values.count == 1 ? "= \(values[0])" : "IN (\(values.joined(separator: ", ")))"
    }

    /// `*` stands for anything; a text without one is the whole value.
    private static func isLike(_ pattern: String) -> String {
        guard pattern.contains("*") else { return "= \(pattern.adql)" }
        return "LIKE \(String(pattern.map { $0 == "*" ? "%" : $0 }).adql)"
    }
}

extension String {
    /// The text as a literal of ADQL.
    var adql: String { "'" + replacing("'", with: "''") + "'" }
}

extension Double {
    /// The number as a literal of ADQL: whole numbers without a fraction.
    var adql: String {
        self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}

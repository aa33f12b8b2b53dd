package import FitsProvArchive
import Glibc

extension Facets {
    /// The columns of which values are chosen, in the order of the page.
    static let chosen = [
        "dataproduct_type", "calib_level", "obs_collection", "facility_name", "instrument_name",
        "data_rights",
    ]
    /// The columns whose range is told.
    static let measured = ["t_min", "t_max", "em_min", "em_max", "t_exptime", "s_fov"]

    /// Counts what there is in an archive: takes seconds for a million products.
    ///
    /// - Parameters:
    ///   - index: the archive.
    ///   - publication: what it publishes.
    ///   - isStopped: whether to give up.
    ///   - progress: is given what is known so far.
    /// - Throws: what reading throws.
    package static func gather(
        _ index: ArchiveIndex, _ publication: Publication,
        isStopped: @escaping @Sendable () -> Bool, progress: (Facets) -> Void
    ) throws {
        let source = Source(index: index, publication: publication, isStopped: isStopped)
        var facets = Facets()
        facets.products = try source.first("SELECT COUNT(*) FROM ivoa.obscore")
        progress(facets)
        facets.fields = try source.names(.field)
        progress(facets)
        let infos = ColumnInfo.obscore(publication)
        for name in chosen {
            guard let column = infos.first(where: { $0.name == name }) else { continue }
            var found = try source.column(column.written)
            found.description = column.description
            if !found.values.isEmpty { facets.columns.append(found) }
        }
        facets.activities = try source.versions(
            "SELECT activity_name, activity_version, COUNT(*) FROM ivoa.obscore "
                + "WHERE activity_name IS NOT NULL GROUP BY activity_name, activity_version")
        progress(facets)
        facets.targets = try source.targets()
        facets.ranges = try source.ranges(measured)
        progress(facets)
        facets.software = try source.versions(
            "SELECT name, version, COUNT(*) FROM prov.software GROUP BY name, version")
        facets.parameters = try source.names(.parameter)
        facets.isComplete = true
        progress(facets)
    }

    /// Where the numbers come from: queries that anybody may ask, but for names, which SQLite counts faster by itself.
    private struct Source {
        let index: ArchiveIndex
        let publication: Publication
        let isStopped: @Sendable () -> Bool

        func rows(_ adql: String, _ visit: ([QueryValue]) -> Void) throws {
            _ = try index.query(adql, publication, isStopped: isStopped, begin: { _ in }, visit)
        }

        func first(_ adql: String) throws -> Int? {
            var number: Int?
            try rows(adql) { number = $0.first?.integer }
            return number
        }

        func names(_ kind: RecordedKind) throws -> [Name] {
            var names: [Name] = []
            var kept = Frequent()
            func finish() {
                if !names.isEmpty { names[names.count - 1].values = kept.sorted }
                kept = Frequent()
            }
            try index.recordedValues(kind, isStopped: isStopped) { text, value, count in
                if names.last?.name != text {
                    finish()
                    names.append(Name(text))
                }
                names[names.count - 1].products += count
                names[names.count - 1].distinct += 1
                kept.add(value, count)
            }
            finish()
            for place in names.indices {
                names[place].range = try index.recordedRange(kind, names[place].name)
            }
            return names.sorted { ($1.products, $0.name) < ($0.products, $1.name) }
        }

        func column(_ column: String) throws -> Name {
            var name = Name(column)
            var kept = Frequent()
            try rows(
                "SELECT \(column), COUNT(*) FROM ivoa.obscore WHERE \(column) IS NOT NULL GROUP BY \(column)"
            ) { row in
                guard let value = row[0].text else { return }
                kept.add(value, row[1].integer ?? 0)
                name.products += row[1].integer ?? 0
                name.distinct += 1
            }
            name.values = kept.sorted
            return name
        }

        func versions(_ adql: String) throws -> [Name] {
            var order: [String] = []
            var names: [String: (Name, Frequent)] = [:]
            try rows(adql) { row in
                guard let text = row[0].text else { return }
                if names[text] == nil { order.append(text) }
                var entry = names[text] ?? (Name(text), Frequent())
                let count = row[2].integer ?? 0
                entry.0.products += count
                entry.0.distinct += 1
                if let version = row[1].text { entry.1.add(version, count) }
                names[text] = entry
            }
            return order.compactMap { text -> Name? in
                guard let (name, kept) = names[text] else { return nil }
                var found = name
                found.values = kept.sorted
                return found
            }.sorted { ($1.products, $0.name) < ($0.products, $1.name) }
        }

        func ranges(_ columns: [String]) throws -> [String: ClosedRange<Double>] {
            let list = columns.map { "MIN(\($0)), MAX(\($0))" }.joined(separator: ", ")
            var ranges: [String: ClosedRange<Double>] = [:]
            try rows("SELECT \(list) FROM ivoa.obscore") { row in
                for (place, column) in columns.enumerated() {
                    guard let low = row[2 * place].number, let high = row[2 * place + 1].number,
                        low <= high
                    else { continue }
                    ranges[column] = low...high
                }
            }
            return ranges
        }

        /// The mean direction of a target is that of the mean of unit vectors.
        func targets(called name: String? = nil) throws -> [Target] {
            var targets: [Target] = []
            let which = name.map { "= \($0.adql)" } ?? "IS NOT NULL"
            try rows(
                """
                SELECT target_name, COUNT(*) AS n, AVG(COS(RADIANS(s_dec)) * COS(RADIANS(s_ra))), \
                AVG(COS(RADIANS(s_dec)) * SIN(RADIANS(s_ra))), AVG(SIN(RADIANS(s_dec))) \
                FROM ivoa.obscore WHERE target_name \(which) GROUP BY target_name ORDER BY n DESC
                """
            ) { row in
                guard targets.count < Facets.mostTargets, let name = row[0].text else { return }
                targets.append(
                    Target(
                        name, products: row[1].integer ?? 0,
                        position: SkyPosition(row[2].number, row[3].number, row[4].number)))
            }
            return targets
        }
    }

    /// The targets of a name, looked up while all are still being counted: exact alone.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - index: the archive.
    ///   - publication: what it publishes.
    ///   - isStopped: whether to give up.
    /// - Returns: the target, if there is one.
    /// - Throws: what reading throws.
    package static func target(
        called name: String, _ index: ArchiveIndex, _ publication: Publication,
        isStopped: @escaping @Sendable () -> Bool
    ) throws -> [Target] {
        try Source(index: index, publication: publication, isStopped: isStopped)
            .targets(called: name)
    }

    /// The most frequent of many values.
    private struct Frequent {
        private var values: [Value] = []
        /// The smallest count among so many values that others are left out.
        private var least = 0

        mutating func add(_ text: String, _ count: Int) {
            guard count > least else { return }
            values.append(Value(text, count))
            guard values.count >= 2 * Facets.mostValues else { return }
            values = sorted
            least = values.last?.count ?? 0
        }

        var sorted: [Value] {
            let ordered = values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
            return Array(ordered.prefix(Facets.mostValues))
        }
    }
}

extension SkyPosition {
    /// The direction of a vector; nil if it has none.
    fileprivate init?(_ x: Double?, _ y: Double?, _ z: Double?) {
        guard let x, let y, let z, x * x + y * y + z * z > 1e-12 else { return nil }
        let longitude = atan2(y, x) * 180 / .pi
        self.init(
            rightAscension: longitude < 0 ? longitude + 360 : longitude,
            declination: atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi)
    }
}

extension QueryValue {
    /// The value as a whole number.
    package var integer: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .real(let number): Int(exactly: number.rounded())
        default: nil
        }
    }

    /// The value as a number.
    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    /// The value as a text; nil for none.
    package var text: String? {
        switch self {
        case .null: nil
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .numbers(let numbers): numbers.map { "\($0)" }.joined(separator: " ")
        }
    }
}

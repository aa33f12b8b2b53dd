import FitsProvArchive
import Glibc

/// Where the numbers come from: queries that anybody may ask, but for names, which SQLite counts faster by itself.
struct FacetSource {
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

    func names(_ kind: RecordedKind) throws -> [Facets.Name] {
        var names: [Facets.Name] = []
        var kept = FrequentValues()
        func finish() {
            if !names.isEmpty { names[names.count - 1].values = kept.sorted }
            kept = FrequentValues()
        }
        try index.recordedValues(kind, isStopped: isStopped) { text, value, count in
            if names.last?.name != text {
                finish()
                names.append(Facets.Name(text))
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

    func column(_ column: String) throws -> Facets.Name {
        var name = Facets.Name(column)
        var kept = FrequentValues()
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

    func versions(_ adql: String) throws -> [Facets.Name] {
        var order: [String] = []
        var names: [String: (Facets.Name, FrequentValues)] = [:]
        try rows(adql) { row in
            guard let text = row[0].text else { return }
            if names[text] == nil { order.append(text) }
            var entry = names[text] ?? (Facets.Name(text), FrequentValues())
            let count = row[2].integer ?? 0
            entry.0.products += count
            entry.0.distinct += 1
            if let version = row[1].text { entry.1.add(version, count) }
            names[text] = entry
        }
        return order.compactMap { text -> Facets.Name? in
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
    func targets(called name: String? = nil) throws -> [Facets.Target] {
        var targets: [Facets.Target] = []
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
                Facets.Target(
                    name, products: row[1].integer ?? 0,
                    position: SkyPosition(row[2].number, row[3].number, row[4].number)))
        }
        return targets
    }
}

/// The most frequent of many values.
private struct FrequentValues {
    private var values: [Facets.Value] = []
    /// The smallest count among so many values that others are left out.
    private var least = 0

    mutating func add(_ text: String, _ count: Int) {
        guard count > least else { return }
        values.append(Facets.Value(text, count))
        guard values.count >= 2 * Facets.mostValues else { return }
        values = sorted
        least = values.last?.count ?? 0
    }

    var sorted: [Facets.Value] {
        let ordered = values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
        return Array(ordered.prefix(Facets.mostValues))
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

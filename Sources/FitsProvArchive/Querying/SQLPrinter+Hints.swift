import ADQL
import GRDB

extension SQLPrinter {
    /// What is true of every row for which a condition is, and what an index can look up.
    ///
    /// - Parameter condition: one of which all must hold.
    /// - Returns: tests to be added to it.
    /// - Throws: what finding files throws.
    mutating func hints(_ condition: ResolvedCondition) throws -> [String] {
        var hints: [String] = []
        for cone in condition.cones { if let hint = try hint(cone) { hints.append(hint) } }
        switch condition {
        case .comparison(let left, .equal, let right):
            for (side, other) in [(left, right), (right, left)] {
                if let hint = try hint(side, equals: other) { hints.append(hint) }
            }
        case .membership(let value, .list(let values), isNegated: false):
            if let hint = try hint(value, isOneOf: values) { hints.append(hint) }
        default: break
        }
        return hints
    }

    private mutating func hint(
        _ value: ResolvedExpression, equals other: ResolvedExpression
    ) throws -> String? {
        // 1 = fitsprov_derives_from(…) is a list of files.
        if case .call(let function, let arguments) = value.form, other.constant == .integer(1),
            let relation = Relation(rawValue: function.name.lowercased()),
            case .column(let use)? = arguments.first?.form,
            case .string(let identifier)? = arguments.last?.form
        {
            return try isRelated(relation, use, identifier)
        }
        return try hint(value, isOneOf: [other])
    }

    /// A column with an index that is one of some texts.
    private mutating func hint(
        _ value: ResolvedExpression, isOneOf values: [ResolvedExpression]
    ) throws -> String? {
        guard case .column(let use) = value.form, let index = published(use)?.index else {
            return nil
        }
        var texts: [String] = []
        for case .string(let text) in values.map(\.form) { texts.append(text) }
        guard texts.count == values.count, !texts.isEmpty else { return nil }
        switch index {
        case .stored:
            return "\(stored(use)) IN (\(texts.map { bind($0) }.joined(separator: ", ")))"
        case .field(let name):
            let field = bind(name)
            let list = texts.map { "\(bind($0))" }.joined(separator: ", ")
            return "\(file(use.instance)) IN (SELECT file FROM fields WHERE name = \(field) "
                + "AND value COLLATE NOCASE IN (\(list)))"
        case .identifier:
            let files = texts.map { publication.filesSQL(identifiedBy: bind($0)) }
            return "\(file(use.instance)) IN (\(files.joined(separator: " UNION ")))"
        case .longitude, .latitude, .region: return nil
        }
    }

    /// Zones of a degree, and ranges of the coordinates, for a cone on the columns of ObsCore.
    private mutating func hint(_ cone: ADQL.Cone) throws -> String? {
        switch cone.target {
        case .position(let longitude, let latitude):
            guard published(longitude)?.index == .longitude, published(latitude)?.index == .latitude
            else { return nil }
            let (ra, dec) = (column(longitude), column(latitude))
            if case .circle(let centre, let radius)? = cone.circle {
                return Cone(centre, radius).map { box(of: $0, ra, dec) }
            }
            return try hint(ra, dec, around: cone)
        case .region(let use):
            guard published(use)?.index == .region,
                case .circle(let centre, let radius)? = cone.circle,
                let widest = Cone(centre, min(180, radius + (try index.widestField()) / 2))
            else { return nil }
            // Regions that are written may be anywhere; the others are circles around their places.
            return "\(file(use.instance)) IN (SELECT x.file FROM obscore x WHERE "
                + box(of: widest, "x.s_ra", "x.s_dec")
                + " UNION ALL SELECT file FROM obscore WHERE s_region IS NOT NULL)"
        case .point: return nil
        }
    }

    /// The radius in degrees from which on a cone is in too many zones for naming them all.
    private static let largestNamed = 5.0

    /// The same for a cone around each row of another table.
    private mutating func hint(_ ra: String, _ dec: String, around cone: ADQL.Cone) throws
        -> String?
    {
        guard let (longitude, latitude) = try coordinatePair(cone.center) else { return nil }
        let radius = try cone.radius.map { try value($0) } ?? "0"
        let (low, high) = (
            "CAST(\(latitude) - \(radius) + 89.999999 AS INTEGER)",
            "CAST(\(latitude) + \(radius) + 90.000001 AS INTEGER)"
        )
        let zone = "CAST(\(dec) + 90 AS INTEGER)"
        var zones = "\(zone) BETWEEN \(low) AND \(high)"
        // An index looks up right ascensions within a zone, if all zones are named.
        let size = cone.radius.map { $0.constant?.value ?? .infinity } ?? 0
        if size < SQLPrinter.largestNamed {
            let list = (0...Int(2 * max(0, size) + 0.001) + 1).map { "\(low) + \($0)" }
            zones = "\(zone) IN (\(list.joined(separator: ", ")))"
        }
        let far = "abs(\(latitude)) + \(radius)"
        let width = "(\(radius) / cos(radians(\(far))) + 1e-9)"
        // Beside 0 h and at the poles all right ascensions are looked at.
        let isPlain =
            "\(far) < 89 AND \(longitude) >= \(width) AND \(longitude) <= 360 - \(width)"
        return "\(dec) IS NOT NULL AND \(zones) AND \(ra) BETWEEN "
            + "CASE WHEN \(isPlain) THEN \(longitude) - \(width) ELSE 0 END AND "
            + "CASE WHEN \(isPlain) THEN \(longitude) + \(width) ELSE 360 END"
    }

    private mutating func box(of cone: Cone, _ ra: String, _ dec: String) -> String {
        let (declinations, ranges) = cone.bounds
        let (low, high) = (bind(declinations.lowerBound), bind(declinations.upperBound))
        let tests = ranges.map { range in
            "(\(cone.zones(of: dec)) AND "
                + "\(ra) BETWEEN \(bind(range.lowerBound)) AND \(bind(range.upperBound)))"
        }
        return "\(dec) IS NOT NULL AND \(dec) BETWEEN \(low) AND \(high) AND "
            + "(\(tests.joined(separator: " OR ")))"
    }
}

extension Cone {
    /// A circle of a query; nil if it has no radius.
    fileprivate init?(_ centre: ADQL.SkyPoint, _ radius: Double) {
        self.init(
            rightAscension: centre.longitude.truncatingRemainder(dividingBy: 360),
            declination: centre.latitude, radius: radius)
    }
}

import ADQL
import FoundationEssentials
import GRDB
import SkyGeometry

extension SQLPrinter {
    /// A place or a shape, as the bytes in which functions take it.
    mutating func shape(_ value: ResolvedExpression) throws -> String {
        if let shape = value.shape {
            guard let region = SkyRegion(shape) else {
                throw QueryFault(
                    "\(value.place): the polygon has no inside, or is not smaller than a hemisphere"
                )
            }
            return bind(Data(region.bytes))
        }
        guard case .geometry(let geometry) = value.form else {
            // What is written in STC-S is read.
            let text = try self.value(value)
            let isWritten = value.type.datatype == .char || value.type.datatype == .unicodeChar
            return isWritten ? "\(SQLFunctions.region)(\(text))" : text
        }
        switch geometry {
        case .point(let longitude, let latitude):
            return
                "\(SQLFunctions.point)(\(try self.value(longitude)), \(try self.value(latitude)))"
        case .circle(let centre, let radius):
            return "\(SQLFunctions.circle)(\(try shape(centre)), \(try self.value(radius)))"
        case .polygon(let corners):
            let list = try corners.map { try shape($0) }.joined(separator: ", ")
            return "\(SQLFunctions.polygon)(\(list))"
        case .box(let centre, let width, let height):
            return "\(SQLFunctions.box)(\(try shape(centre)), \(try self.value(width)), "
                + "\(try self.value(height)))"
        case .region: return "NULL"
        }
    }

    /// The numbers of a place, if it is made of them.
    mutating func coordinates(_ value: ResolvedExpression) throws -> String? {
        try coordinatePair(value).map { "\($0.longitude), \($0.latitude)" }
    }

    /// The same, one by one.
    mutating func coordinatePair(
        _ value: ResolvedExpression
    ) throws -> (longitude: String, latitude: String)? {
        switch value.form {
        case .geometry(.point(let longitude, let latitude)):
            return (try self.value(longitude), try self.value(latitude))
        case .geometry(.region(.point(let point))):
            return (bind(point.longitude), bind(point.latitude))
        default: return nil
        }
    }

    /// CONTAINS and INTERSECTS: 1, 0 or unknown.
    mutating func test(
        _ function: BuiltInFunction, _ one: ResolvedExpression, _ other: ResolvedExpression
    ) throws -> String {
        // A place in a circle needs no bytes: it is asked of every row of a cone.
        let (place, circle) = one.kind == .point ? (one, other) : (other, one)
        if function == .intersects || place == one,
            case .geometry(.circle(let centre, let radius)) = circle.form,
            let here = try coordinates(place), let there = try coordinates(centre)
        {
            return "(\(SQLFunctions.distance)(\(here), \(there)) <= \(try value(radius)))"
        }
        let name = function == .contains ? SQLFunctions.contains : SQLFunctions.intersects
        return "\(name)(\(try shape(one)), \(try shape(other)))"
    }
}

extension SkyRegion {
    /// A shape of a query; nil if it has no inside.
    init?(_ shape: Shape) {
        switch shape {
        case .point(let point):
            guard let point = SkyGeometry.SkyPoint(point) else { return nil }
            self = .point(point)
        case .circle(let centre, let radius):
            guard let centre = SkyGeometry.SkyPoint(centre),
                let circle = SkyCircle(centre: centre, radius: radius)
            else { return nil }
            self = .circle(circle)
        case .polygon(let corners):
            let points = corners.compactMap { SkyGeometry.SkyPoint($0) }
            guard points.count == corners.count, let polygon = SkyPolygon(points) else {
                return nil
            }
            self = .polygon(polygon)
        }
    }
}

extension SkyGeometry.SkyPoint {
    /// A place of a query.
    init?(_ point: ADQL.SkyPoint) {
        self.init(longitude: point.longitude, latitude: point.latitude)
    }
}

import FoundationEssentials
import GRDB
import SkyGeometry

extension SQLFunctions {
    /// The functions of geometry; what is no place or shape is unknown.
    static let shapes = [
        make(region, 1) { values in
            String.fromDatabaseValue(values[0]).flatMap { SkyRegion($0) }.map(bytes)
        },
        make(point, 2) { values in
            guard let place = place(values[0], values[1]) else { return nil }
            return bytes(.point(place))
        },
        make(circle, 2) { values in
            guard case .point(let centre)? = shape(values[0]),
                let radius = Double.fromDatabaseValue(values[1]),
                let circle = SkyCircle(centre: centre, radius: radius)
            else { return nil }
            return bytes(.circle(circle))
        },
        make(box, 3) { values in
            guard case .point(let centre)? = shape(values[0]),
                let width = Double.fromDatabaseValue(values[1]),
                let height = Double.fromDatabaseValue(values[2]),
                let box = SkyPolygon(box: centre, width: width, height: height)
            else { return nil }
            return bytes(.polygon(box))
        },
        make(polygon, nil) { values in
            var corners: [SkyPoint] = []
            for value in values {
                guard case .point(let corner)? = shape(value) else { return nil }
                corners.append(corner)
            }
            return SkyPolygon(corners).map { bytes(.polygon($0)) }
        },
        make(contains, 2) { values in
            guard let inner = shape(values[0]), let outer = shape(values[1]) else { return nil }
            return outer.contains(inner) ? 1 : 0
        },
        make(intersects, 2) { values in
            guard let one = shape(values[0]), let other = shape(values[1]) else { return nil }
            return one.intersects(other) ? 1 : 0
        },
        make(separation, 2) { values in
            guard case .point(let one)? = shape(values[0]),
                case .point(let other)? = shape(values[1])
            else { return nil }
            return one.distance(to: other)
        },
        make("fitsprov_area", 1) { shape($0[0])?.area },
        make("fitsprov_centroid", 1) { values in shape(values[0]).map { bytes(.point($0.centroid)) }
        },
        make("fitsprov_coord1", 1) { values in
            guard case .point(let place)? = shape(values[0]) else { return nil }
            return place.longitude
        },
        make("fitsprov_coord2", 1) { values in
            guard case .point(let place)? = shape(values[0]) else { return nil }
            return place.latitude
        },
    ]

    private static func make(
        _ name: String, _ count: Int?,
        _ body: @escaping @Sendable ([DatabaseValue]) -> (any DatabaseValueConvertible)?
    ) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: count, pure: true) { body($0) }
    }

    private static func place(_ longitude: DatabaseValue, _ latitude: DatabaseValue) -> SkyPoint? {
        guard let longitude = Double.fromDatabaseValue(longitude),
            let latitude = Double.fromDatabaseValue(latitude)
        else { return nil }
        return SkyPoint(longitude: longitude, latitude: latitude)
    }

    private static func shape(_ value: DatabaseValue) -> SkyRegion? {
        guard case .blob(let data) = value.storage else { return nil }
        return SkyRegion(bytes: data)
    }

    private static func bytes(_ region: SkyRegion) -> Data { Data(region.bytes) }
}

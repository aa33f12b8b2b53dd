/// A place on the sky, in degrees of ICRS.
public struct SkyPoint: Hashable, Sendable {
    /// The right ascension, in degrees, as it is written.
    public let longitude: Double
    /// The declination, in degrees from -90 to 90.
    public let latitude: Double

    /// Makes a place.
    ///
    /// - Parameters:
    ///   - longitude: in degrees.
    ///   - latitude: in degrees from -90 to 90.
    public init?(longitude: Double, latitude: Double) {
        guard longitude.isFinite, (-90.0...90.0).contains(latitude) else { return nil }
        self.longitude = longitude
        self.latitude = latitude
    }
}

/// A shape on the sky that is known before any row is.
public enum Shape: Hashable, Sendable {
    /// A place.
    case point(SkyPoint)
    /// All that is no farther from a centre than a radius in degrees, from 0 to 180.
    case circle(SkyPoint, radius: Double)
    /// What is within great circles from corner to corner; three or more, counter-clockwise as
    /// seen from inside of the sphere.
    case polygon([SkyPoint])

    /// The type of its value.
    public var type: ValueType {
        switch self {
        case .point: .point
        case .circle: .circle
        case .polygon: .polygon
        }
    }

    /// The most corners of a polygon.
    public static let mostCorners = 10_000

    /// A polygon that spans a width and a height around a place, in degrees; nil if it reaches
    /// over a pole or around the sky.
    static func box(_ center: SkyPoint, width: Double, height: Double) -> Shape? {
        guard width >= 0, width < 180, height >= 0 else { return nil }
        let corners = [(-1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (1.0, -1.0)].compactMap { x, y in
            SkyPoint(
                longitude: center.longitude + x * width / 2,
                latitude: center.latitude + y * height / 2)
        }
        return corners.count == 4 ? .polygon(corners) : nil
    }
}

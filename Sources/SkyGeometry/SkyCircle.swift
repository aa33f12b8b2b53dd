import Glibc

/// A circle on the sky; what lies on its edge lies in it.
public struct SkyCircle: Hashable, Sendable {
    /// Its centre.
    public let centre: SkyPoint
    /// Its radius in degrees, from 0 to 180.
    public let radius: Double

    /// Draws a circle; nil if the radius is out of range.
    ///
    /// - Parameters:
    ///   - centre: its centre.
    ///   - radius: in degrees, from 0 to 180.
    public init?(centre: SkyPoint, radius: Double) {
        guard (0.0...180.0).contains(radius) else { return nil }
        self.centre = centre
        self.radius = radius
    }

    /// Its area, in square degrees.
    public var area: Double {
        // 1 - cos loses all digits of a small circle.
        let half = sin(radius * degree / 2)
        return 4 * .pi * half * half / (degree * degree)
    }

    func contains(_ place: Direction) -> Bool {
        centre.direction.angle(to: place) <= radius * degree + rounding
    }

    func contains(_ other: SkyCircle) -> Bool {
        radius >= 180 || distance(to: other) + other.radius * degree <= radius * degree + rounding
    }

    func intersects(_ other: SkyCircle) -> Bool {
        distance(to: other) <= (radius + other.radius) * degree + rounding
    }

    func contains(_ polygon: SkyPolygon) -> Bool {
        // What lies outside of a circle is a circle too, and one of the two is no larger than a hemisphere.
        guard radius > 90 else { return polygon.corners.allSatisfy(contains) }
        let opposite = centre.direction * -1
        return !polygon.contains(opposite)
            && polygon.distance(to: opposite) >= (180 - radius) * degree - rounding
    }

    func intersects(_ polygon: SkyPolygon) -> Bool {
        polygon.contains(centre.direction)
            || polygon.distance(to: centre.direction) <= radius * degree + rounding
    }

    private func distance(to other: SkyCircle) -> Double {
        centre.direction.angle(to: other.centre.direction)
    }
}

import Glibc

/// A place on the sky, in the ICRS.
public struct SkyPoint: Hashable, Sendable {
    /// The longitude in degrees, from 0 up to 360.
    public let longitude: Double
    /// The latitude in degrees, from -90 to 90.
    public let latitude: Double

    /// Names a place; nil if one is no number, or the latitude is out of range.
    ///
    /// - Parameters:
    ///   - longitude: in degrees; any number of turns is taken off.
    ///   - latitude: in degrees, from -90 to 90.
    public init?(longitude: Double, latitude: Double) {
        guard longitude.isFinite, (-90.0...90.0).contains(latitude) else { return nil }
        let turned = longitude.truncatingRemainder(dividingBy: 360)
        self.longitude = turned < 0 ? turned + 360 : turned
        self.latitude = latitude
    }

    /// Names the place that lies in a direction.
    init(_ direction: Direction) {
        let angle = atan2(direction.y, direction.x) / degree
        longitude = angle < 0 ? angle + 360 : angle
        latitude = atan2(direction.z, hypot(direction.x, direction.y)) / degree
    }

    /// The angle to another place in degrees, right for small and for large ones.
    public func distance(to other: SkyPoint) -> Double {
        direction.angle(to: other.direction) / degree
    }

    /// The unit vector that points at it.
    var direction: Direction {
        let (a, d) = (longitude * degree, latitude * degree)
        return Direction(x: cos(d) * cos(a), y: cos(d) * sin(a), z: sin(d))
    }
}

/// A degree, in radians.
let degree = Double.pi / 180
/// What two angles may differ by and still count as equal, in radians: rounding, and far below any telescope.
let rounding = 1e-12

/// A vector; of length 1 where it points at a place on the sky.
struct Direction {
    var x, y, z: Double

    static func + (a: Direction, b: Direction) -> Direction {
        Direction(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
    }

    static func * (a: Direction, factor: Double) -> Direction {
        Direction(x: a.x * factor, y: a.y * factor, z: a.z * factor)
    }

    func dot(_ other: Direction) -> Double { x * other.x + y * other.y + z * other.z }

    func cross(_ other: Direction) -> Direction {
        Direction(
            x: y * other.z - z * other.y, y: z * other.x - x * other.z,
            z: x * other.y - y * other.x)
    }

    var length: Double { dot(self).squareRoot() }

    /// The vector of length 1 in the same direction; nil if it has none.
    var normalized: Direction? {
        let length = length
        return length > rounding ? self * (1 / length) : nil
    }

    /// The angle between two vectors, in radians.
    func angle(to other: Direction) -> Double { atan2(cross(other).length, dot(other)) }
}

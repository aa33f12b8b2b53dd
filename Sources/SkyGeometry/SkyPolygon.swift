import Glibc

/// A polygon on the sky, whose edges are great circles and which is smaller than a hemisphere; what lies on
/// its edge lies in it.
///
/// Which way round its corners go makes no difference: the smaller side is the inside.
public struct SkyPolygon: Hashable, Sendable {
    /// Its corners, one after the other; the first follows the last.
    public let vertices: [SkyPoint]

    /// The unit vectors of the corners, and of the middle, from which all of them can be seen.
    let corners: [Direction]
    private let middle: Direction
    /// The corners on a plane that touches the sky at the middle, where great circles are straight.
    private let plane: [PlanePoint]

    /// The most corners.
    public static let mostVertices = 10_000

    /// Draws a polygon; nil if its corners are too few or too many, if it is not smaller than a hemisphere, or
    /// has no inside.
    ///
    /// - Parameter vertices: 3 to ``mostVertices`` corners; the first may be repeated as the last.
    public init?(_ vertices: [SkyPoint]) {
        var vertices = vertices
        if vertices.count > 3, vertices.first == vertices.last { vertices.removeLast() }
        let corners = vertices.map(\.direction)
        let sum = corners.reduce(Direction(x: 0, y: 0, z: 0), +)
        guard (3...SkyPolygon.mostVertices).contains(vertices.count), let middle = sum.normalized
        else { return nil }
        var plane: [PlanePoint] = []
        let axes = middle.axes
        for corner in corners {
            guard let point = PlanePoint(corner, middle, axes) else { return nil }
            plane.append(point)
        }
        self.vertices = vertices
        self.corners = corners
        self.middle = middle
        self.plane = plane
        guard area > 0 else { return nil }
    }

    /// Whether two polygons have the same corners, in the same order.
    public static func == (a: SkyPolygon, b: SkyPolygon) -> Bool { a.vertices == b.vertices }

    /// Hashes the corners.
    public func hash(into hasher: inout Hasher) { hasher.combine(vertices) }

    /// Its area, in square degrees.
    public var area: Double {
        // The signed areas of the triangles between the middle and each edge.
        let sum = edges.reduce(0.0) { sum, edge in
            let volume = middle.dot(edge.from.cross(edge.to))
            let height =
                1 + middle.dot(edge.from) + edge.from.dot(edge.to) + edge.to.dot(middle)
            return sum + 2 * atan2(volume, height)
        }
        return abs(sum) / (degree * degree)
    }

    /// The mean of the places in it.
    public var centroid: SkyPoint {
        let sum = edges.reduce(Direction(x: 0, y: 0, z: 0)) { sum, edge in
            guard let axis = edge.from.cross(edge.to).normalized else { return sum }
            return sum + axis * edge.from.angle(to: edge.to)
        }
        guard let mean = sum.normalized else { return SkyPoint(middle) }
        return SkyPoint(mean.dot(middle) < 0 ? mean * -1 : mean)
    }

    /// Its edges, as great circles between two corners.
    var edges: [Arc] {
        corners.indices.map { Arc(from: corners[$0], to: corners[($0 + 1) % corners.count]) }
    }

    /// The smallest angle between a place and the edge, in radians.
    func distance(to place: Direction) -> Double {
        edges.reduce(Double.pi) { min($0, $1.distance(to: place)) }
    }

    func contains(_ place: Direction) -> Bool {
        guard let point = PlanePoint(place, middle, middle.axes) else { return false }
        return point.isInside(plane) || distance(to: place) <= rounding
    }

    func contains(_ circle: SkyCircle) -> Bool {
        let centre = circle.centre.direction
        return contains(centre) && distance(to: centre) >= circle.radius * degree - rounding
    }

    func contains(_ other: SkyPolygon) -> Bool {
        other.corners.allSatisfy(contains)
            && !crosses(other) && other.edges.allSatisfy { contains($0.middle) }
    }

    func intersects(_ other: SkyPolygon) -> Bool {
        contains(other.corners[0]) || other.contains(corners[0]) || crosses(other)
            || other.corners.contains(where: contains) || corners.contains(where: other.contains)
    }

    /// Whether an edge of one goes through one of the other, and does not only touch it.
    private func crosses(_ other: SkyPolygon) -> Bool {
        let others = other.edges
        return edges.contains { edge in others.contains(where: edge.crosses) }
    }
}

import Glibc

/// A part of a great circle, shorter than half of it.
struct Arc {
    let from: Direction
    let to: Direction

    /// The place half-way.
    var middle: Direction { (from + to).normalized ?? from }

    /// The smallest angle between a place and the arc, in radians.
    func distance(to place: Direction) -> Double {
        let ends = min(place.angle(to: from), place.angle(to: to))
        guard let axis = from.cross(to).normalized else { return ends }
        // Whether the place lies beside the arc: between the planes through its ends.
        guard axis.cross(from).dot(place) >= 0, to.cross(axis).dot(place) >= 0 else { return ends }
        return abs(asin(max(-1, min(1, axis.dot(place)))))
    }

    /// Whether two arcs go through each other, and do not only touch.
    func crosses(_ other: Arc) -> Bool {
        guard let axis = from.cross(to).normalized,
            let otherAxis = other.from.cross(other.to).normalized,
            let meeting = axis.cross(otherAxis).normalized
        else { return false }
        let sides = (axis.dot(other.from), axis.dot(other.to))
        let otherSides = (otherAxis.dot(from), otherAxis.dot(to))
        guard min(abs(sides.0), abs(sides.1), abs(otherSides.0), abs(otherSides.1)) > rounding,
            (sides.0 < 0) != (sides.1 < 0), (otherSides.0 < 0) != (otherSides.1 < 0)
        else { return false }
        // The two great circles meet at two places, of which both arcs must have the same.
        return (meeting.dot(middle) > 0) == (meeting.dot(other.middle) > 0)
    }
}

/// A place on a plane that touches the sky, where great circles are straight lines.
struct PlanePoint {
    let x, y: Double

    /// - Returns: nil if the place is not seen from the middle.
    init?(_ place: Direction, _ middle: Direction, _ axes: (east: Direction, north: Direction)) {
        let height = place.dot(middle)
        guard height > 1e-9 else { return nil }
        x = place.dot(axes.east) / height
        y = place.dot(axes.north) / height
    }

    /// Whether it lies in a polygon: a ray from it crosses the edge an odd number of times.
    func isInside(_ corners: [PlanePoint]) -> Bool {
        var isInside = false
        var last = corners[corners.count - 1]
        for corner in corners {
            if (corner.y > y) != (last.y > y),
                x < (last.x - corner.x) * (y - corner.y) / (last.y - corner.y) + corner.x
            {
                isInside.toggle()
            }
            last = corner
        }
        return isInside
    }
}

extension Direction {
    /// Two vectors that stand upright on each other and on this one.
    var axes: (east: Direction, north: Direction) {
        let pole = abs(z) < 0.9 ? Direction(x: 0, y: 0, z: 1) : Direction(x: 1, y: 0, z: 0)
        let east = pole.cross(self).normalized ?? Direction(x: 0, y: 1, z: 0)
        return (east, cross(east))
    }
}

/// A place or an area on the sky, in the ICRS.
public enum SkyRegion: Hashable, Sendable {
    /// A place.
    case point(SkyPoint)
    /// A circle.
    case circle(SkyCircle)
    /// A polygon.
    case polygon(SkyPolygon)

    /// Whether all of another region lies in this one, edges included (ADQL 2.1 §4.2.13).
    ///
    /// - Parameter other: a region.
    /// - Returns: whether it does.
    public func contains(_ other: SkyRegion) -> Bool {
        switch (self, other) {
        case (.point(let a), .point(let b)): a.direction.angle(to: b.direction) <= rounding
        case (.point, .circle(let b)): b.radius == 0 && contains(.point(b.centre))
        case (.point, .polygon): false
        case (.circle(let a), .point(let b)): a.contains(b.direction)
        case (.circle(let a), .circle(let b)): a.contains(b)
        case (.circle(let a), .polygon(let b)): a.contains(b)
        case (.polygon(let a), .point(let b)): a.contains(b.direction)
        case (.polygon(let a), .circle(let b)): a.contains(b)
        case (.polygon(let a), .polygon(let b)): a.contains(b)
        }
    }

    /// Whether two regions have a place in common, edges included (ADQL 2.1 §4.2.17).
    ///
    /// - Parameter other: a region.
    /// - Returns: whether they have.
    public func intersects(_ other: SkyRegion) -> Bool {
        switch (self, other) {
        case (.point, _): other.contains(self)
        case (_, .point): contains(other)
        case (.circle(let a), .circle(let b)): a.intersects(b)
        case (.circle(let a), .polygon(let b)), (.polygon(let b), .circle(let a)): a.intersects(b)
        case (.polygon(let a), .polygon(let b)): a.intersects(b)
        }
    }

    /// Its area in square degrees; 0 for a place.
    public var area: Double {
        switch self {
        case .point: 0
        case .circle(let circle): circle.area
        case .polygon(let polygon): polygon.area
        }
    }

    /// Its middle.
    public var centroid: SkyPoint {
        switch self {
        case .point(let point): point
        case .circle(let circle): circle.centre
        case .polygon(let polygon): polygon.centroid
        }
    }
}

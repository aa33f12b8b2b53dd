/// A circle on the sky within which a column must be, so that an index may find the rows.
///
/// It is necessary for the condition from which it was made, and need not be sufficient: who
/// prints the condition adds what an index can do, and keeps the exact test.
public struct Cone: Hashable, Sendable {
    /// What must be within the circle, or touch it.
    public enum Target: Hashable, Sendable {
        /// A place of two columns of one table.
        case position(longitude: ColumnUse, latitude: ColumnUse)
        /// A column of places.
        case point(ColumnUse)
        /// A column of shapes, of which a part must be within.
        case region(ColumnUse)

        /// The table's instance.
        public var instance: Int {
            switch self {
            case .position(let longitude, _): longitude.instance
            case .point(let use), .region(let use): use.instance
            }
        }
    }

    /// What must be within the circle, or touch it.
    public let target: Target
    /// The centre, which is a value of kind point, and speaks of no column of the target's table.
    public let center: ResolvedExpression
    /// The radius in degrees, which speaks of no column of the target's table; nil for 0.
    public let radius: ResolvedExpression?

    /// The circle, if it is known before any row is.
    public var circle: Shape? {
        guard let center = center.skyPoint else { return nil }
        guard let radius else { return .circle(center, radius: 0) }
        guard let number = radius.constant?.value, number >= 0 else { return nil }
        return .circle(center, radius: min(number, 180))
    }

    init?(
        _ target: ResolvedExpression, around center: ResolvedExpression,
        _ radius: ResolvedExpression?
    ) {
        guard let found = Target(target), center.kind == .point else { return nil }
        let values = [center] + (radius.map { [$0] } ?? [])
        let isOther = !values.contains { value in
            value.contains { part in
                switch part.form {
                case .column(let use): use.instance == found.instance
                case .subquery, .aggregate, .function(.rand, _): true
                default: false
                }
            }
        }
        guard isOther else { return nil }
        self.target = found
        self.center = center
        self.radius = radius
    }
}

extension Cone.Target {
    /// Columns that a value is made of and nothing else.
    init?(_ value: ResolvedExpression) {
        switch value.form {
        case .geometry(.point(let longitude, let latitude)):
            guard case .column(let first) = longitude.form,
                case .column(let second) = latitude.form,
                first.instance == second.instance
            else { return nil }
            self = .position(longitude: first, latitude: second)
        case .column(let use):
            switch value.kind {
            case .point: self = .point(use)
            case .region, .circle, .polygon: self = .region(use)
            default: return nil
            }
        default: return nil
        }
    }
}

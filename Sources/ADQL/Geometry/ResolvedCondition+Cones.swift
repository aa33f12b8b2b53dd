extension ResolvedCondition {
    /// The cones that the condition asks for, in any spelling; where two tables are joined by their
    /// places, one for each of them.
    ///
    /// Known are `1 = CONTAINS(a, b)`, `1 = INTERSECTS(a, b)`, `DISTANCE(a, b) < r` and `<= r`,
    /// with the sides exchanged as well; of a conjunction, ask each of ``conjuncts``.
    public var cones: [Cone] {
        guard case .comparison(let left, let operation, let right) = self else { return [] }
        switch operation {
        case .equal: return Self.cones(equal: left, right) + Self.cones(equal: right, left)
        case .less, .lessOrEqual: return Self.cones(distance: left, right)
        case .greater, .greaterOrEqual: return Self.cones(distance: right, left)
        case .unequal: return []
        }
    }

    private static func cones(
        distance: ResolvedExpression, _ radius: ResolvedExpression
    ) -> [Cone] {
        guard case .function(.distance, let places) = distance.form, places.count == 2 else {
            return []
        }
        return [
            Cone(places[0], around: places[1], radius), Cone(places[1], around: places[0], radius),
        ].compactMap { $0 }
    }

    private static func cones(
        equal one: ResolvedExpression, _ test: ResolvedExpression
    ) -> [Cone] {
        guard case .integer(1) = one.constant, case .function(let function, let shapes) = test.form,
            function == .contains || function == .intersects, shapes.count == 2
        else { return [] }
        return cones(shapes[0], within: shapes[1]) + cones(shapes[1], within: shapes[0])
    }

    /// The cones of one shape, if the other is a circle or a place.
    private static func cones(
        _ shape: ResolvedExpression, within other: ResolvedExpression
    ) -> [Cone] {
        guard let (center, radius) = circle(other) else { return [] }
        var cones = [Cone(shape, around: center, radius)].compactMap { $0 }
        // A circle whose centre is a place of columns is around a place as that is around it.
        if radius != nil, let (place, nothing) = circle(shape), nothing == nil,
            let cone = Cone(center, around: place, radius)
        {
            cones.append(cone)
        }
        return cones
    }

    /// Centre and radius of a circle; a place has no radius.
    private static func circle(
        _ value: ResolvedExpression
    ) -> (ResolvedExpression, ResolvedExpression?)? {
        switch value.form {
        case .geometry(.circle(let center, let radius)): return (center, radius)
        case .geometry(.region(.circle(let center, let radius))):
            return (
                .point(center, at: value.place),
                ResolvedExpression(form: .decimal(radius), type: .double, place: value.place)
            )
        default: return value.kind == .point ? (value, nil) : nil
        }
    }
}

extension ResolvedExpression {
    fileprivate static func point(_ point: SkyPoint, at place: Place) -> ResolvedExpression {
        ResolvedExpression(form: .geometry(.region(.point(point))), type: .point, place: place)
    }
}

extension Resolver {
    /// What is asked of places and shapes.
    mutating func resolve(
        geometry function: BuiltInFunction, _ call: FunctionCall
    ) throws(ADQLError) -> ResolvedExpression {
        var values: [ResolvedExpression] = []
        for argument in call.arguments { values.append(try resolve(argument)) }
        switch function {
        case .distance: values = try places(values, call)
        case .coord1, .coord2: try check(values, call) { $0 == .point || $0 == .region }
        default: try check(values, call, \.isGeometry)
        }
        let type: ValueType =
            switch function {
            case .contains, .intersects: .integer
            case .centroid: .point
            case .coordsys: .text
            default: .double
            }
        return ResolvedExpression(
            form: .function(function, values), type: type, place: call.place)
    }

    private func places(
        _ values: [ResolvedExpression], _ call: FunctionCall
    ) throws(ADQLError) -> [ResolvedExpression] {
        if values.count == 4 {
            return [
                try point(values[0], values[1], at: values[0].place),
                try point(values[2], values[3], at: values[2].place),
            ]
        }
        guard values.count == 2 else {
            throw ADQLError(.type, at: call.place, "DISTANCE takes two places or four numbers")
        }
        try check(values, call) { $0 == .point }
        return values
    }

    private func check(
        _ values: [ResolvedExpression], _ call: FunctionCall, _ fits: (ValueKind) -> Bool
    ) throws(ADQLError) {
        for value in values {
            guard let kind = value.kind, !fits(kind) else { continue }
            let wanted = fits(.circle) ? "a shape" : "a place"
            throw ADQLError(
                .type, at: value.place, "\(call.name) takes \(wanted), not \(kind.name)",
                hint: kind == .number ? "a place is POINT(longitude, latitude)" : nil)
        }
    }
}

extension Resolver {
    /// POINT, CIRCLE, POLYGON, BOX and REGION.
    mutating func resolve(
        constructor function: BuiltInFunction, _ call: FunctionCall
    ) throws(ADQLError) -> ResolvedExpression {
        if function == .region { return try region(call) }
        var values: [ResolvedExpression] = []
        for argument in call.arguments { values.append(try resolve(argument)) }
        if let first = values.first, first.kind == .text {
            guard case .string(let system) = first.form else {
                throw ADQLError(
                    .geometry, at: first.place,
                    "\(call.name) begins with a number, or 'ICRS' in quotes")
            }
            try CoordinateSystem.check(system, at: first.place)
            values.removeFirst()
        }
        switch function {
        case .point:
            guard values.count == 2 else { throw misfit(call, "longitude and latitude") }
            return try point(values[0], values[1], at: call.place)
        case .circle:
            let (center, rest) = try center(values, count: 1, call, "a place and a radius")
            try checkNumbers(rest, call)
            if let radius = rest[0].constant {
                try Shape.checkRadius(radius.value, at: rest[0].place)
            }
            return make(.circle(center, radius: rest[0]), .circle, call)
        case .box:
            let (center, rest) = try center(values, count: 2, call, "a place, width and height")
            try checkNumbers(rest, call)
            let box = make(
                .box(center, width: rest[0], height: rest[1]), .polygon, call)
            if center.skyPoint != nil, rest.allSatisfy({ $0.constant != nil }), box.shape == nil {
                throw ADQLError(
                    .geometry, at: call.place, "the box reaches over a pole or around the sky")
            }
            return box
        default: return try polygon(values, call)
        }
    }

    private func polygon(
        _ values: [ResolvedExpression], _ call: FunctionCall
    ) throws(ADQLError) -> ResolvedExpression {
        var corners = values
        if values.first?.kind != .point, values.first?.kind != nil {
            try checkNumbers(values, call)
            guard values.count.isMultiple(of: 2) else {
                throw misfit(call, "a latitude for each longitude")
            }
            corners = []
            for index in stride(from: 0, to: values.count, by: 2) {
                corners.append(
                    try point(values[index], values[index + 1], at: values[index].place))
            }
        } else if let wrong = values.first(where: { $0.kind != .point }) {
            throw ADQLError(
                .type, at: wrong.place, "POLYGON takes places, not \(wrong.type.kind.name)")
        }
        guard corners.count >= 3 else {
            throw ADQLError(.geometry, at: call.place, "a polygon has three points at least")
        }
        guard corners.count <= Shape.mostCorners else {
            throw ADQLError(
                .limit, at: call.place, "a polygon has more than \(Shape.mostCorners) corners")
        }
        return make(.polygon(corners), .polygon, call)
    }

    private mutating func region(_ call: FunctionCall) throws(ADQLError) -> ResolvedExpression {
        guard case .literal(let literal) = call.arguments[0], case .string(let text) = literal.value
        else {
            throw ADQLError(
                .geometry, at: call.arguments[0].place, "REGION takes a text in single quotes")
        }
        do {
            let shape = try Shape(parsing: text)
            return make(.region(shape), shape.type, call)
        } catch { throw error.at(literal.place) }
    }

    private func make(
        _ geometry: ResolvedGeometry, _ type: ValueType, _ call: FunctionCall
    ) -> ResolvedExpression {
        ResolvedExpression(form: .geometry(geometry), type: type, place: call.place)
    }

    /// A POINT of two numbers.
    func point(
        _ longitude: ResolvedExpression, _ latitude: ResolvedExpression, at place: Place
    ) throws(ADQLError) -> ResolvedExpression {
        for value in [longitude, latitude] where value.kind != nil && value.kind != .number {
            throw ADQLError(
                .type, at: value.place, "a coordinate is a number, not \(value.type.kind.name)")
        }
        if let latitude = latitude.constant {
            _ = try SkyPoint.checked(
                longitude.constant?.value ?? 0, latitude.value, at: place)
        }
        return ResolvedExpression(
            form: .geometry(.point(longitude, latitude)), type: .point, place: place)
    }

    /// A POINT, or two numbers that are one, before so many other values.
    private func center(
        _ values: [ResolvedExpression], count: Int, _ call: FunctionCall, _ wanted: String
    ) throws(ADQLError) -> (ResolvedExpression, [ResolvedExpression]) {
        if values.count == count + 1 {
            guard values[0].kind == .point else { throw misfit(call, wanted) }
            return (values[0], Array(values[1...]))
        }
        guard values.count == count + 2 else { throw misfit(call, wanted) }
        return (
            try point(values[0], values[1], at: values[0].place), Array(values[2...])
        )
    }

    private func checkNumbers(
        _ values: [ResolvedExpression], _ call: FunctionCall
    ) throws(ADQLError) {
        for value in values where value.kind != nil && value.kind != .number {
            throw ADQLError(
                .type, at: value.place, "\(call.name) takes a number, not \(value.type.kind.name)")
        }
    }

    private func misfit(_ call: FunctionCall, _ wanted: String) -> ADQLError {
        ADQLError(.type, at: call.place, "\(call.name) takes \(wanted)")
    }
}

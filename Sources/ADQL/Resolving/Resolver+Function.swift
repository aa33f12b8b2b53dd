extension Resolver {
    mutating func resolve(_ call: FunctionCall) throws(ADQLError) -> ResolvedExpression {
        guard let function = BuiltInFunction(rawValue: call.name.uppercased()) else {
            return try resolve(userDefined: call)
        }
        switch function {
        case .point, .circle, .polygon, .box, .region:
            return try resolve(constructor: function, call)
        case .centroid, .coord1, .coord2, .coordsys, .area, .distance, .contains, .intersects:
            return try resolve(geometry: function, call)
        case .lower, .upper:
            let value = try text(call.arguments[0], of: call.name)
            return ResolvedExpression(
                form: .function(function, [value]),
                type: ValueType(value.type.datatype, arraysize: "*"), place: call.place)
        case .coalesce:
            var values: [ResolvedExpression] = []
            for argument in call.arguments { values.append(try resolve(argument)) }
            return ResolvedExpression(
                form: .function(function, values), type: try commonType(values, of: call.name),
                place: call.place)
        case .inUnit: return try resolve(inUnit: call)
        default:
            var numbers: [ResolvedExpression] = []
            for argument in call.arguments { numbers.append(try number(argument, of: call.name)) }
            return ResolvedExpression(
                form: .function(function, numbers), type: .double, place: call.place)
        }
    }

    private mutating func resolve(inUnit call: FunctionCall) throws(ADQLError) -> ResolvedExpression
    {
        let value = try number(call.arguments[0], of: "IN_UNIT")
        guard let from = value.unit, !from.isEmpty else {
            throw ADQLError(
                .type, at: value.place, "IN_UNIT takes a column that has a unit")
        }
        let unit = try resolve(call.arguments[1])
        guard case .string = unit.form else {
            throw ADQLError(
                .type, at: unit.place, "the unit of IN_UNIT is a text in single quotes")
        }
        return ResolvedExpression(
            form: .function(.inUnit, [value, unit]), type: .double, place: call.place)
    }

    private mutating func resolve(
        userDefined call: FunctionCall
    ) throws(ADQLError) -> ResolvedExpression {
        let functions = catalogue.functionsByName[call.name.lowercased()] ?? []
        guard let first = functions.first else {
            let names =
                catalogue.functions.map(\.name) + BuiltInFunction.allCases.map(\.rawValue)
                + Aggregate.Function.allCases.map(\.rawValue)
            throw .unknown(
                Identifier(name: call.name, isDelimited: false, place: call.place), "function",
                among: names)
        }
        if first.isAggregate, case .refused(let reason) = aggregation {
            throw ADQLError(.grouping, at: call.place, "\(first.name) cannot stand \(reason)")
        }
        let inner = first.isAggregate ? Aggregation.refused("within an aggregate") : aggregation
        let values = try within(nil, inner) { resolver throws(ADQLError) in
            var values: [ResolvedExpression] = []
            for argument in call.arguments { values.append(try resolver.resolve(argument)) }
            return values
        }
        let sameCount = functions.filter { $0.parameters.count == values.count }
        let fitting = sameCount.first { function in
            zip(function.parameters, values).allSatisfy { $0.takes($1) }
        }
        guard let function = fitting else { throw misfit(call, first, sameCount.first, values) }
        return ResolvedExpression(
            form: .call(function, values), type: function.result, place: call.place)
    }

    private func misfit(
        _ call: FunctionCall, _ first: Function, _ sameCount: Function?,
        _ values: [ResolvedExpression]
    ) -> ADQLError {
        guard let function = sameCount else {
            return ADQLError(
                .type, at: call.place,
                "\(first.name) takes \(first.parameters.count) arguments, not \(values.count)",
                hint: first.declaration)
        }
        for (parameter, value) in zip(function.parameters, values) where !parameter.takes(value) {
            return ADQLError(
                .type, at: value.place,
                "\(parameter.name) of \(function.name) is \(parameter.type.kind.name), not "
                    + value.type.kind.name,
                hint: function.declaration)
        }
        return ADQLError(.type, at: call.place, "\(function.name) does not take these arguments")
    }
}

extension Function.Parameter {
    /// Whether a value may stand for it.
    func takes(_ value: ResolvedExpression) -> Bool {
        guard let kind = value.kind else { return true }
        let wanted = type.kind
        if wanted == kind { return true }
        switch wanted {
        case .number: return kind == .boolean
        case .boolean: return kind == .number
        case .text: return value.type.isText
        case .timestamp: return kind == .text
        case .region: return kind.isGeometry
        case .array: return !kind.isGeometry
        case .point, .circle, .polygon: return false
        }
    }
}

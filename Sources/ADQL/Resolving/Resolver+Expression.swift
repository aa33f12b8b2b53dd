extension Resolver {
    mutating func resolve(_ expression: Expression) throws(ADQLError) -> ResolvedExpression {
        switch expression {
        case .null(let place): return ResolvedExpression(form: .null, type: .text, place: place)
        case .literal(let literal): return resolve(literal)
        case .column(let name): return try column(name)
        case .signed(let signed):
            let value = try number(signed.value, of: signed.isNegative ? "'-'" : "'+'")
            guard signed.isNegative else { return value }
            return ResolvedExpression(form: .negated(value), type: value.type, place: signed.place)
        case .sum(let chain), .product(let chain): return try resolve(chain, expression)
        case .concatenation(let parts):
            var texts: [ResolvedExpression] = []
            for part in parts { texts.append(try text(part, of: "||")) }
            let isWide = texts.contains { $0.type.datatype == .unicodeChar }
            return ResolvedExpression(
                form: .concatenation(texts),
                type: ValueType(isWide ? .unicodeChar : .char, arraysize: "*"),
                place: texts[0].place)
        case .function(let call): return try resolve(call)
        case .aggregate(let aggregate): return try resolve(aggregate)
        case .cast(let cast): return try resolve(cast)
        case .choice(let choice): return try resolve(choice)
        case .subquery(let subquery):
            let statement = try resolve(subquery)
            let column = try onlyColumn(of: statement, at: subquery.place)
            return ResolvedExpression(
                form: .subquery(statement), type: column.type, place: subquery.place)
        }
    }

    private func resolve(_ literal: Literal) -> ResolvedExpression {
        switch literal.value {
        case .string(let text):
            let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
            return ResolvedExpression(
                form: .string(text),
                type: ValueType(isASCII ? .char : .unicodeChar, arraysize: "*"),
                place: literal.place)
        case .number(let digits):
            guard let number = Int64(digits) else {
                return ResolvedExpression(
                    form: .decimal(Double(digits.hasSuffix(".") ? digits + "0" : digits) ?? .nan),
                    type: .double, place: literal.place)
            }
            return ResolvedExpression(
                form: .integer(number), type: Int32(exactly: number) == nil ? .long : .integer,
                place: literal.place)
        }
    }

    private mutating func resolve(
        _ chain: Arithmetic, _ expression: Expression
    ) throws(ADQLError) -> ResolvedExpression {
        let first = try number(chain.first, of: "'\(chain.rest[0].operation.rawValue)'")
        var type = first.kind == nil ? .integer : first.type
        var rest: [ResolvedExpression.Operand] = []
        for operand in chain.rest {
            let value = try number(operand.value, of: "'\(operand.operation.rawValue)'")
            if value.kind != nil { type = type.calculated(with: value.type) ?? .double }
            rest.append(ResolvedExpression.Operand(operation: operand.operation, value: value))
        }
        if case .sum = expression {
            return ResolvedExpression(form: .sum(first, rest), type: type, place: first.place)
        }
        return ResolvedExpression(form: .product(first, rest), type: type, place: first.place)
    }

    private mutating func resolve(_ aggregate: Aggregate) throws(ADQLError) -> ResolvedExpression {
        let name = aggregate.function.rawValue
        if case .refused(let reason) = aggregation {
            throw ADQLError(
                .grouping, at: aggregate.place, "\(name) cannot stand \(reason)",
                hint: reason == "in WHERE" ? "a condition on groups stands in HAVING" : nil)
        }
        guard let argument = aggregate.argument else {
            return ResolvedExpression(
                form: .aggregate(.count, isDistinct: false, nil), type: .long,
                place: aggregate.place)
        }
        let value = try within(nil, .refused("within an aggregate")) { r throws(ADQLError) in
            switch aggregate.function {
            case .sum, .avg: try r.number(argument, of: name)
            case .count, .min, .max: try r.resolve(argument)
            }
        }
        let isOrdered =
            value.kind == nil || (value.kind?.isGeometry == false && value.kind != .array)
        guard aggregate.function == .count || isOrdered else {
            throw ADQLError(
                .type, at: value.place, "\(name) does not take \(value.type.kind.name)")
        }
        let type: ValueType =
            switch aggregate.function {
            case .count: .long
            case .min, .max: value.type
            case .avg: .double
            case .sum: value.type.isFraction ? .double : .long
            }
        return ResolvedExpression(
            form: .aggregate(aggregate.function, isDistinct: aggregate.isDistinct, value),
            type: type, place: aggregate.place)
    }
}

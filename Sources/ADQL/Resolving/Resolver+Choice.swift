extension Resolver {
    mutating func resolve(_ cast: Cast) throws(ADQLError) -> ResolvedExpression {
        let value = try resolve(cast.value)
        let type = ValueType(cast)
        if let from = value.kind, !Resolver.canCast(from, to: type.kind) {
            throw ADQLError(
                .type, at: cast.place, "\(from.name) cannot be changed to \(type.kind.name)")
        }
        return ResolvedExpression(
            form: .cast(value, cast.target, length: cast.length), type: type, place: cast.place)
    }

    private static func canCast(_ from: ValueKind, to target: ValueKind) -> Bool {
        if from == target { return true }
        switch (from, target) {
        case (.array, _): return false
        case (_, .text), (.text, _), (.boolean, .number), (.region, _): return true
        default: return false
        }
    }

    mutating func resolve(_ choice: Choice) throws(ADQLError) -> ResolvedExpression {
        var value: ResolvedExpression?
        if let compared = choice.value { value = try resolve(compared) }
        var branches: [ResolvedChoice.Branch] = []
        var results: [ResolvedExpression] = []
        for branch in choice.branches {
            let test: ResolvedChoice.Test
            switch branch.test {
            case .condition(let condition): test = .condition(try resolve(condition))
            case .value(let compared):
                let other = try resolve(compared)
                try checkComparable(value ?? other, other, at: other.place)
                test = .value(other)
            }
            let result = try resolve(branch.result)
            branches.append(ResolvedChoice.Branch(test: test, result: result))
            results.append(result)
        }
        var otherwise: ResolvedExpression?
        if let last = choice.otherwise {
            let result = try resolve(last)
            otherwise = result
            results.append(result)
        }
        let type = try commonType(results, of: "CASE")
        return ResolvedExpression(
            form: .choice(ResolvedChoice(value: value, branches: branches, otherwise: otherwise)),
            type: type,
            place: choice.place)
    }

    /// The type that holds all of several values.
    func commonType(
        _ values: [ResolvedExpression], of name: String
    ) throws(ADQLError) -> ValueType {
        var whole: ValueType?
        for value in values where value.kind != nil {
            guard let before = whole else {
                whole = value.type
                continue
            }
            guard let common = before.common(with: value.type) else {
                throw ADQLError(
                    .type, at: value.place,
                    "\(name) gives \(before.kind.name) or \(value.type.kind.name)")
            }
            whole = common
        }
        return whole ?? .text
    }
}

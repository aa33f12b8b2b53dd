extension ResolvedExpression {
    /// The values of which it is made; those of subqueries are not among them.
    public var parts: [ResolvedExpression] {
        switch form {
        case .null, .integer, .decimal, .string, .column, .subquery: []
        case .negated(let value), .cast(let value, _, _): [value]
        case .sum(let first, let rest), .product(let first, let rest): [first] + rest.map(\.value)
        case .concatenation(let values), .merged(let values), .function(_, let values),
            .call(_, let values):
            values
        case .aggregate(_, _, let argument): argument.map { [$0] } ?? []
        case .geometry(let geometry): geometry.parts
        case .choice(let choice):
            [choice.value, choice.otherwise].compactMap { $0 }
                + choice.branches.flatMap { $0.test.parts + [$0.result] }
        }
    }

    /// Whether it, or anything of which it is made, is so.
    func contains(where isWanted: (ResolvedExpression) -> Bool) -> Bool {
        isWanted(self) || parts.contains { $0.contains(where: isWanted) }
    }

    /// Whether it makes one value of all rows of a group.
    var isAggregate: Bool {
        switch form {
        case .aggregate: true
        case .call(let function, _): function.isAggregate
        default: false
        }
    }
}

extension ResolvedGeometry {
    /// The values of which it is made.
    public var parts: [ResolvedExpression] {
        switch self {
        case .point(let longitude, let latitude): [longitude, latitude]
        case .circle(let center, let radius): [center, radius]
        case .polygon(let corners): corners
        case .box(let center, let width, let height): [center, width, height]
        case .region: []
        }
    }
}

extension ResolvedCondition {
    /// The values of which it is made; those of subqueries are not among them.
    public var parts: [ResolvedExpression] {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.parts)
        case .not(let condition): condition.parts
        case .comparison(let left, _, let right): [left, right]
        case .between(let value, let low, let high, _): [value, low, high]
        case .membership(let value, .list(let values), _): [value] + values
        case .membership(let value, .subquery, _): [value]
        case .like(let value, let pattern, _, _): [value, pattern]
        case .null(let value, _): [value]
        case .exists: []
        }
    }

    /// The conditions of which all must hold: those of an AND, else itself.
    public var conjuncts: [ResolvedCondition] {
        if case .all(let conditions) = self { conditions } else { [self] }
    }
}

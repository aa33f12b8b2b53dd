extension Parser {
    /// What is a name and a parenthesis; nil if the name cannot be that of a function.
    mutating func call() throws(ADQLError) -> Expression? {
        let token = current
        if token.keyword == "CAST" { return try cast() }
        if let function = Aggregate.Function(rawValue: token.keyword) {
            return try aggregate(function)
        }
        if let function = BuiltInFunction(rawValue: token.keyword) {
            let arguments = try arguments()
            guard function.argumentCounts.contains(arguments.count) else {
                throw Parser.count(function, arguments.count, at: token)
            }
            return .function(
                FunctionCall(name: token.keyword, arguments: arguments, place: token.place))
        }
        guard token.kind == .word else {
            throw ADQLError(
                .syntax, at: token.place, "the name of a function stands without quotes")
        }
        guard !token.isReserved else { return nil }
        return .function(
            FunctionCall(name: token.text, arguments: try arguments(), place: token.place))
    }

    private static func count(
        _ function: BuiltInFunction, _ found: Int, at token: Token
    ) -> ADQLError {
        let counts = function.argumentCounts
        let (low, high) = (counts.lowerBound, counts.upperBound)
        let wanted =
            low == high ? "\(low)" : high == Int.max ? "at least \(low)" : "\(low) to \(high)"
        return ADQLError(
            .syntax, at: token.place,
            "\(function.rawValue) takes \(wanted) argument\(high == 1 ? "" : "s"), not \(found)",
            hint: function == .polygon ? "a polygon has three points at least" : nil)
    }

    private mutating func arguments() throws(ADQLError) -> [Expression] {
        advance()
        let open = advance()
        guard !takeSign(")") else { return [] }
        let arguments = try nested { parser throws(ADQLError) in
            try parser.list { parser throws(ADQLError) in try parser.expression() }
        }
        try close(open, or: "','")
        return arguments
    }

    private mutating func aggregate(
        _ function: Aggregate.Function
    ) throws(ADQLError) -> Expression {
        let place = advance().place
        let open = advance()
        var aggregate = Aggregate(
            function: function, isDistinct: false, argument: nil, place: place)
        if function == .count, takeSign("*") {
            try close(open)
            return .aggregate(aggregate)
        }
        aggregate.isDistinct = take("DISTINCT")
        if !aggregate.isDistinct { _ = take("ALL") }
        aggregate.argument = try nested { parser throws(ADQLError) in try parser.expression() }
        try close(open)
        return .aggregate(aggregate)
    }

    private mutating func cast() throws(ADQLError) -> Expression {
        let place = advance().place
        let open = advance()
        let value = try nested { parser throws(ADQLError) in try parser.expression() }
        try need("AS")
        let names = Cast.Target.allCases.map(\.rawValue)
        let written = isAt("DOUBLE") && peek().keyword == "PRECISION" ? "DOUBLE PRECISION" : nil
        guard let target = Cast.Target(rawValue: written ?? current.keyword) else {
            throw expected(names)
        }
        advance()
        if written != nil { advance() }
        var length: Int?
        if target == .char || target == .varchar, isAtSign("(") {
            let open = advance()
            length = try wholeNumber(after: "'('")
            try close(open)
        }
        try close(open)
        return .cast(Cast(value: value, target: target, length: length, place: place))
    }

    /// `CASE … END`.
    mutating func choice() throws(ADQLError) -> Expression {
        let place = advance().place
        let value = isAt("WHEN") ? nil : try expression()
        var choice = Choice(value: value, branches: [], otherwise: nil, place: place)
        guard isAt("WHEN") else { throw expected(["WHEN"]) }
        while take("WHEN") {
            let test: Choice.Test =
                value == nil ? .condition(try condition()) : .value(try expression())
            try need("THEN")
            choice.branches.append(Choice.Branch(test: test, result: try expression()))
        }
        if take("ELSE") { choice.otherwise = try expression() }
        guard take("END") else {
            throw expected(choice.otherwise == nil ? ["WHEN", "ELSE", "END"] : ["END"])
        }
        return .choice(choice)
    }
}

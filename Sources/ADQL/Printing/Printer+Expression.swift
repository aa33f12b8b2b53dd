extension Printer {
    mutating func write(_ value: Expression) {
        switch value {
        case .null: text += "NULL"
        case .literal(let literal): write(literal)
        case .column(let name): text += name.description
        case .signed(let signed):
            text += signed.isNegative ? "-" : "+"
            write(signed.value, above: .sign)
        case .sum(let chain): write(chain, above: .sum)
        case .product(let chain): write(chain, above: .product)
        case .concatenation(let parts):
            for (index, part) in parts.enumerated() {
                if index > 0 { text += " || " }
                write(part, above: .concatenation)
            }
        case .function(let call):
            list("\(call.name)(", call.arguments) { printer, value in printer.write(value) }
            text += ")"
        case .aggregate(let aggregate): write(aggregate)
        case .cast(let cast):
            text += "CAST("
            write(cast.value)
            text += " AS \(cast.target.rawValue)"
            if let length = cast.length { text += "(\(length))" }
            text += ")"
        case .choice(let choice): write(choice)
        case .subquery(let subquery): write(subquery: subquery.statement)
        }
    }

    private mutating func write(_ literal: Literal) {
        switch literal.value {
        case .number(let digits): text += digits
        case .string(let string): text += Printer.quoted(string, by: "'")
        }
    }

    private mutating func write(_ chain: Arithmetic, above strength: Strength) {
        write(chain.first, above: strength)
        for operand in chain.rest {
            text += " \(operand.operation.rawValue) "
            write(operand.value, above: strength)
        }
    }

    private mutating func write(_ aggregate: Aggregate) {
        text += "\(aggregate.function.rawValue)("
        if aggregate.isDistinct { text += "DISTINCT " }
        if let argument = aggregate.argument { write(argument) } else { text += "*" }
        text += ")"
    }

    private mutating func write(_ choice: Choice) {
        text += "CASE"
        if let value = choice.value {
            text += " "
            write(value)
        }
        for branch in choice.branches {
            text += " WHEN "
            switch branch.test {
            case .condition(let condition): write(condition)
            case .value(let value): write(value)
            }
            text += " THEN "
            write(branch.result)
        }
        if let otherwise = choice.otherwise {
            text += " ELSE "
            write(otherwise)
        }
        text += " END"
    }

    /// How strongly a value holds together.
    private enum Strength: Int {
        case concatenation, sum, product, sign, whole

        init(_ value: Expression) {
            switch value {
            case .concatenation: self = .concatenation
            case .sum: self = .sum
            case .product: self = .product
            case .signed: self = .sign
            default: self = .whole
            }
        }
    }

    /// A value within another, in parentheses if it holds together no better.
    private mutating func write(_ value: Expression, above strength: Strength) {
        guard Strength(value).rawValue <= strength.rawValue else { return write(value) }
        text += "("
        write(value)
        text += ")"
    }
}

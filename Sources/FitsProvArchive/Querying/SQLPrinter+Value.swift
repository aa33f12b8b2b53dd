import ADQL
import ObsCore

extension SQLPrinter {
    /// A value.
    mutating func value(_ value: ResolvedExpression) throws -> String {
        switch value.form {
        case .null: return "NULL"
        case .integer(let number): return number < 0 ? "(\(number))" : "\(number)"
        case .decimal(let number): return bind(number)
        case .string(let text): return bind(text)
        case .column(let use): return column(use)
        case .merged(let columns):
            return "coalesce(" + (try columns.map { try self.value($0) }.joined(separator: ", "))
                + ")"
        case .negated(let inner): return "(-\(try self.value(inner)))"
        case .sum(let first, let rest), .product(let first, let rest):
            return try chain(first, rest)
        case .concatenation(let parts):
            return "(" + (try parts.map { try self.value($0) }.joined(separator: " || ")) + ")"
        case .function(let function, let arguments): return try call(function, arguments)
        case .call(let function, let arguments): return try call(function, arguments)
        case .geometry: return try shape(value)
        case .aggregate(let function, let isDistinct, let argument):
            guard let argument else { return "count(*)" }
            let distinct = isDistinct ? "DISTINCT " : ""
            return "\(function.rawValue)(\(distinct)\(try self.value(argument)))"
        case .cast(let inner, let target, let length):
            return try cast(inner, to: target, length: length)
        case .choice(let choice): return try self.choice(choice)
        case .subquery(let query): return "(\(try statement(query)))"
        }
    }

    private mutating func chain(
        _ first: ResolvedExpression, _ rest: [ResolvedExpression.Operand]
    ) throws -> String {
        var text = try value(first)
        for operand in rest { text += " \(operand.operation.rawValue) \(try value(operand.value))" }
        return "(\(text))"
    }

    private mutating func choice(_ choice: ResolvedChoice) throws -> String {
        var text = "CASE"
        if let compared = choice.value { text += " \(try value(compared))" }
        for branch in choice.branches {
            let test =
                switch branch.test {
                case .condition(let condition): try self.condition(condition)
                case .value(let wanted): try value(wanted)
                }
            text += " WHEN \(test) THEN \(try value(branch.result))"
        }
        if let otherwise = choice.otherwise { text += " ELSE \(try value(otherwise))" }
        return text + " END"
    }

    private mutating func cast(
        _ inner: ResolvedExpression, to target: Cast.Target, length: Int?
    ) throws -> String {
        switch target {
        case .smallint, .integer, .bigint: return "CAST(\(try value(inner)) AS INTEGER)"
        case .real, .double: return "CAST(\(try value(inner)) AS REAL)"
        case .char, .varchar, .timestamp:
            let text = "CAST(\(try value(inner)) AS TEXT)"
            return length.map { "substr(\(text), 1, \($0))" } ?? text
        case .point, .circle, .polygon: return try shape(inner)
        }
    }
}

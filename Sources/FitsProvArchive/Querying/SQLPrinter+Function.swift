import ADQL
import ObsCore

extension SQLPrinter {
    /// A function of ADQL.
    mutating func call(
        _ function: BuiltInFunction, _ arguments: [ResolvedExpression]
    ) throws -> String {
        switch function {
        case .contains, .intersects: return try test(function, arguments[0], arguments[1])
        case .distance:
            if let here = try coordinates(arguments[0]), let there = try coordinates(arguments[1]) {
                return "\(SQLFunctions.distance)(\(here), \(there))"
            }
            return
                "\(SQLFunctions.separation)(\(try shape(arguments[0])), \(try shape(arguments[1])))"
        case .area, .centroid, .coord1, .coord2:
            return "fitsprov_\(function.rawValue.lowercased())(\(try shape(arguments[0])))"
        case .coordsys: return "(CASE WHEN \(try shape(arguments[0])) IS NOT NULL THEN 'ICRS' END)"
        case .point, .circle, .polygon, .box, .region: return try shape(arguments[0])
        case .inUnit: return try inUnit(arguments[0], arguments[1])
        default: break
        }
        let name = SQLPrinter.names[function] ?? function.rawValue.lowercased()
        let list = try arguments.map { try value($0) }.joined(separator: ", ")
        // SQLite's coalesce has two values at least.
        return function == .coalesce && arguments.count == 1 ? list : "\(name)(\(list))"
    }

    /// What SQLite calls otherwise, or does otherwise, than ADQL.
    private static let names: [BuiltInFunction: String] = [
        .ceiling: "ceil", .log: "ln", .power: "pow", .mod: SQLFunctions.mod,
        .round: SQLFunctions.round, .truncate: SQLFunctions.truncate, .rand: SQLFunctions.rand,
        .cot: SQLFunctions.cot,
    ]

    /// A number in another unit.
    private mutating func inUnit(
        _ number: ResolvedExpression, _ unit: ResolvedExpression
    ) throws -> String {
        guard case .string(let wanted) = unit.form else {
            throw QueryFault("\(unit.place): the unit of IN_UNIT is a text in quotes")
        }
        guard let from = number.unit else {
            throw QueryFault("\(number.place): the value in IN_UNIT has no unit")
        }
        guard let zero = Units.convert(0, from: from, to: wanted), zero == 0,
            let factor = Units.convert(1, from: from, to: wanted)
        else {
            throw QueryFault("\(unit.place): '\(from)' cannot be turned into '\(wanted)'")
        }
        return "(\(try value(number)) * \(bind(factor)))"
    }

    /// A function of the publication.
    mutating func call(
        _ function: Function, _ arguments: [ResolvedExpression]
    ) throws -> String {
        if let relation = Relation(rawValue: function.name.lowercased()) {
            return try related(relation, arguments[0], arguments[1])
        }
        let list = try arguments.map { try value($0) }.joined(separator: ", ")
        switch function.name.lowercased() {
        case "ivo_string_agg": return "group_concat(\(list))"
        case let name: return "\(name)(\(list))"
        }
    }

    /// Whether a product was made from another one, or led to it.
    private mutating func related(
        _ relation: Relation, _ product: ResolvedExpression, _ other: ResolvedExpression
    ) throws -> String {
        guard case .string(let identifier) = other.form else {
            throw QueryFault(
                "\(other.place): the second argument of \(relation.rawValue) is a text in quotes: one product"
            )
        }
        guard case .column(let use) = product.form, published(use)?.index == .identifier else {
            throw QueryFault(
                "\(product.place): the first argument of \(relation.rawValue) is a column obs_publisher_did"
            )
        }
        return "(\(try isRelated(relation, use, identifier)))"
    }

    /// The same as a test by which an index finds rows.
    mutating func isRelated(
        _ relation: Relation, _ use: ColumnUse, _ identifier: String
    ) throws -> String {
        let list = try index.relatives(relation, of: identifier).json
        return "\(file(use.instance)) IN (SELECT value FROM json_each(\(bind(list))))"
    }
}

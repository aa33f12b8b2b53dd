import GRDB

/// An expression with its names looked up.
indirect enum BoundExpression {
    case all([BoundExpression])
    case any([BoundExpression])
    case not(BoundExpression)
    /// Any one of the conditions must be true.
    case conditions([Condition])

    /// What is true of the file of the row `F`.
    var filter: Clause {
        switch self {
        case .all(let parts): Clause.joined(parts.map(\.filter), by: "AND")
        case .any(let parts): Clause.joined(parts.map(\.filter), by: "OR")
        case .not(let part):
            Clause("NOT (\(part.filter.sql))", bound: part.filter.arguments)
        case .conditions(let conditions):
            Clause.joined(conditions.map(\.filter), by: "OR")
        }
    }
}

/// How the files for an expression are found: SQLite has no statistics that would tell it.
struct Plan {
    /// Statements of which each gives files; together they give all that can be right.
    let drivers: [Clause]
    /// About how many files they give.
    let cost: Int
    /// What must still be tested of each of them.
    let rest: [BoundExpression]

    /// The most statements that are put together: SQLite allows 500.
    private static let mostDrivers = 200
    /// Up to how many files are counted, one after the other until one way has fewer.
    private static let rounds = [200, 5_000, 100_000]

    /// The cheapest way; nil if none is cheaper than to look at every file.
    static func cheapest(_ expression: BoundExpression, _ database: Database) throws -> Plan? {
        for limit in rounds {
            guard let plan = try plan(expression, database, limit: limit) else { return nil }
            if plan.cost < limit || limit == rounds.last { return plan }
        }
        return nil
    }

    private static func plan(
        _ expression: BoundExpression, _ database: Database, limit: Int
    ) throws -> Plan? {
        switch expression {
        case .not: return nil
        case .all(let parts):
            let plans = try parts.map { try plan($0, database, limit: limit) }
            // What is true of the fewest is tested first.
            let order = parts.indices.sorted {
                (plans[$0]?.cost ?? .max, $0) < (plans[$1]?.cost ?? .max, $1)
            }
            guard let first = order.first, let best = plans[first] else { return nil }
            let rest = best.rest + order.dropFirst().map { parts[$0] }
            return Plan(drivers: best.drivers, cost: best.cost, rest: rest)
        case .any(let parts):
            var drivers: [Clause] = []
            var cost = 0
            var isExact = true
            for part in parts {
                guard let plan = try plan(part, database, limit: limit) else { return nil }
                drivers += plan.drivers
                cost += plan.cost
                isExact = isExact && plan.rest.isEmpty
            }
            guard drivers.count <= mostDrivers else { return nil }
            return Plan(drivers: drivers, cost: cost, rest: isExact ? [] : [expression])
        case .conditions(let conditions):
            var drivers: [Clause] = []
            for condition in conditions {
                guard let found = condition.drivers else { return nil }
                drivers += found
            }
            guard drivers.count <= mostDrivers else { return nil }
            var cost = 0
            for driver in drivers {
                cost +=
                    try Int.fetchOne(
                        database,
                        sql: "SELECT count(*) FROM (\(driver.sql) LIMIT \(limit))",
                        arguments: driver.statementArguments) ?? 0
                if cost > limit { break }
            }
            return Plan(drivers: drivers, cost: cost, rest: [])
        }
    }

    /// The files, each once, as a table `found (file)`.
    var found: Clause {
        guard drivers.count > 1 else {
            let only = drivers.first ?? Clause("SELECT NULL AS file")
            return Clause("SELECT DISTINCT file FROM (\(only.sql))", bound: only.arguments)
        }
        return Clause(
            drivers.map(\.sql).joined(separator: " UNION "),
            bound: drivers.flatMap(\.arguments))
    }
}

import GRDB

/// Counts what is recorded, name by name.
struct FieldStatistics {
    let database: Database
    private let names: Names
    let limit: Int
    /// True of rows of files that are still there.
    let isThere: String

    /// - Throws: what SQLite refuses.
    init(_ database: Database, _ names: Names, limit: Int) throws {
        self.database = database
        self.names = names
        self.limit = limit
        isThere = try Schema.isThere("file", database)
    }

    typealias Visit = (SurveyedName) throws -> Void

    /// Tells of the names of a group.
    ///
    /// - Parameters:
    ///   - group: the group.
    ///   - wanted: the names that are wanted; nil for all.
    ///   - visit: is given each name.
    /// - Throws: what SQLite refuses, and what `visit` throws.
    func survey(_ group: SurveyedName.Group, _ wanted: [SearchName]?, _ visit: Visit) throws {
        switch group {
        case .field:
            for name in try names.recorded("fields") where wanted?.contains(.field(name)) ?? true {
                try visit(try recorded(SurveyedName(.field, name), in: "fields", name))
            }
        case .parameter:
            for name in try names.recorded("parameters")
            where wanted?.contains(.parameter(name)) ?? true {
                try visit(
                    try recorded(
                        SurveyedName(.parameter, "parameter.\(name)"), in: "parameters", name))
            }
        case .activity:
            let facts: [SearchName.Fact] = [
                .activity, .activityVersion, .activityType, .start, .end,
            ]
            for fact in facts where wanted?.contains(.fact(fact)) ?? true {
                let isTime = fact == .start || fact == .end
                let column = [
                    .activity: "name", .activityVersion: "version", .activityType: "type",
                    .start: "started", .end: "ended",
                ][fact, default: "name"]
                var found = SurveyedName(.activity, fact.rawValue)
                if isTime {
                    try range(&found, "activities", column)
                } else {
                    try values(&found, "activities", column)
                }
                if found.count > 0 { try visit(found) }
            }
        case .software:
            guard
                wanted?.contains(where: { $0 == .fact(.software) || $0 == .fact(.softwareVersion) })
                    ?? true
            else { return }
            try software(visit)
        case .agent:
            guard wanted?.contains(.fact(.agent)) ?? true else { return }
            var found = SurveyedName(.agent, "agent")
            try values(&found, "agents", "name")
            if found.count > 0 { try visit(found) }
        case .obscore: try observed(wanted, visit)
        }
    }

    /// A field or parameter: its values, and their range if they are all numbers.
    private func recorded(
        _ name: SurveyedName, in table: String, _ key: String
    ) throws -> SurveyedName {
        var found = name
        try values(&found, table, "value", where: "name = ?", [key])
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT count(*) FROM \(table) WHERE name = ?1 AND numeric IS NOT NULL AND \(isThere)) AS number,
                    (SELECT min(numeric) FROM \(table) WHERE name = ?1 AND numeric IS NOT NULL AND \(isThere)) AS low,
                    (SELECT max(numeric) FROM \(table) WHERE name = ?1 AND numeric IS NOT NULL AND \(isThere)) AS high
                """, arguments: [key])
        if let row, Int(row.integer("number")) == found.count,
            !key.lowercased().hasSuffix("version"),
            let low = FieldStatistics.text(row["low"]), let high = FieldStatistics.text(row["high"])
        {
            found.range = (low, high)
        }
        return found
    }

    /// Counts the values of a column.
    func values(
        _ found: inout SurveyedName, _ table: String, _ column: String, where rows: String = "1",
        _ arguments: StatementArguments = StatementArguments()
    ) throws {
        var frequent = FrequentValues(limit: limit)
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(column), count(*) FROM \(table)
                WHERE \(rows) AND \(column) IS NOT NULL AND \(isThere)
                GROUP BY \(column) COLLATE NOCASE
                """, arguments: arguments)
        while let row = try cursor.next() {
            switch (row[0] as DatabaseValue).storage {
            case .string(let text): frequent.add(text, Int(row.integer(1)))
            case .int64(let number): frequent.add("\(number)", Int(row.integer(1)))
            case .double(let number):
                frequent.add(FieldStatistics.text(number), Int(row.integer(1)))
            case .null, .blob: continue
            }
        }
        found.count = frequent.total
        found.distinct = frequent.distinct
        found.values = frequent.values
    }

    /// The smallest and the largest value of a column.
    func range(_ found: inout SurveyedName, _ table: String, _ column: String) throws {
        let row = try Row.fetchOne(
            database,
            sql:
                "SELECT count(\(column)), min(\(column)), max(\(column)) FROM \(table) WHERE \(isThere)"
        )
        guard let row, let low = FieldStatistics.text(row[1]),
            let high = FieldStatistics.text(row[2])
        else {
            return
        }
        found.count = Int(row.integer(0))
        found.range = (low, high)
    }

    static func text(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .string(let text): text
        case .int64(let number): "\(number)"
        case .double(let number): text(number)
        case .null, .blob: nil
        }
    }

    /// A number without a needless fraction.
    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    }
}

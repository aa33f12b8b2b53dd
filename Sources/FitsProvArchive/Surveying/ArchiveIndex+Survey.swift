import GRDB

extension ArchiveIndex {
    /// Tells what is recorded in an archive: names, how often, and the most frequent values.
    ///
    /// - Parameters:
    ///   - names: only these names; all if there are none.
    ///   - limit: the most values of a name.
    ///   - begin: is given how large the archive is.
    ///   - visit: is given each name, by group.
    /// - Throws: ``UnknownName`` for a name that means nothing, ``ArchiveError`` where SQLite
    ///   refuses, and what the closures throw.
    public func survey(
        names: [String] = [], limit: Int, begin: (Survey) throws -> Void,
        _ visit: (SurveyedName) throws -> Void
    ) throws {
        try read { db in
            let known = Names(db)
            var wanted: [Source] = []
            for name in names {
                let sources = try known.sources(name)
                guard !sources.isEmpty else {
                    throw UnknownName(
                        name: name, column: nil, suggestions: try known.similar(to: name))
                }
                wanted += sources.filter { !wanted.contains($0) }
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            try begin(
                Survey(
                    products: try count("SELECT count(*) FROM files WHERE state = 0"),
                    stamped: try count("SELECT count(*) FROM products WHERE stamped")))
            let surveyor = try Surveyor(db, known, limit: limit)
            for group in SurveyedName.Group.allCases {
                try surveyor.survey(group, names.isEmpty ? nil : wanted, visit)
            }
        }
    }
}

/// Counts what is recorded, name by name.
struct Surveyor {
    private let database: Database
    private let names: Names
    private let limit: Int
    /// True of rows of files that are still there.
    private let isThere: String

    /// - Throws: what SQLite refuses.
    init(_ database: Database, _ names: Names, limit: Int) throws {
        self.database = database
        self.names = names
        self.limit = limit
        // Few are gone, if any: they are looked up where there are some, not every file.
        let gone =
            "SELECT id FROM files WHERE state <> 0 AND state = \(FileRecord.State.gone.rawValue)"
        let isAnyGone = try Int.fetchOne(database, sql: gone + " LIMIT 1") != nil
        isThere = isAnyGone ? "file NOT IN (\(gone))" : "1"
    }

    typealias Visit = (SurveyedName) throws -> Void

    /// Tells of the names of a group.
    ///
    /// - Parameters:
    ///   - group: the group.
    ///   - wanted: the names that are wanted; nil for all.
    ///   - visit: is given each name.
    /// - Throws: what SQLite refuses, and what `visit` throws.
    func survey(_ group: SurveyedName.Group, _ wanted: [Source]?, _ visit: Visit) throws {
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
            let facts: [Source.Fact] = [.activity, .activityVersion, .activityType, .start, .end]
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
            let low = Surveyor.text(row["low"]), let high = Surveyor.text(row["high"])
        {
            found.range = (low, high)
        }
        return found
    }

    /// Counts the values of a column.
    private func values(
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
            case .double(let number): frequent.add(Surveyor.text(number), Int(row.integer(1)))
            case .null, .blob: continue
            }
        }
        found.count = frequent.total
        found.distinct = frequent.distinct
        found.values = frequent.values
    }

    /// The smallest and the largest value of a column.
    private func range(_ found: inout SurveyedName, _ table: String, _ column: String) throws {
        let row = try Row.fetchOne(
            database,
            sql:
                "SELECT count(\(column)), min(\(column)), max(\(column)) FROM \(table) WHERE \(isThere)"
        )
        guard let row, let low = Surveyor.text(row[1]), let high = Surveyor.text(row[2]) else {
            return
        }
        found.count = Int(row.integer(0))
        found.range = (low, high)
    }

    private func software(_ visit: Visit) throws {
        var current: (name: String, values: FrequentValues, unversioned: Int)?
        func finish() throws {
            guard let program = current else { return }
            var found = SurveyedName(.software, program.name)
            found.count = program.values.total + program.unversioned
            found.distinct = program.values.distinct
            found.values = program.values.values
            try visit(found)
        }
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT name, version, count(*) FROM software WHERE \(isThere)
                GROUP BY name COLLATE NOCASE, version COLLATE NOCASE
                """)
        while let row = try cursor.next() {
            let name = row.text(0)
            if current.map({ $0.name.lowercased() != name.lowercased() }) ?? true {
                try finish()
                current = (name, FrequentValues(limit: limit), 0)
            }
            if let version = Surveyor.text(row[1]) {
                current?.values.add(version, Int(row.integer(2)))
            } else {
                current?.unversioned += Int(row.integer(2))
            }
        }
        try finish()
    }

    private func observed(_ wanted: [Source]?, _ visit: Visit) throws {
        let columns = ObsCore.Column.allCases.filter { wanted?.contains(.obscore($0)) ?? true }
        guard !columns.isEmpty else { return }
        // Which columns have anything at all is one pass over the table.
        let counts = columns.map { "count(\($0.rawValue))" }.joined(separator: ", ")
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT \(counts) FROM obscore WHERE \(isThere)")
        else {
            return
        }
        for (place, column) in columns.enumerated() where row.integer(place) > 0 {
            var found = SurveyedName(.obscore, column.rawValue)
            found.unit = column.unit
            if column.type == .real {
                try range(&found, "obscore", column.rawValue)
                if column == .tMin || column == .tMax, let days = found.range,
                    let low = Double(days.low), let high = Double(days.high)
                {
                    found.range = (DateRange.text(low), DateRange.text(high))
                    found.unit = nil
                }
            } else {
                try values(&found, "obscore", column.rawValue)
            }
            try visit(found)
        }
    }

    private static func text(_ value: DatabaseValue) -> String? {
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

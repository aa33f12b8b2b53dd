import GRDB
import ObsCore

extension FieldStatistics {
    /// Each program with its versions.
    func software(_ visit: Visit) throws {
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
            if let version = FieldStatistics.text(row[1]) {
                current?.values.add(version, Int(row.integer(2)))
            } else {
                current?.unversioned += Int(row.integer(2))
            }
        }
        try finish()
    }

    /// The columns of ObsCore that have values.
    func observed(_ wanted: [SearchName]?, _ visit: Visit) throws {
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
}

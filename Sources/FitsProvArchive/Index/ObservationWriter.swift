import GRDB

/// Writes rows of `obscore`: only the columns that a product has, with a statement for each set.
///
/// Most columns are empty in most archives, and binding sixty values costs more than the row.
final class ObservationWriter {
    private let database: Database
    private var statements: [UInt64: Statement] = [:]

    private static let order = Dictionary(
        uniqueKeysWithValues: ObsCore.Column.allCases.enumerated().map { ($1, UInt64($0)) })

    init(_ database: Database) {
        self.database = database
    }

    /// Writes what ObsCore calls the values of a file; nothing where there are none.
    func write(_ record: ObsCore, file: Int64) throws {
        guard !record.entries.isEmpty else { return }
        var columns: UInt64 = 0
        var sources = ""
        var placed: [(place: UInt64, value: ObsCore.Value)] = []
        placed.reserveCapacity(record.entries.count)
        for entry in record.entries {
            let place = Self.order[entry.column] ?? 0
            columns |= 1 << place
            placed.append((place, entry.value))
            if !sources.isEmpty { sources += " " }
            sources += entry.column.rawValue
            sources += "="
            sources += entry.source
        }
        // In one order, so that the same columns are the same statement.
        placed.sort { $0.place < $1.place }
        var values: [(any DatabaseValueConvertible)?] = [file]
        values.reserveCapacity(placed.count + 2)
        for (_, value) in placed {
            switch value {
            case .text(let text): values.append(text)
            case .integer(let number): values.append(number)
            case .real(let number): values.append(number)
            }
        }
        values.append(sources)
        try statement(columns).execute(arguments: StatementArguments(values))
    }

    private func statement(_ columns: UInt64) throws -> Statement {
        if let known = statements[columns] { return known }
        let names = ObsCore.Column.allCases.enumerated()
            .filter { columns & (1 << UInt64($0.offset)) != 0 }.map(\.element.rawValue)
        let all = ["file"] + names + ["sources"]
        let places = repeatElement("?", count: all.count).joined(separator: ", ")
        let made = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO obscore (\(all.joined(separator: ", "))) "
                + "VALUES (\(places))")
        statements[columns] = made
        return made
    }
}

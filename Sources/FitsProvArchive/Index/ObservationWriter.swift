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
        var values: [(any DatabaseValueConvertible)?] = [file]
        // In one order, so that the same columns are the same statement.
        let placed = record.entries.map { (place: Self.place($0), entry: $0) }
        for (place, entry) in placed.sorted(by: { $0.place < $1.place }) {
            columns |= 1 << place
            switch entry.value {
            case .text(let text): values.append(text)
            case .integer(let number): values.append(number)
            case .real(let number): values.append(number)
            }
        }
        for entry in record.entries {
            if !sources.isEmpty { sources += " " }
            sources += entry.column.rawValue
            sources += "="
            sources += entry.source
        }
        values.append(sources)
        try statement(columns).execute(arguments: StatementArguments(values))
    }

    private static func place(_ entry: ObsCore.Entry) -> UInt64 {
        order[entry.column] ?? 0
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

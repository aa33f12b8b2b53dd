import GRDB
import ObsCore

/// Writes rows of `obscore`: only the columns that a product has, with a statement for each set.
///
/// Most columns are empty in most archives, and binding sixty values costs more than the row.
final class ObservationWriter {
    private let database: Database
    private var insertions: [UInt64: Insertion] = [:]

    private static let order = Dictionary(
        uniqueKeysWithValues: ObsCore.Column.allCases.enumerated().map { ($1, UInt64($0)) })

    /// Bytes that most columns and their keywords take at most.
    private static let usualSource = 32

    init(_ database: Database) {
        self.database = database
    }

    /// Writes what ObsCore calls the values of a file; nothing where there are none.
    func write(_ record: ObsCore, file: Int64) throws {
        guard !record.entries.isEmpty else { return }
        var columns: UInt64 = 0
        var sources = ""
        sources.reserveCapacity(record.entries.count * Self.usualSource)
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
        let values = placed.map { Insertion.Cell($0.value) }
        try insertion(columns).run([Insertion.Cell(file)] + values + [Insertion.Cell(sources)])
    }

    private func insertion(_ columns: UInt64) throws -> Insertion {
        if let known = insertions[columns] { return known }
        let names = ObsCore.Column.allCases.enumerated()
            .filter { columns & (1 << UInt64($0.offset)) != 0 }.map(\.element.rawValue)
        let all = ["file"] + names + ["sources"]
        let places = repeatElement("?", count: all.count).joined(separator: ", ")
        let insertion = try Insertion(
            "INSERT OR REPLACE INTO obscore (\(all.joined(separator: ", "))) VALUES (\(places))",
            database)
        insertions[columns] = insertion
        return insertion
    }
}

extension Insertion.Cell {
    fileprivate init(_ value: ObsCore.Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(Int64(number))
        case .real(let number): self = .real(number)
        }
    }
}

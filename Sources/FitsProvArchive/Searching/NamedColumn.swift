import GRDB
import ObsCore

/// A name whose values are read, product by product.
struct NamedColumn {
    /// The most values that are put together for one product.
    private static let mostValues = 20

    private let meanings: [SearchName]
    private let statements: [Statement]
    private let bound: [[DatabaseValue]]

    /// Looks a name up.
    ///
    /// - Throws: ``UnknownName`` if it means nothing.
    init(_ name: String, _ names: Names, _ database: Database) throws {
        meanings = try names.meanings(name)
        guard !meanings.isEmpty else {
            throw UnknownName(name: name, column: nil, suggestions: try names.similar(to: name))
        }
        var statements: [Statement] = []
        for searched in meanings.flatMap(\.columns) {
            let statement = try database.makeStatement(
                sql: """
                    SELECT \(searched.column.shown) FROM \(searched.tables)
                    WHERE \(searched.file) = ? AND \(searched.rows.sql) LIMIT \(NamedColumn.mostValues)
                    """)
            statements.append(statement)
        }
        self.statements = statements
        bound = meanings.flatMap(\.columns).map(\.rows.arguments)
    }

    /// The values of a product, each once, with commas; nil if nothing is recorded.
    func value(_ file: Int64) throws -> String? {
        var values: [String] = []
        for (statement, arguments) in zip(statements, bound) {
            let rows = try DatabaseValue.fetchAll(
                statement, arguments: StatementArguments([file.databaseValue] + arguments))
            for text in rows.compactMap(\.shownText) where !values.contains(text) {
                values.append(text)
            }
        }
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// What sorts by the name: numbers as numbers, versions as versions.
    var order: [Clause] {
        guard let searched = meanings.first?.columns.first else { return [] }
        return searched.column.order.map { column in
            // A collation in the inner statement would count for nothing outside of it.
            Clause(
                "(SELECT \(column.sql) FROM \(searched.tables) WHERE \(searched.file) = F.id "
                    + "AND \(searched.rows.sql) LIMIT 1)\(column.ignoresCase ? " COLLATE NOCASE" : "")",
                bound: searched.rows.arguments)
        }
    }
}

extension ValueColumn {
    /// What is shown of it, in SQL.
    fileprivate var shown: String {
        switch self {
        case .text(let column, numeric: _, version: _, isDate: _), .exact(let column),
            .number(let column, unit: _), .timestamp(let column), .mjd(let column):
            column
        case .nanoseconds(let column):
            "strftime('%Y-%m-%dT%H:%M:%SZ', \(column) / 1000000000, 'unixepoch')"
        case .range: "x.t_min || '/' || coalesce(x.t_max, x.t_min)"
        case .energies:
            "printf('%.4g/%.4g eV', \(Units.wavelengthOfElectronvolt) "
                + "/ coalesce(x.em_max, x.em_min), \(Units.wavelengthOfElectronvolt) / x.em_min)"
        case .flag(let column): "iif(\(column), 'yes', 'no')"
        case .software: "x.name || coalesce(' ' || x.version, '')"
        case .used: "x.location"
        case .path: "d.path || '/' || x.name"
        case .name: "x.name"
        }
    }

    /// By what it is sorted, in SQL.
    fileprivate var order: [(sql: String, ignoresCase: Bool)] {
        switch self {
        case .text(let column, let numeric, let version, isDate: _):
            [version, numeric].compactMap(\.self).map { ($0, false) } + [(column, true)]
        case .nanoseconds(let column): [(column, false)]
        case .range: [("x.t_min", false)]
        case .energies: [("-x.em_min", false)]
        case .software: [("x.name", true), ("x.version_key", false)]
        default: [(shown, false)]
        }
    }
}

extension DatabaseValue {
    /// The value as text; numbers without a needless fraction.
    fileprivate var shownText: String? {
        switch storage {
        case .null, .blob: nil
        case .int64(let number): "\(number)"
        case .double(let number):
            number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
        case .string(let text): text
        }
    }
}

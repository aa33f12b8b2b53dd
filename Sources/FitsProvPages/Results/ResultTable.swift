package import ADQL
package import FitsProvArchive

/// Rows of an answer, as a page shows them.
package struct ResultTable: Sendable {
    /// A column.
    package struct Column: Sendable {
        /// Its name.
        package let name: String
        /// The unit of its values.
        package let unit: String?
        /// What it is.
        package let description: String?
        /// Whether its values are numbers.
        package let isNumber: Bool
        /// Whether they are dates of the modified Julian calendar.
        package let isDate: Bool

        /// A column of an answer.
        ///
        /// - Parameter column: the column.
        package init(_ column: ADQL.Catalogue.Column) {
            name = column.name
            unit = column.unit
            description = column.description
            isNumber = ![.text, .timestamp].contains(column.type.kind)
            isDate = column.unit == "d" && column.ucd?.hasPrefix("time.") == true
        }
    }

    /// The columns.
    package var columns: [Column] = []
    /// The rows.
    package var rows: [[QueryValue]] = []
    /// Whether there are more rows behind them.
    package var hasMore = false
    /// The number of the file of an identifier, where it is known.
    package var files: [String: Int64] = [:]

    /// An empty table.
    package init() {}

    /// The place of a column; nil if it is not there.
    ///
    /// - Parameter name: its name.
    /// - Returns: its place, from 0.
    package func place(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The identifiers of the rows, as far as they have some.
    package var identifiers: [String] {
        guard let place = place(of: "obs_publisher_did") else { return [] }
        return rows.compactMap { $0[place].text }
    }

    /// The number of the file of a row.
    func file(_ row: [QueryValue]) -> Int64? {
        guard let place = place(of: "obs_publisher_did"), let did = row[place].text else {
            return nil
        }
        return files[did]
    }

    /// A value as text.
    static func text(_ value: QueryValue, _ column: Column) -> String {
        switch value {
        case .real(let number):
            column.isDate ? JulianDate.text(number) ?? "\(number)" : Words.short(number)
        case .numbers(let numbers): numbers.map { Words.short($0) }.joined(separator: " ")
        default: value.text ?? ""
        }
    }
}

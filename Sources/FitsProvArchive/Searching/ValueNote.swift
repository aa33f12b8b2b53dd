import GRDB

/// A note for somebody who asked for a value that never occurs: the values that do.
struct ValueNote {
    /// The most values that are named.
    private static let mostValues = 4

    let text: String?

    init(_ comparison: Comparison, _ meaning: SearchName, _ database: Database) throws {
        guard let searched = meaning.columns.first, let column = searched.column.listed else {
            text = nil
            return
        }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT \(column) AS value, count(*) AS number FROM \(searched.tables)
                WHERE \(searched.rows.sql) AND \(column) IS NOT NULL AND \(try Schema.isThere(searched.file, database))
                GROUP BY \(column) COLLATE NOCASE ORDER BY number DESC, value
                LIMIT \(ValueNote.mostValues + 1)
                """, arguments: searched.rows.statementArguments)
        guard !rows.isEmpty else {
            text = "\(meaning.title) is not recorded in this archive"
            return
        }
        guard comparison.operation == .equal, let wanted = comparison.values.first else {
            text = nil
            return
        }
        let values = rows.prefix(ValueNote.mostValues).map { row in
            "\(row.text("value")) (\(grouped(Int(row.integer("number")))))"
        }
        let more = rows.count > values.count ? ", …" : ""
        text =
            "\(meaning.title) is never '\(wanted.text)'; it is \(values.joined(separator: ", "))\(more)"
    }
}

/// A number with a comma between each three digits.
///
/// - Parameter number: a number.
/// - Returns: `1,234,567`.
package func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in "\(number)".reversed().enumerated() {
        if index > 0, index.isMultiple(of: 3), digit != "-" { text = "," + text }
        text = String(digit) + text
    }
    return text
}

extension ValueColumn {
    /// The column whose values are few enough to be listed.
    fileprivate var listed: String? {
        switch self {
        case .text(let column, numeric: _, version: _, isDate: _): column
        case .software: "x.name || coalesce(' ' || x.version, '')"
        default: nil
        }
    }
}

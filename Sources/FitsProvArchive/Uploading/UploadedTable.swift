package import ADQL

/// A table that somebody brings along for one query.
package struct UploadedTable {
    /// Its name, without that of its schema, which is ``schema``.
    package let name: String
    /// Its columns, under the names that they had.
    package let columns: [ADQL.Catalogue.Column]
    /// Gives its rows one by one, each with a value for each column; nil at the end.
    package let nextRow: () throws -> [QueryValue]?

    /// The schema of all uploaded tables (TAP 1.1 §2.5).
    package static let schema = "TAP_UPLOAD"

    /// Describes a table; its rows are taken when a query runs.
    ///
    /// - Parameters:
    ///   - name: its name, an identifier of ADQL.
    ///   - columns: its columns.
    ///   - nextRow: gives its rows one by one; nil at the end.
    package init(
        name: String, columns: [ADQL.Catalogue.Column],
        nextRow: @escaping () throws -> [QueryValue]?
    ) {
        self.name = name
        self.columns = columns
        self.nextRow = nextRow
    }
}

extension [UploadedTable] {
    /// The schema that a query sees, if all columns are stored as they are.
    ///
    /// - Parameter unusual: the columns of each table, by its number, that hold values which are no numbers.
    /// - Returns: the schema.
    func published(unusual: [Int: Set<Int>] = [:]) -> PublishedSchema {
        PublishedSchema(
            name: UploadedTable.schema, description: "Tables that came with the query.",
            tables: enumerated().map { number, table in
                PublishedTable(
                    schema: UploadedTable.schema, name: table.name, description: "Uploaded.",
                    source: "\(TemporaryTables.name(number)) u",
                    columns: table.columns.enumerated().map { index, column in
                        .init(
                            uploaded: column, index,
                            isUnusual: unusual[number]?.contains(index) ?? false)
                    })
            })
    }
}

extension PublishedTable.Column {
    /// A column of an uploaded table.
    fileprivate init(uploaded column: ADQL.Catalogue.Column, _ index: Int, isUnusual: Bool) {
        let stored = "u.c\(index)"
        self.init(
            column.name, column.type,
            isUnusual ? "CASE WHEN typeof(\(stored)) <> 'blob' THEN \(stored) END" : stored,
            unit: column.unit, ucd: column.ucd, utype: column.utype, column.description ?? "")
        shown.description = column.description
        if isUnusual { whole = stored }
    }
}

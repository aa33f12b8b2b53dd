import ADQL
package import FitsProvArchive

/// A column of `ivoa.obscore`, as the search page speaks of it.
package struct ColumnInfo: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its name as queries write it.
    package let written: String
    /// The unit of its values.
    package let unit: String?
    /// What it is.
    package let description: String?
    /// Whether its values are texts.
    package let isText: Bool
    /// Whether it is the provenance field of its name.
    package let isField: Bool
    /// Whether it is a date of the modified Julian calendar.
    package let isDate: Bool

    /// A column.
    ///
    /// - Parameter column: the column, as it is published.
    package init(_ column: PublishedTable.Column) {
        name = column.shown.name
        written = column.writtenName
        unit = column.shown.unit
        description = column.shown.description
        isText = [.text, .timestamp].contains(column.shown.type.kind)
        isField = column.isField
        isDate = column.shown.unit == "d" && column.shown.ucd?.hasPrefix("time.") == true
    }

    /// The columns of `ivoa.obscore`, in order.
    ///
    /// - Parameter publication: what is published.
    /// - Returns: the columns.
    package static func obscore(_ publication: Publication) -> [ColumnInfo] {
        let tables = publication.schemas.flatMap(\.tables)
        return tables.first { $0.fullName == "ivoa.obscore" }?.columns.map { ColumnInfo($0) } ?? []
    }
}

package import ADQL

/// A table that queries may name, and how SQLite makes its rows.
package struct PublishedTable: Sendable {
    /// A column, and what it is in the index.
    package struct Column: Sendable {
        /// Its name, type and meaning, as clients see them.
        package internal(set) var shown: ADQL.Catalogue.Column
        /// The value, in the words of SQLite, of a row of ``PublishedTable/source``.
        var sql: String
        /// The same as it is stored, with the collation of its index, where that differs.
        var stored: String?
        /// The value as it is given back, where that is more than can be calculated with.
        var whole: String?
        /// How rows are found by its values.
        var index: Index?
        /// Whether a standard defines it.
        package internal(set) var isStandard = false
        /// Whether it is one of the few that a person wants to see first.
        package internal(set) var isPrincipal = false

        /// Whether rows are found fast by its values.
        package var isIndexed: Bool { index != nil }

        /// Whether it is the provenance field of its name.
        package var isField: Bool { index == .field(shown.name) }

        /// Its name as queries write it: in quotes where ADQL would take it for something else.
        package var writtenName: String {
            let name = shown.name
            let isPlain = name == name.lowercased() && !ReservedWords.contains(name)
            return isPlain ? name : "\"\(name)\""
        }

        /// A column that is what SQLite says.
        init(
            _ name: String, _ type: ValueType, _ sql: String, unit: String? = nil,
            ucd: String? = nil, utype: String? = nil, _ description: String
        ) {
            shown = ADQL.Catalogue.Column(
                name, type, unit: unit, ucd: ucd, utype: utype, description: description)
            self.sql = sql
        }
    }

    /// How rows are found by the values of a column.
    enum Index: Hashable, Sendable {
        /// By an index on what is stored.
        case stored
        /// By the index of provenance fields with this name.
        case field(String)
        /// By what an identifier of the publication stands for.
        case identifier
        /// By the index of the sky.
        case longitude, latitude, region
    }

    /// The name of its schema.
    package internal(set) var schema: String
    /// Its name, without that of the schema.
    package internal(set) var name: String
    /// What it is.
    package internal(set) var description: String
    /// Its place in a data model.
    package internal(set) var utype: String?
    /// Tables and conditions, in the words of SQLite: what follows FROM.
    let source: String
    /// Rows in JSON, an array of arrays, which the source takes as its argument.
    var rows: String?
    /// The number of the file of a row, in the words of SQLite.
    var file: String?
    /// The columns.
    package let columns: [Column]
    /// Columns of it that are columns of other tables.
    package internal(set) var keys: [Key] = []

    /// Columns that have their values from another table.
    package struct Key: Sendable {
        /// The other table, with its schema.
        package let target: String
        /// Pairs of columns: here and there.
        package let columns: [(from: String, to: String)]
    }

    /// The name with that of the schema.
    package var fullName: String { "\(schema).\(name)" }
}

/// Tables under a common name.
package struct PublishedSchema: Sendable {
    /// Its name.
    package let name: String
    /// What it is.
    package let description: String
    /// Its place in a data model.
    package internal(set) var utype: String?
    /// The tables.
    package let tables: [PublishedTable]
}

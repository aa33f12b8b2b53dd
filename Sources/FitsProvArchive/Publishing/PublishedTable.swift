import ADQL

/// A table that queries may name, and how SQLite makes its rows.
struct PublishedTable: Sendable {
    /// A column, and what it is in the index.
    struct Column: Sendable {
        /// Its name, type and meaning, as clients see them.
        var shown: ADQL.Catalogue.Column
        /// The value, in the words of SQLite, of a row of ``PublishedTable/source``.
        var sql: String
        /// The same as it is stored, with the collation of its index, where that differs.
        var stored: String?
        /// How rows are found by its values.
        var index: Index?
        /// Whether a standard defines it.
        var isStandard = false
        /// Whether it is one of the few that a person wants to see first.
        var isPrincipal = false

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
    let schema: String
    /// Its name, without that of the schema.
    let name: String
    /// What it is.
    let description: String
    /// Its place in a data model.
    var utype: String?
    /// Tables and conditions, in the words of SQLite: what follows FROM.
    let source: String
    /// Rows in JSON, an array of arrays, which the source takes as its argument.
    var rows: String?
    /// The number of the file of a row, in the words of SQLite.
    var file: String?
    /// The columns.
    let columns: [Column]
    /// Columns of it that are columns of other tables.
    var keys: [Key] = []

    /// Columns that have their values from another table.
    struct Key: Sendable {
        /// The other table, with its schema.
        let target: String
        /// Pairs of columns: here and there.
        let columns: [(from: String, to: String)]
    }

    /// The name with that of the schema.
    var fullName: String { "\(schema).\(name)" }
}

/// Tables under a common name.
struct PublishedSchema: Sendable {
    let name: String
    let description: String
    var utype: String?
    let tables: [PublishedTable]
}

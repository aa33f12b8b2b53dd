/// What a query may speak of: the tables that are published, and the functions.
public struct Catalogue: Sendable {
    /// A column of a table, or of a result.
    public struct Column: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The type of its values.
        public var type: ValueType
        /// The unit, as VOUnits writes it.
        public var unit: String?
        /// What it means, as UCD1+ writes it.
        public var ucd: String?
        /// Its place in a data model.
        public var utype: String?
        /// What it is, for people.
        public var description: String?

        /// Makes a column.
        ///
        /// - Parameters:
        ///   - name: the name, without quotes.
        ///   - type: the type of its values.
        ///   - unit: the unit, as VOUnits writes it.
        ///   - ucd: what it means, as UCD1+ writes it.
        ///   - utype: its place in a data model.
        ///   - description: what it is, for people.
        public init(
            _ name: String, _ type: ValueType, unit: String? = nil, ucd: String? = nil,
            utype: String? = nil, description: String? = nil
        ) {
            self.name = name
            self.type = type
            self.unit = unit
            self.ucd = ucd
            self.utype = utype
            self.description = description
        }
    }

    /// A table that is published.
    public struct Table: Hashable, Sendable {
        /// The name, without that of the schema.
        public var name: String
        /// The columns, in the order in which `*` gives them.
        public var columns: [Column]

        /// Makes a table.
        ///
        /// - Parameters:
        ///   - name: the name, without quotes and without that of the schema.
        ///   - columns: the columns, in the order in which `*` gives them.
        public init(_ name: String, columns: [Column]) {
            self.name = name
            self.columns = columns
        }
    }

    /// Tables under a common name.
    public struct Schema: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The tables.
        public var tables: [Table]

        /// Makes a schema.
        ///
        /// - Parameters:
        ///   - name: the name, without quotes.
        ///   - tables: the tables.
        public init(_ name: String, tables: [Table]) {
            self.name = name
            self.tables = tables
        }
    }

    /// The schemas.
    public let schemas: [Schema]
    /// The functions beside those of ADQL itself.
    public let functions: [Function]

    /// Where tables are, by their names in lower case.
    let tablePlaces: [String: [(schema: Int, table: Int)]]
    /// The functions by their names in lower case; several may share one.
    let functionsByName: [String: [Function]]

    /// Makes a catalogue.
    ///
    /// - Parameters:
    ///   - schemas: the schemas.
    ///   - functions: the functions beside those of ADQL itself; several may share a name.
    public init(schemas: [Schema], functions: [Function] = []) {
        self.schemas = schemas
        self.functions = functions
        var places: [String: [(schema: Int, table: Int)]] = [:]
        for (i, schema) in schemas.enumerated() {
            for (j, table) in schema.tables.enumerated() {
                places[table.name.lowercased(), default: []].append((i, j))
            }
        }
        tablePlaces = places
        functionsByName = Dictionary(grouping: functions) { $0.name.lowercased() }
    }
}

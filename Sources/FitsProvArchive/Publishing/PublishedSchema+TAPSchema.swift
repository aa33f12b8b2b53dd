import ADQL
import FoundationEssentials

extension PublishedSchema {
    /// `tap_schema.*`: what is published, as tables (TAP 1.1 §4).
    ///
    /// - Parameter others: all other schemas.
    /// - Returns: the schema, which tells of itself as well.
    static func tapSchema(_ others: [PublishedSchema]) -> PublishedSchema {
        let empty = describing([])
        return describing(others + [empty])
    }

    private static func describing(_ schemas: [PublishedSchema]) -> PublishedSchema {
        let tables = schemas.flatMap(\.tables)
        var keys: [(id: String, from: PublishedTable, key: PublishedTable.Key)] = []
        for table in tables {
            for key in table.keys {
                keys.append(("\(table.fullName).\(keys.count + 1)", table, key))
            }
        }
        return PublishedSchema(
            name: "tap_schema", description: "What is published here.",
            tables: [
                table(
                    "schemas", "Schemas.", schemaColumns,
                    schemas.enumerated().map { index, schema in
                        [
                            .text(schema.name), .text(schema.utype), .text(schema.description),
                            .number(index + 1),
                        ]
                    }),
                table(
                    "tables", "Tables.", tableColumns,
                    tables.enumerated().map { index, table in
                        [
                            .text(table.schema), .text(table.fullName), .text("table"),
                            .text(table.utype),
                            .text(table.description), .number(index + 1),
                        ]
                    }, keys: [key("schemas", "schema_name", "schema_name")]),
                table(
                    "columns", "Columns.", columnColumns, tables.flatMap(rows),
                    keys: [key("tables", "table_name", "table_name")]),
                table(
                    "keys", "Which columns have their values from other tables.", keyColumns,
                    keys.map { id, from, key in
                        [.text(id), .text(from.fullName), .text(key.target), .null, .null]
                    },
                    keys: [
                        key("tables", "from_table", "table_name"),
                        key("tables", "target_table", "table_name"),
                    ]),
                table(
                    "key_columns", "The columns of the keys.", keyColumnColumns,
                    keys.flatMap { id, _, key in
                        key.columns.map { [.text(id), .text($0.from), .text($0.to)] }
                    }, keys: [key("keys", "key_id", "key_id")]),
            ])
    }

    /// The columns of a table, a row each.
    private static func rows(_ table: PublishedTable) -> [[Cell]] {
        table.columns.enumerated().map { index, column in
            let (shown, type) = (column.shown, column.shown.type)
            return [
                .text(table.fullName), .text(column.writtenName), .text(type.datatype.rawValue),
                .text(type.arraysize), .text(type.xtype),
                type.arraysize.flatMap { Int($0) }.map { .number($0) } ?? .null,
                .text(shown.description), .text(shown.utype), .text(shown.unit), .text(shown.ucd),
                .number(column.index == nil ? 0 : 1), .number(column.isPrincipal ? 1 : 0),
                .number(column.isStandard ? 1 : 0), .number(index + 1),
            ]
        }
    }

    private static func key(_ target: String, _ from: String, _ to: String) -> PublishedTable.Key {
        PublishedTable.Key(target: "tap_schema.\(target)", columns: [(from, to)])
    }

    private static func table(
        _ name: String, _ description: String,
        _ columns: [(name: String, type: ValueType, description: String)], _ rows: [[Cell]],
        keys: [PublishedTable.Key] = []
    ) -> PublishedTable {
        PublishedTable(
            schema: "tap_schema", name: name, description: description, source: "json_each",
            rows: Cell.json(rows),
            columns: columns.enumerated().map { index, column in
                var made = PublishedTable.Column(
                    column.name, column.type, "json_extract(value, '$[\(index)]')",
                    column.description)
                made.isStandard = true
                return made
            }, keys: keys)
    }

    private static let schemaColumns: [(name: String, type: ValueType, description: String)] = [
        ("schema_name", .text, "Name."), ("utype", .text, "Place in a data model."),
        ("description", .text, "What it is."), ("schema_index", .integer, "Order."),
    ]
    private static let tableColumns: [(name: String, type: ValueType, description: String)] = [
        ("schema_name", .text, "Its schema."),
        ("table_name", .text, "Name, with that of the schema."),
        ("table_type", .text, "table or view."), ("utype", .text, "Place in a data model."),
        ("description", .text, "What it is."), ("table_index", .integer, "Order."),
    ]
    private static let columnColumns: [(name: String, type: ValueType, description: String)] = [
        ("table_name", .text, "Its table."), ("column_name", .text, "Name."),
        ("datatype", .text, "Type, in the words of VOTable."),
        ("arraysize", .text, "How many values."), ("xtype", .text, "What the values mean."),
        ("size", .integer, "How many values, if always the same number."),
        ("description", .text, "What it is."), ("utype", .text, "Place in a data model."),
        ("unit", .text, "Unit."), ("ucd", .text, "What it means."),
        ("indexed", .integer, "1 if rows are found fast by it."),
        ("principal", .integer, "1 if it is one of the first to look at."),
        ("std", .integer, "1 if a standard defines it."), ("column_index", .integer, "Order."),
    ]
    private static let keyColumns: [(name: String, type: ValueType, description: String)] = [
        ("key_id", .text, "Name."), ("from_table", .text, "Table whose columns they are."),
        ("target_table", .text, "Table that their values come from."),
        ("description", .text, "What it is."), ("utype", .text, "Place in a data model."),
    ]
    private static let keyColumnColumns: [(name: String, type: ValueType, description: String)] = [
        ("key_id", .text, "The key."), ("from_column", .text, "Column."),
        ("target_column", .text, "Column that its values come from."),
    ]
}

/// A value of a row that is in no table of the index.
private enum Cell: Encodable {
    case null
    case string(String)
    case number(Int)

    static func text(_ text: String?) -> Cell { text.map { .string($0) } ?? .null }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .string(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }

    /// Rows as an array of arrays.
    static func json(_ rows: [[Cell]]) -> String {
        guard let bytes = try? JSONEncoder().encode(rows) else { return "[]" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import ADQL
import FitsProvArchive

/// What is published, as a document (VOSI 1.1 §6, VODataService 1.1 §3.3).
enum TableSet {
    private static let namespaces: KeyValuePairs<String, String?> = [
        "xmlns:vosi": "http://www.ivoa.net/xml/VOSITables/v1.0",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xmlns:vs": "http://www.ivoa.net/xml/VODataService/v1.1",
    ]

    /// All schemas and tables.
    ///
    /// - Parameters:
    ///   - schemas: what is published.
    ///   - hasColumns: whether columns and keys are told as well.
    /// - Returns: the document.
    static func document(_ schemas: [PublishedSchema], hasColumns: Bool) -> XMLDocument {
        var document = XMLDocument()
        document.element("vosi:tableset", namespaces) { document in
            for schema in schemas {
                document.element("schema") { document in
                    document.element("name", schema.name)
                    document.element("description", schema.description)
                    document.element("utype", ifPresent: schema.utype)
                    for table in schema.tables {
                        document.element("table", ["type": "table"]) { document in
                            write(table, hasColumns: hasColumns, &document)
                        }
                    }
                }
            }
        }
        return document
    }

    /// One table, with its columns.
    ///
    /// - Parameter table: the table.
    /// - Returns: the document.
    static func document(_ table: PublishedTable) -> XMLDocument {
        var document = XMLDocument()
        let attributes: KeyValuePairs<String, String?> = [
            "xmlns:vosi": "http://www.ivoa.net/xml/VOSITables/v1.0",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xmlns:vs": "http://www.ivoa.net/xml/VODataService/v1.1", "type": "table",
        ]
        document.element("vosi:table", attributes) { document in
            write(table, hasColumns: true, &document)
        }
        return document
    }

    private static func write(
        _ table: PublishedTable, hasColumns: Bool, _ document: inout XMLDocument
    ) {
        document.element("name", table.fullName)
        document.element("description", table.description)
        document.element("utype", ifPresent: table.utype)
        guard hasColumns else { return }
        for column in table.columns { write(column, &document) }
        for key in table.keys {
            document.element("foreignKey") { document in
                document.element("targetTable", key.target)
                for (from, to) in key.columns {
                    document.element("fkColumn") { document in
                        document.element("fromColumn", from)
                        document.element("targetColumn", to)
                    }
                }
            }
        }
    }

    private static func write(_ column: PublishedTable.Column, _ document: inout XMLDocument) {
        let shown = column.shown
        document.element("column", ["std": column.isStandard ? "true" : "false"]) { document in
            document.element("name", column.writtenName)
            document.element("description", ifPresent: shown.description)
            document.element("unit", ifPresent: shown.unit)
            document.element("ucd", ifPresent: shown.ucd)
            document.element("utype", ifPresent: shown.utype)
            document.element(
                "dataType", shown.type.datatype.rawValue,
                [
                    "xsi:type": "vs:VOTableType", "arraysize": shown.type.arraysize,
                    "extendedType": shown.type.xtype,
                ])
            if column.isIndexed { document.element("flag", "indexed") }
            document.element("flag", "nullable")
        }
    }
}

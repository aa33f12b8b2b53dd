import ADQL

extension PublishedSchema {
    /// What is recorded, by name and value.
    static let words: [PublishedTable] = [
        PublishedTable(
            schema: "prov", name: "field", description: "The provenance fields of the products.",
            source:
                "fields x JOIN files f ON f.id = x.file AND f.state = 0 JOIN products p ON p.file = f.id",
            file: "f.id",
            columns: [
                .init("entity_id", .wide, entity, ucd: "meta.id", "The product."),
                .init(
                    "name", .wide, "x.name", ucd: "meta.id", "Name of the field, as calib_version."),
                .init("value", .wide, "x.value", ucd: "meta.code", "Its value."),
                .init(
                    "numeric_value", .double, "x.numeric", ucd: "meta.number",
                    "The value, if it is a number."),
            ], keys: [.entity("entity_id")]),
        PublishedTable(
            schema: "prov", name: "names",
            description: "Which provenance fields and parameters there are.",
            source: names,
            columns: [
                .init("kind", .text, "x.kind", ucd: "meta.code.class", "field or parameter."),
                .init("name", .wide, "x.name", ucd: "meta.id", "Name."),
                .init("unit", .wide, "x.unit", ucd: "meta.unit", "Unit of the values."),
                .init(
                    "products", .long, "x.products", ucd: "meta.number",
                    "How many products have it."),
                .init(
                    "distinct_values", .long, "x.distinct_values", ucd: "meta.number",
                    "How many different values there are."),
                .init(
                    "low", .double, "x.low", ucd: "stat.min",
                    "The smallest number among the values."),
                .init(
                    "high", .double, "x.high", ucd: "stat.max",
                    "The largest number among the values."),
            ]),
        PublishedTable(
            schema: "prov", name: "name_values",
            description: "Which values the fields and parameters have.",
            source: values,
            columns: [
                .init("kind", .text, "x.kind", ucd: "meta.code.class", "field or parameter."),
                .init("name", .wide, "x.name", ucd: "meta.id", "Name."),
                .init("value", .wide, "x.value", ucd: "meta.code", "Value."),
                .init(
                    "products", .long, "x.products", ucd: "meta.number",
                    "How many products have it."),
            ]),
    ]

    private static func counted(_ columns: String, by groups: String) -> String {
        let parts = [("field", "fields", "NULL"), ("parameter", "parameters", "max(v.unit)")].map {
            "SELECT '\($0.0)' AS kind, v.name COLLATE BINARY AS name, "
                + columns.replacing("UNIT", with: $0.2)
                + " FROM \($0.1) v JOIN files f ON f.id = v.file AND f.state = 0 GROUP BY \(groups)"
        }
        return "(\(parts.joined(separator: " UNION ALL "))) x"
    }

    private static let names = counted(
        """
        UNIT AS unit, count(DISTINCT v.file) AS products, count(DISTINCT v.value) AS distinct_values, \
        min(v.numeric) AS low, max(v.numeric) AS high
        """, by: "v.name")
    private static let values = counted(
        "v.value AS value, count(DISTINCT v.file) AS products", by: "v.name, v.value COLLATE BINARY"
    )
}

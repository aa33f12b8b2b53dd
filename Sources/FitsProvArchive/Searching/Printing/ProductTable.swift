import ADQL
import GRDB

/// A published table in which each row is of one file.
struct ProductTable {
    /// Its name, with that of its schema.
    let name: String
    /// What columns of the index are called in it, where they are called otherwise.
    private let renamed: [String: String]

    /// Files, and what they say of what they show.
    static let product = ProductTable(name: "prov.product", renamed: [:])

    private static let values = ["x.numeric": "x.numeric_value", "x.version_key": key(of: "value")]
    private static let tables: [String: ProductTable] = [
        "obscore": product,
        "fields": ProductTable(name: "prov.product_field", renamed: values),
        "parameters": ProductTable(name: "prov.product_parameter", renamed: values),
        "activities": ProductTable(
            name: "prov.product_activity",
            renamed: [
                "x.started": "x.start_time", "x.ended": "x.end_time",
                "\(SortKey.function)(x.version)": key(of: "version"),
            ]),
        "software": ProductTable(
            name: "prov.product_software", renamed: ["x.version_key": key(of: "version")]),
        "agents": ProductTable(name: "prov.product_agent", renamed: [:]),
        "used": ProductTable(
            name: "prov.product_input", renamed: ["x.normal_name": "x.plain_name"]),
        "products": ProductTable(
            name: product.name,
            renamed: ["x.identifier": "x.product_identifier", "x.digest": "x.stamped_digest"]),
        "files": ProductTable(
            name: product.name,
            renamed: [
                "x.digest": "x.measured_digest", "x.size": "x.file_size", "x.name": "x.file_name",
            ]),
    ]

    /// The table that has the rows of one of the index.
    ///
    /// - Parameter tables: tables of the index, as ``SearchColumn/tables`` has them.
    init(of tables: String) {
        let first = tables.prefix { $0 != " " }
        self = ProductTable.tables[String(first)] ?? .product
    }

    private init(name: String, renamed: [String: String]) {
        self.name = name
        self.renamed = renamed
    }

    private static func key(of column: String) -> String {
        "fitsprov_version_key(\(written("x.\(column)")))"
    }

    /// A column, as a query writes it.
    ///
    /// - Parameter column: a column of the index, as `x.value`.
    /// - Returns: the same here, in quotes where ADQL would take it for something else.
    func column(_ column: String) -> String {
        renamed[column].map { $0.hasPrefix("x.") ? ProductTable.written($0) : $0 }
            ?? ProductTable.written(column)
    }

    private static func written(_ column: String) -> String {
        let name = String(column.dropFirst(2))
        return ReservedWords.contains(name) ? "x.\"\(name)\"" : column
    }

    /// What is true of the product of the row `p` if something is true of one of its rows here.
    func rows(_ condition: String) -> String {
        "p.file_id IN (SELECT x.file_id FROM \(name) AS x WHERE \(condition))"
    }
}

extension String {
    /// The text as a literal of ADQL.
    var adqlLiteral: String { "'" + replacing("'", with: "''") + "'" }

    /// The text with small letters for the large ones of ASCII, as SQL's LOWER has it.
    var asciiLowercased: String {
        String(
            decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }
}

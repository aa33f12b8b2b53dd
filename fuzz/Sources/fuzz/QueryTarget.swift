import ADQL

/// Feeds queries.
enum QueryTarget {
    private static let columns = [
        Catalogue.Column("a", .integer), Catalogue.Column("b", .double, unit: "deg"),
        Catalogue.Column("name", .text), Catalogue.Column("s_region", .region),
        Catalogue.Column("pos", .point), Catalogue.Column("t_min", .timestamp),
        Catalogue.Column("size", ValueType(.float)),
    ]

    private static let catalogue = Catalogue(
        schemas: [
            Catalogue.Schema("s", tables: [Catalogue.Table("t", columns: columns)]),
            Catalogue.Schema("v", tables: [Catalogue.Table("u", columns: columns)]),
        ],
        functions: [
            try? Function(declaring: "f(x VARCHAR, y DOUBLE) -> INTEGER"),
            try? Function(declaring: "g(x INTEGER) -> VARCHAR", isAggregate: true),
        ].compactMap { $0 })

    /// What is read is printed, and reads as the same; names and types are found or refused.
    static func query(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let query = try? Query(parsing: text) else { return }
        var limits = Limits()
        limits.bytes *= 4
        let again = try? Query(parsing: query.description, limits: limits)
        precondition(again == query, "reads otherwise than it is printed")
        guard let resolved = try? query.resolved(in: catalogue) else { return }
        let names = Set(resolved.columns.map { $0.name.lowercased() })
        precondition(names.count == resolved.columns.count, "names of columns repeat")
    }
}

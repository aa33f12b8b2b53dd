import ADQL

/// A small archive that queries of the tests speak of.
enum Sky {
    static let obscore = Catalogue.Table(
        "obscore",
        columns: [
            Catalogue.Column(
                "obs_id", .text, ucd: "meta.id", utype: "obscore:DataID.observationID",
                description: "identifier"),
            Catalogue.Column("s_ra", .double, unit: "deg", ucd: "pos.eq.ra"),
            Catalogue.Column("s_dec", .double, unit: "deg", ucd: "pos.eq.dec"),
            Catalogue.Column("s_region", .region),
            Catalogue.Column("t_min", .double, unit: "d", ucd: "time.start"),
            Catalogue.Column("calib_level", ValueType(.short)),
            Catalogue.Column("access_estsize", .long, unit: "kbyte"),
            Catalogue.Column("obs_title", ValueType(.unicodeChar, arraysize: "*")),
            Catalogue.Column("obs_release_date", .timestamp),
        ])

    static let catalogue = Catalogue(
        schemas: [
            Catalogue.Schema("ivoa", tables: [obscore]),
            Catalogue.Schema(
                "my",
                tables: [
                    Catalogue.Table(
                        "stars",
                        columns: [
                            Catalogue.Column("id", .integer), Catalogue.Column("ra", .double),
                            Catalogue.Column("dec", .double),
                            Catalogue.Column("mag", ValueType(.float), unit: "mag"),
                            Catalogue.Column("pos", .point),
                            Catalogue.Column("size", .integer), Catalogue.Column("Name", .text),
                            Catalogue.Column("isVariable", ValueType(.boolean)),
                            Catalogue.Column("flux", ValueType(.double, arraysize: "*")),
                        ]),
                    Catalogue.Table(
                        "spectra",
                        columns: [
                            Catalogue.Column("id", .long), Catalogue.Column("obs_id", .text),
                            Catalogue.Column("snr", .double),
                        ]),
                    Catalogue.Table("lone", columns: [Catalogue.Column("x", .integer)]),
                ]),
            Catalogue.Schema(
                "other",
                tables: [Catalogue.Table("lone", columns: [Catalogue.Column("x", .integer)])]),
        ], functions: functions)

    static var functions: [Function] {
        let declarations = [
            ("ivo_hasword(haystack VARCHAR, needle VARCHAR) -> INTEGER", false),
            ("ivo_string_agg(expression VARCHAR, delimiter VARCHAR) -> VARCHAR", true),
            ("ivo_to_mjd(d TIMESTAMP) -> DOUBLE PRECISION", false),
            ("ivo_geom_transform(from CHAR(*), to CHAR(*), g GEOMETRY) -> GEOMETRY", false),
            ("twice(n INTEGER) -> INTEGER", false), ("twice(t VARCHAR) -> VARCHAR", false),
            ("nothing() -> BOOLEAN", false),
        ]
        return declarations.compactMap { declaration, isAggregate in
            try? Function(declaring: declaration, isAggregate: isAggregate)
        }
    }

    static func resolve(_ text: String) throws -> ResolvedQuery {
        try Query(parsing: text).resolved(in: catalogue)
    }

    /// The message with which a query is refused; nil if it is not.
    static func fault(_ text: String, limits: Limits = Limits()) -> String? {
        do {
            let query = try Query(parsing: text)
            _ = try query.resolved(in: catalogue, limits: limits)
            return nil
        } catch {
            return error.description
        }
    }

    /// The one SELECT of a query.
    static func select(_ text: String) throws -> ResolvedSelect? {
        if case .select(let select) = try resolve(text).statement.body { select } else { nil }
    }

    /// The columns of a result: `name datatype[arraysize] xtype unit ucd`.
    static func columns(_ text: String) throws -> [String] {
        try resolve(text).columns.map { column in
            let type = column.type
            let words = [
                column.name, type.datatype.rawValue + (type.arraysize.map { "[\($0)]" } ?? ""),
                type.xtype, column.unit, column.ucd,
            ]
            return words.compactMap { $0 }.joined(separator: " ")
        }
    }
}

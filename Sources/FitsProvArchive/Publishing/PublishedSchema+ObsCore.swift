import ADQL
import ObsCore

extension PublishedSchema {
    /// `ivoa.obscore`: a row for each product (ObsCore 1.1).
    static func ivoa(_ naming: Publication.Naming) -> PublishedSchema {
        PublishedSchema(
            name: "ivoa", description: "Data products in the words of the IVOA.",
            utype: "ivo://ivoa.net/std/ObsCore#core-1.1", tables: [obscore(naming)])
    }

    /// The tables of which a product is made; gone and unreadable files are none.
    static let products =
        "files f JOIN products p ON p.file = f.id LEFT JOIN obscore o ON o.file = f.id WHERE f.state = 0"

    private static func obscore(_ naming: Publication.Naming) -> PublishedTable {
        var columns: [PublishedTable.Column] = []
        for definition in ObsCoreDefinition.all {
            guard let column = ObsCore.Column(rawValue: definition.name) else { continue }
            columns.append(.init(column, definition, naming))
        }
        columns += fields.map { .init(field: $0) }
        columns += own
        return PublishedTable(
            schema: "ivoa", name: "obscore", description: "All data products of the archive.",
            utype: "ivo://ivoa.net/std/ObsCore#table-1.1", source: products, file: "f.id",
            columns: columns)
    }

    /// The provenance fields that are columns, as the Cherenkov Telescope Array names them.
    private static let fields = [
        "site", "sub_array_name", "pointing_mode", "obs_mode", "run_type", "data_quality",
        "calib_version", "reco_version", "reco_method", "applied_cuts", "spectral_model",
    ]

    /// What ObsCore has no word for.
    private static let own: [PublishedTable.Column] = {
        func last(_ column: String) -> String {
            "(SELECT a.\(column) FROM activities a WHERE a.file = f.id AND NOT a.ancestor ORDER BY a.step DESC LIMIT 1)"
        }
        return [
            .init(
                "product_identifier", .text, "p.identifier", ucd: "meta.id",
                "Identifier in the stamp, or that the observatory gave."),
            .init(
                "digest", .text, "coalesce(f.digest, p.digest)", ucd: "meta.checksum",
                "Digest of the content: measured, else as stamped."),
            .init(
                "stamped", .integer, "p.stamped", ucd: "meta.code", "1 if the product has a stamp."),
            .init("activity_name", .text, last("name"), ucd: "meta.id", "What made the product."),
            .init(
                "activity_version", .text, last("version"), ucd: "meta.version",
                "The version of what made it."),
            .init(
                "path", .wide, Publication.Naming.path, ucd: "meta.file", "Where the file is."),
        ]
    }()
}

extension ValueType {
    /// A text of any length in which any character may occur.
    static let wide = ValueType(.unicodeChar, arraysize: "*")
}

extension PublishedTable.Column {
    /// A provenance field.
    fileprivate init(field name: String) {
        self.init(
            name, .wide,
            "(SELECT v.value FROM fields v WHERE v.file = f.id AND v.name = \(name.quoted))",
            ucd: "meta.code", "The provenance field \(name).")
        index = .field(name)
    }

    /// A column of ObsCore.
    fileprivate init(
        _ column: ObsCore.Column, _ definition: ObsCoreDefinition, _ naming: Publication.Naming
    ) {
        let plain = "o.\(definition.name)"
        // Values of text are stored without a difference of case, which ADQL makes.
        let isText = column.type == .text
        self.init(
            definition.name, definition.type,
            PublishedTable.Column.value(of: column, naming)
                ?? (isText ? "\(plain) COLLATE BINARY" : plain),
            unit: definition.unit, ucd: definition.ucd, utype: "obscore:\(definition.utype)",
            definition.description)
        isStandard = true
        isPrincipal = definition.isMandatory
        switch column {
        case .obsPublisherDid: index = .identifier
        case .sRa: index = .longitude
        case .sDec: index = .latitude
        case .sRegion: index = .region
        case .obsCollection, .obsId, .dataproductType, .dataproductSubtype: break
        default:
            if isText, Schema.indexedColumns.contains(column) {
                index = .stored
                stored = plain
            }
        }
    }

    /// What stands in a column that may not be empty, or has words of its own; nil for what is recorded.
    private static func value(
        of column: ObsCore.Column, _ naming: Publication.Naming
    ) -> String? {
        switch column {
        case .obsPublisherDid: naming.identifier
        case .obsId: "coalesce(o.obs_id, f.normal_name) COLLATE BINARY"
        case .obsCollection: "coalesce(o.obs_collection, \(naming.archive.quoted)) COLLATE BINARY"
        case .calibLevel:
            """
            coalesce(o.calib_level, (SELECT CASE upper(v.value) WHEN 'DL0' THEN 0 WHEN 'DL1' THEN 1 \
            WHEN 'DL2' THEN 1 WHEN 'DL3' THEN 2 WHEN 'DL4' THEN 3 WHEN 'DL5' THEN 4 END \
            FROM fields v WHERE v.file = f.id AND v.name = 'data_level'), \
            CASE WHEN EXISTS (SELECT 1 FROM used u WHERE u.file = f.id) THEN 2 ELSE 1 END)
            """
        case .dataproductType:
            """
            CASE WHEN o.dataproduct_type IN ('image', 'cube', 'spectrum', 'sed', 'timeseries', \
            'visibility', 'event', 'measurements') THEN lower(o.dataproduct_type) \
            WHEN o.dataproduct_type IN ('event-list', 'eventlist', 'events') THEN 'event' \
            WHEN o.dataproduct_type IN ('light-curve', 'lightcurve') THEN 'timeseries' END
            """
        case .dataproductSubtype:
            "coalesce(o.dataproduct_subtype, o.dataproduct_type) COLLATE BINARY"
        case .sRegion:
            """
            coalesce(o.s_region COLLATE BINARY, CASE WHEN o.s_ra IS NOT NULL AND o.s_dec IS NOT NULL AND o.s_fov > 0 \
            THEN 'CIRCLE ICRS ' || o.s_ra || ' ' || o.s_dec || ' ' || (o.s_fov / 2) END)
            """
        case .accessUrl:
            naming.baseURL.map {
                "\("\($0)/links?ID=".quoted) || \(SQLFunctions.escape)(\(naming.identifier))"
            } ?? "'file://' || \(SQLFunctions.escape)(\(Publication.Naming.path))"
        case .accessFormat:
            naming.baseURL == nil
                ? "'application/fits'" : "'application/x-votable+xml;content=datalink'"
        case .accessEstsize: "(f.size + 999) / 1000"
        default: nil
        }
    }
}

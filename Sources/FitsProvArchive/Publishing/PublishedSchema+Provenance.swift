import ADQL

extension PublishedSchema {
    /// `prov.*`: the records of all products as tables, in the words of the IVOA's model.
    static func provenance(_ naming: Publication.Naming) -> PublishedSchema {
        PublishedSchema(
            name: "prov",
            description: "How the products were made: the IVOA's provenance model as tables.",
            utype: "voprov", tables: things(naming) + relations + words)
    }

    /// What a product is called in these tables: its identifier, else its path.
    private static let entity = "coalesce(p.identifier, \(Publication.Naming.path))"
    /// What the activity of the row `a` is called.
    private static let activity = "coalesce(a.identifier, 'file-' || a.file || '-step-' || a.step)"
    /// Activities, each once: several products may have the same one.
    private static let activities = """
        activities a JOIN files f ON f.id = a.file AND f.state = 0 WHERE NOT EXISTS \
        (SELECT 1 FROM activities b JOIN files h ON h.id = b.file AND h.state = 0 \
        WHERE b.identifier = a.identifier AND (b.file, b.step) < (a.file, a.step))
        """
    /// What is said of an activity, where it is told of first.
    private static func said(_ table: String) -> String {
        "\(table) x JOIN activities a ON a.file = x.file AND a.step = x.step "
            + activities.dropFirst("activities a ".count)
    }
    /// What the input of the row `x` is called.
    private static let input = """
        coalesce((SELECT coalesce(p.identifier, \(Publication.Naming.path)) FROM files f \
        LEFT JOIN products p ON p.file = f.id WHERE f.id = x.target), x.identifier, x.location)
        """

    private static func things(_ naming: Publication.Naming) -> [PublishedTable] {
        [
            PublishedTable(
                schema: "prov", name: "entity", description: "The products of the archive.",
                utype: "voprov:Entity", source: products, file: "f.id",
                columns: [
                    .init(
                        "id", .wide, entity, ucd: "meta.id;meta.main", utype: "voprov:Entity.id",
                        "Identifier, else path."),
                    .init(
                        "name", .wide, "f.name", ucd: "meta.title", utype: "voprov:Entity.name",
                        "Name of the file."),
                    .init(
                        "location", .wide, Publication.Naming.path, ucd: "meta.file",
                        utype: "voprov:Entity.location", "Where the file is."),
                    .init(
                        "type", .text, "o.dataproduct_type COLLATE BINARY", ucd: "meta.code.class",
                        utype: "voprov:Entity.type", "What it is."),
                    .init(
                        "generated_at_time", .timestamp,
                        "(SELECT a.ended FROM activities a WHERE a.file = f.id AND NOT a.ancestor ORDER BY a.step DESC LIMIT 1)",
                        ucd: "time.creation", utype: "voprov:Entity.generatedAtTime",
                        "When it was made."),
                    .init(
                        "digest", .text, "coalesce(f.digest, p.digest)", ucd: "meta.checksum",
                        "Digest of the content."),
                    .init(
                        "obs_publisher_did", .text, naming.identifier, ucd: "meta.ref.ivoid",
                        "The product in ivoa.obscore."
                    ).indexed(.identifier),
                ],
                keys: [
                    .init(
                        target: "ivoa.obscore",
                        columns: [("obs_publisher_did", "obs_publisher_did")])
                ]),
            PublishedTable(
                schema: "prov", name: "activity", description: "What ran, each execution once.",
                utype: "voprov:Activity", source: activities, file: "a.file",
                columns: [
                    .init(
                        "id", .wide, activity, ucd: "meta.id;meta.main",
                        utype: "voprov:Activity.id", "Identifier of the execution."),
                    .init(
                        "name", .wide, "a.name", ucd: "meta.title", utype: "voprov:Activity.name",
                        "What ran."),
                    .init(
                        "version", .wide, "a.version", ucd: "meta.version",
                        utype: "voprov:ActivityDescription.version", "Its version."),
                    .init(
                        "type", .wide, "a.type", ucd: "meta.code.class",
                        utype: "voprov:ActivityDescription.type", "What kind of activity it is."),
                    .init(
                        "start_time", .timestamp, "a.started", ucd: "time.start",
                        utype: "voprov:Activity.startTime", "When it began."),
                    .init(
                        "end_time", .timestamp, "a.ended", ucd: "time.end",
                        utype: "voprov:Activity.endTime", "When it ended."),
                ]),
            PublishedTable(
                schema: "prov", name: "agent", description: "Who is responsible, each name once.",
                utype: "voprov:Agent",
                source:
                    "(SELECT DISTINCT x.name AS name FROM agents x JOIN files f ON f.id = x.file AND f.state = 0) x",
                columns: [
                    .init(
                        "id", .wide, "x.name", ucd: "meta.id;meta.main", utype: "voprov:Agent.id",
                        "The name, which stands for an identifier."),
                    .init(
                        "name", .wide, "x.name", ucd: "meta.title", utype: "voprov:Agent.name",
                        "Name."),
                ]),
        ]
    }

    private static let relations: [PublishedTable] = [
        PublishedTable(
            schema: "prov", name: "used", description: "Which activity used what.",
            utype: "voprov:Used", source: said("used"),
            columns: [
                .activityKey(activity),
                .init(
                    "entity_id", .wide, input, ucd: "meta.id", utype: "voprov:Used.entity",
                    "Identifier of the input, else its path or location."),
                .init(
                    "role", .wide, "x.role", ucd: "meta.code", utype: "voprov:Used.role",
                    "In which role."),
                .init(
                    "location", .wide, "x.location", ucd: "meta.file", "Where it was, as recorded."),
                .init(
                    "state", .text, "x.state", ucd: "meta.code",
                    "How surely the input is known in the archive."),
            ], keys: [.activity, .entity("entity_id")]),
        PublishedTable(
            schema: "prov", name: "was_generated_by",
            description: "Which activity made which product.",
            utype: "voprov:WasGeneratedBy",
            source:
                "activities a JOIN files f ON f.id = a.file AND f.state = 0 JOIN products p ON p.file = f.id WHERE NOT a.ancestor",
            file: "f.id",
            columns: [
                .init(
                    "entity_id", .wide, entity, ucd: "meta.id",
                    utype: "voprov:WasGeneratedBy.entity", "The product."),
                .activityKey(activity),
            ], keys: [.activity, .entity("entity_id")]),
        PublishedTable(
            schema: "prov", name: "was_derived_from",
            description: "Which product was made from which other one.",
            utype: "voprov:WasDerivedFrom",
            source:
                "used x JOIN files f ON f.id = x.file AND f.state = 0 JOIN products p ON p.file = f.id WHERE NOT x.ancestor",
            file: "f.id",
            columns: [
                .init(
                    "generated_id", .wide, entity, ucd: "meta.id",
                    utype: "voprov:WasDerivedFrom.generatedEntity", "What was made."),
                .init(
                    "used_id", .wide, input, ucd: "meta.id",
                    utype: "voprov:WasDerivedFrom.usedEntity", "What it was made from."),
            ], keys: [.entity("generated_id"), .entity("used_id")]),
        PublishedTable(
            schema: "prov", name: "was_associated_with",
            description: "Who is responsible for which activity.",
            utype: "voprov:WasAssociatedWith", source: said("agents"),
            columns: [
                .activityKey(activity),
                .init(
                    "agent_id", .wide, "x.name", ucd: "meta.id",
                    utype: "voprov:WasAssociatedWith.agent", "Who."),
                .init(
                    "role", .wide, "x.role", ucd: "meta.code",
                    utype: "voprov:WasAssociatedWith.role", "In which role."),
            ], keys: [.activity, .init(target: "prov.agent", columns: [("agent_id", "id")])]),
        PublishedTable(
            schema: "prov", name: "software", description: "What software ran.",
            source: said("software"),
            columns: [
                .activityKey(activity),
                .init("name", .wide, "x.name", ucd: "meta.id;meta.software", "Name."),
                .init("version", .wide, "x.version", ucd: "meta.version;meta.software", "Version."),
            ], keys: [.activity]),
        PublishedTable(
            schema: "prov", name: "parameter",
            description: "With which parameters an activity ran.",
            utype: "voprov:Parameter", source: said("parameters"),
            columns: [
                .activityKey(activity),
                .init(
                    "name", .wide, "x.name COLLATE BINARY", ucd: "meta.id",
                    utype: "voprov:Parameter.name", "Name."),
                .init(
                    "value", .wide, "x.value", ucd: "meta.code", utype: "voprov:Parameter.value",
                    "Value, as recorded."),
                .init(
                    "numeric_value", .double, "x.numeric", ucd: "meta.number",
                    "The value, if it is a number."),
                .init(
                    "unit", .wide, "x.unit", ucd: "meta.unit",
                    utype: "voprov:ParameterDescription.unit", "Unit of the value."),
            ], keys: [.activity]),
    ]

    private static let words: [PublishedTable] = [
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

extension PublishedTable.Column {
    /// The activity of which a row speaks.
    fileprivate static func activityKey(_ sql: String) -> Self {
        .init(
            "activity_id", .wide, sql, ucd: "meta.id", utype: "voprov:Activity.id", "The activity.")
    }

    /// The same, with a way to find rows by its values.
    fileprivate func indexed(_ index: PublishedTable.Index) -> Self {
        var column = self
        column.index = index
        return column
    }
}

extension PublishedTable.Key {
    fileprivate static let activity = PublishedTable.Key(
        target: "prov.activity", columns: [("activity_id", "id")])

    fileprivate static func entity(_ column: String) -> PublishedTable.Key {
        PublishedTable.Key(target: "prov.entity", columns: [(column, "id")])
    }
}

import ADQL

extension PublishedSchema {
    /// `prov.*`: the records of all products as tables, in the words of the IVOA's model.
    static func provenance(_ naming: Publication.Naming) -> PublishedSchema {
        PublishedSchema(
            name: "prov",
            description: "How the products were made: the IVOA's provenance model as tables.",
            utype: "voprov", tables: things(naming) + relations + words + productTables)
    }

    /// What a product is called in these tables: its identifier, else its path.
    static let entity = "coalesce(p.identifier, \(Publication.Naming.path))"
    /// What the activity of the row `a` is called.
    static let activity = "coalesce(a.identifier, 'file-' || a.file || '-step-' || a.step)"
    /// Activities, each once: several products may have the same one.
    static let activities = """
        activities a JOIN files f ON f.id = a.file AND f.state = 0 WHERE NOT EXISTS \
        (SELECT 1 FROM activities b JOIN files h ON h.id = b.file AND h.state = 0 \
        WHERE b.identifier = a.identifier AND (b.file, b.step) < (a.file, a.step))
        """
    /// What is said of an activity, where it is told of first.
    static func said(_ table: String) -> String {
        "\(table) x JOIN activities a ON a.file = x.file AND a.step = x.step "
            + activities.dropFirst("activities a ".count)
    }
    /// What the input of the row `x` is called.
    static let input = """
        coalesce((SELECT coalesce(p.identifier, \(Publication.Naming.path)) FROM files f \
        LEFT JOIN products p ON p.file = f.id WHERE f.id = x.target), x.identifier, x.location)
        """

    static func things(_ naming: Publication.Naming) -> [PublishedTable] {
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
}

import ADQL

extension PublishedSchema {
    /// How things belong together.
    static let relations: [PublishedTable] = [
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
}

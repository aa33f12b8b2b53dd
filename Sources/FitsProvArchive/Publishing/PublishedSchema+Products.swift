import ADQL
import ObsCore

extension PublishedSchema {
    /// What the file of each product says, in rows of its own: what `find` searches.
    ///
    /// The tables beside them tell each thing once; these tell it as often as files say it, of the product and of
    /// what it was made from, with `file_id` to put the rows of a file together.
    static let productTables: [PublishedTable] = [
        product(
            "product",
            "The files of the archive, and what they say of what they show, nothing filled in.",
            "files x LEFT JOIN products p ON p.file = x.id LEFT JOIN obscore o ON o.file = x.id WHERE x.state = 0",
            file: "x.id", fileColumns + ObsCoreDefinition.all.compactMap(recorded)),
        product(
            "product_activity", "The activities of which the file of a product tells.",
            told("activities"),
            [
                .init("name", .wide, "x.name", ucd: "meta.title", "What ran."),
                .init("version", .wide, "x.version", ucd: "meta.version", "Its version."),
                .init(
                    "type", .wide, "x.type", ucd: "meta.code.class", "What kind of activity it is."),
                .init(
                    "identifier", .wide, "x.identifier", ucd: "meta.id",
                    "Identifier of the execution."),
                .init("start_time", .timestamp, "x.started", ucd: "time.start", "When it began."),
                .init("end_time", .timestamp, "x.ended", ucd: "time.end", "When it ended."),
            ]),
        product(
            "product_software", "The software of which the file of a product tells.",
            told("software"),
            [
                .init("name", .wide, "x.name", ucd: "meta.id;meta.software", "Name."),
                .init("version", .wide, "x.version", ucd: "meta.version;meta.software", "Version."),
            ]),
        product(
            "product_agent", "The agents of which the file of a product tells.", told("agents"),
            [
                .init("name", .wide, "x.name", ucd: "meta.title", "Name."),
                .init("role", .wide, "x.role", ucd: "meta.code", "In which role."),
            ]),
        product(
            "product_input", "What the file of a product says was used.", told("used"),
            [
                .init(
                    "identifier", .wide, "x.identifier", ucd: "meta.id", "Identifier of the input."),
                .init(
                    "location", .wide, "x.location", ucd: "meta.file", "Where it was, as recorded."),
                .init(
                    "plain_name", .wide, "x.normal_name", ucd: "meta.file",
                    "Name of the file, without what compression adds."),
                .init("digest", .text, "x.digest", ucd: "meta.checksum", "Digest of its content."),
                .init("role", .wide, "x.role", ucd: "meta.code", "In which role."),
            ]),
        product(
            "product_parameter", "The parameters of which the file of a product tells.",
            told("parameters"), namedValues("x.name COLLATE BINARY")),
        product(
            "product_field", "The provenance fields of a product.", told("fields"),
            namedValues("x.name")
        ),
    ]

    private static func product(
        _ name: String, _ description: String, _ source: String, file: String = "x.file",
        _ columns: [PublishedTable.Column]
    ) -> PublishedTable {
        let number = PublishedTable.Column(
            "file_id", .long, file, ucd: "meta.id",
            "Number of the file in this index; another index may give another one.")
        return PublishedTable(
            schema: "prov", name: name, description: description, source: source, file: file,
            columns: [number] + columns)
    }

    private static func told(_ table: String) -> String {
        "\(table) x JOIN files f ON f.id = x.file WHERE f.state = 0"
    }

    private static func namedValues(_ name: String) -> [PublishedTable.Column] {
        [
            .init("name", .wide, name, ucd: "meta.id", "Name."),
            .init("value", .wide, "x.value", ucd: "meta.code", "Value, as recorded."),
            .init(
                "numeric_value", .double, "x.numeric", ucd: "meta.number",
                "The value, if it is a number."),
        ]
    }

    private static let path =
        "((SELECT d.path FROM folders d WHERE d.id = x.folder) || '/' || x.name)"
    private static let modified = """
        strftime('%Y-%m-%dT%H:%M:%S', x.modified / 1000000000, 'unixepoch') \
        || printf('.%09d', x.modified % 1000000000)
        """

    private static let fileColumns: [PublishedTable.Column] = [
        .init("path", .wide, path, ucd: "meta.file", "Where the file is."),
        .init("file_name", .wide, "x.name", ucd: "meta.file", "Name of the file."),
        .init(
            "file_size", .long, "x.size", unit: "byte", ucd: "phys.size;meta.file",
            "Size of the file."),
        .init(
            "modified", .timestamp, modified, ucd: "time.processing",
            "When the file was last changed, UTC."),
        .init("stamped", .integer, "p.stamped", ucd: "meta.code", "1 if the product has a stamp."),
        .init(
            "product_identifier", .wide, "p.identifier", ucd: "meta.id",
            "Identifier in the stamp, or that the observatory gave."),
        .init(
            "stamped_digest", .text, "p.digest", ucd: "meta.checksum",
            "Digest of the content, as stamped."),
        .init(
            "measured_digest", .text, "x.digest", ucd: "meta.checksum",
            "Digest of the content, as `fitsprov index --digest` found it."),
    ]

    /// A column of ObsCore as the file has it.
    private static func recorded(_ definition: ObsCoreDefinition) -> PublishedTable.Column? {
        guard let column = ObsCore.Column(rawValue: definition.name) else { return nil }
        let plain = "o.\(definition.name)"
        var made = PublishedTable.Column(
            definition.name, definition.type,
            column.type == .text ? "\(plain) COLLATE BINARY" : plain, unit: definition.unit,
            ucd: definition.ucd, utype: "obscore:\(definition.utype)", definition.description)
        switch column {
        case .sRa: made.index = .longitude
        case .sDec: made.index = .latitude
        default: break
        }
        return made
    }
}

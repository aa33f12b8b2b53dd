public import ADQL

/// An archive as its clients see it: tables, functions, and how its products are named.
public struct Publication: Sendable {
    /// How products are named to the world.
    public struct Naming: Hashable, Sendable {
        /// The authority of the identifiers, as the IVOA knows it.
        public var authority = "example.org"
        /// The name of the archive in the identifiers, and of collections that have none.
        public var archive: String
        /// Where the service answers, without `/` at its end; nil if there is none: addresses are then those of files.
        public var baseURL: String?

        /// Names an archive.
        ///
        /// - Parameter archive: a word.
        public init(archive: String) { self.archive = archive }
    }

    /// What queries may speak of.
    public let catalogue: ADQL.Catalogue
    /// How products are named.
    package let naming: Naming
    /// The schemas, with that of the tables themselves at the end.
    package let schemas: [PublishedSchema]
    private let tables: [String: PublishedTable]

    /// Tells what an archive publishes.
    ///
    /// - Parameters:
    ///   - naming: how products are named.
    ///   - aliases: further names of tables, each with the table that it means: `cta.vo_obscore` for `ivoa.obscore`.
    public init(_ naming: Naming, aliases: [String: String] = [:]) {
        var schemas = [
            PublishedSchema.ivoa(naming), PublishedSchema.provenance(naming),
        ]
        for (alias, target) in aliases.sorted(by: { $0.key < $1.key }) {
            schemas.add(alias, for: target)
        }
        schemas.append(PublishedSchema.tapSchema(schemas))
        self.init(naming, schemas)
    }

    private init(_ naming: Naming, _ schemas: [PublishedSchema]) {
        self.naming = naming
        self.schemas = schemas
        var tables: [String: PublishedTable] = [:]
        for table in schemas.flatMap(\.tables) { tables[table.fullName] = table }
        self.tables = tables
        catalogue = ADQL.Catalogue(
            schemas: schemas.map { schema in
                ADQL.Catalogue.Schema(
                    schema.name,
                    tables: schema.tables.map { table in
                        ADQL.Catalogue.Table(table.name, columns: table.columns.map(\.shown))
                    })
            }, functions: Publication.functions)
    }

    /// The publication with one more schema, of which its own tables of tables do not speak.
    ///
    /// - Parameter schema: the schema.
    /// - Returns: the publication, for one query.
    func with(_ schema: PublishedSchema) -> Publication { Publication(naming, schemas + [schema]) }

    /// A table by the catalogue's names.
    func table(_ schema: String, _ name: String) -> PublishedTable? { tables["\(schema).\(name)"] }

    /// The functions beside those of ADQL, in the form of TAPRegExt.
    public static let functions: [Function] = declarations.compactMap { declaration, description in
        let isAggregate = declaration.hasPrefix("ivo_string_agg")
        return try? Function(
            declaring: declaration, isAggregate: isAggregate, description: description)
    }

    static let declarations = [
        (
            "ivo_hasword(haystack VARCHAR, needle VARCHAR) -> INTEGER",
            "1 if all words of the second text are words of the first one, in any case."
        ),
        (
            "ivo_nocasematch(value VARCHAR, pattern VARCHAR) -> INTEGER",
            "1 if the text is as the pattern of LIKE says, in any case."
        ),
        (
            "ivo_hashlist_has(hashlist VARCHAR, item VARCHAR) -> INTEGER",
            "1 if the item is one of a list with # between the items, in any case."
        ),
        (
            "ivo_string_agg(expression VARCHAR, delimiter VARCHAR) -> VARCHAR",
            "The texts of a group, one behind the other."
        ),
        (
            "ivo_interval_overlaps(l1 DOUBLE, h1 DOUBLE, l2 DOUBLE, h2 DOUBLE) -> INTEGER",
            "1 if two ranges have a number in common."
        ),
        ("ivo_to_mjd(d TIMESTAMP) -> DOUBLE", "A time as a modified Julian date."),
        ("ivo_to_jd(d TIMESTAMP) -> DOUBLE", "A time as a Julian date."),
        (
            "fitsprov_version_key(version VARCHAR) -> VARCHAR",
            "A text that orders versions: 1.10 after 1.9, 2.0rc1 before 2.0."
        ),
        (
            "fitsprov_matches(value VARCHAR, pattern VARCHAR) -> INTEGER",
            "1 if the text has the shape of a pattern, in which * is any text and ? any character."
        ),
        (
            "fitsprov_number(value VARCHAR) -> DOUBLE",
            "The number that a text is; null if it is none."
        ),
        (
            "fitsprov_derives_from(obs_publisher_did VARCHAR, ancestor VARCHAR) -> INTEGER",
            "1 if the product was made from another one, directly or not: an identifier, digest, path or name in quotes."
        ),
        (
            "fitsprov_leads_to(obs_publisher_did VARCHAR, descendant VARCHAR) -> INTEGER",
            "1 if the other product was made from this one, directly or not."
        ),
    ]
}

extension [PublishedSchema] {
    /// Publishes a table under another name, too; a name of no table changes nothing.
    fileprivate mutating func add(_ alias: String, for target: String) {
        let parts = alias.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2,
            let table = flatMap(\.tables).first(where: { $0.fullName == target })
        else { return }
        var copy = table
        (copy.schema, copy.name) = (parts[0], parts[1])
        copy.description = "The same as \(target)."
        copy.keys = []
        append(PublishedSchema(name: parts[0], description: "Further names.", tables: [copy]))
    }
}

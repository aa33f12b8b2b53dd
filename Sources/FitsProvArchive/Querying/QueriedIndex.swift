import GRDB

/// What the printer of a query looks up in the index that is asked.
struct QueriedIndex {
    /// What the index is called in messages.
    let name: String
    let database: Database

    /// The widest field of view of a product in degrees; 0 if there is none.
    func widestField() throws -> Double {
        // The index of fields has only those that are known.
        try Double.fetchOne(
            database, sql: "SELECT max(s_fov) FROM obscore WHERE s_fov IS NOT NULL") ?? 0
    }

    /// The files that were made from a product, or from which it was made.
    ///
    /// - Parameters:
    ///   - relation: which of them.
    ///   - product: an identifier, digest, path or name.
    /// - Returns: the numbers of the files.
    /// - Throws: `FitsProvError` if the archive does not know the product, and what SQLite refuses.
    func relatives(_ relation: Relation, of product: String) throws -> [Int64] {
        let files = try Int64.fetchAll(
            database, sql: Publication.filesOfIdentifier, arguments: [product])
        let subject =
            try files.isEmpty
            ? Subject(product, in: name, database)
            : Subject(files: files, users: [], title: product)
        switch relation {
        case .derived:
            return Array(try Closure(of: subject, depth: nil, database).files.dropFirst())
        case .leading:
            return try Int64.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE causes(file) AS (
                        SELECT u.target FROM json_each(?1) s JOIN used u ON u.file = s.value
                        WHERE u.target IS NOT NULL
                        UNION SELECT u.target FROM causes c JOIN used u ON u.file = c.file
                        WHERE u.target IS NOT NULL)
                    SELECT file FROM causes
                    """, arguments: [subject.files.json])
        }
    }
}

extension [Int64] {
    /// The numbers as a list of JSON, which SQL takes as one value.
    var json: String { "[\(map(String.init).joined(separator: ","))]" }
}

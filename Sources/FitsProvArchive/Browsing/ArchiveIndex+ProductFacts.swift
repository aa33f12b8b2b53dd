import GRDB

extension ArchiveIndex {
    /// What is known of a file.
    ///
    /// - Parameters:
    ///   - number: its number.
    ///   - publication: how products are named.
    /// - Returns: nil if there is no such file.
    /// - Throws: `FitsProvError` where SQLite refuses.
    package func facts(
        ofFile number: Int64, _ publication: Publication
    ) throws -> ProductFacts? {
        try read { db in
            SQLFunctions.prepare(db)
            guard var facts = try ProductFacts(number, db) else { return nil }
            try facts.readProduct(db, publication)
            try facts.readSteps(db)
            try facts.readLists(db)
            try facts.readDerived(db)
            return facts
        }
    }

    /// The files that are published under identifiers.
    ///
    /// - Parameters:
    ///   - identifiers: identifiers of the publication.
    ///   - publication: how products are named.
    /// - Returns: the number of each file; those that are not known are left out.
    /// - Throws: `FitsProvError` where SQLite refuses.
    package func files(
        publishedAs identifiers: [String], _ publication: Publication
    ) throws -> [String: Int64] {
        try read { db in
            SQLFunctions.prepare(db)
            let statement = try db.makeStatement(
                sql: """
                    SELECT f.id FROM \(PublishedSchema.products) \
                    AND f.id IN (\(Publication.filesOfIdentifier)) \
                    AND \(publication.naming.identifier) = ?1 LIMIT 1
                    """)
            var files: [String: Int64] = [:]
            for identifier in identifiers where files[identifier] == nil {
                files[identifier] = try Int64.fetchOne(statement, arguments: [identifier])
            }
            return files
        }
    }

    /// The identifiers under which files are published.
    ///
    /// - Parameters:
    ///   - numbers: the numbers of the files.
    ///   - publication: how products are named.
    /// - Returns: the identifiers, in the same order; files that are no products are left out.
    /// - Throws: `FitsProvError` where SQLite refuses.
    package func identifiers(
        ofFiles numbers: [Int64], _ publication: Publication
    ) throws -> [String] {
        try read { db in
            SQLFunctions.prepare(db)
            let statement = try db.makeStatement(
                sql: """
                    SELECT \(publication.naming.identifier) FROM \(PublishedSchema.products) AND f.id = ?
                    """)
            return try numbers.compactMap { try String.fetchOne(statement, arguments: [$0]) }
        }
    }
}

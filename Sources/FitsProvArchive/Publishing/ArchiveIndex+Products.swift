import Files
import FitsProv
import GRDB

extension ArchiveIndex {
    /// The most products that one name is taken to mean.
    package static let mostNamed = 100

    /// The product of a number.
    ///
    /// - Parameters:
    ///   - number: the number of its file.
    ///   - publication: how products are named.
    /// - Returns: nil if no product ever had the number; one whose file is gone says so.
    /// - Throws: `FitsProvError` if the index cannot be read.
    package func product(
        _ number: Int64, _ publication: Publication
    ) throws -> PublishedProduct? {
        let states = "\(FileRecord.State.product.rawValue), \(FileRecord.State.gone.rawValue)"
        return try products("f.id = ?1 AND f.state IN (\(states))", [number], publication).first
    }

    /// The products that a name means.
    ///
    /// - Parameters:
    ///   - name: the identifier under which a product is published, its own one, its number, its path, or its
    ///     name in a document.
    ///   - publication: how products are named.
    /// - Returns: mostly one; several copies may have the same identifier of their own.
    /// - Throws: `FitsProvError` if the index cannot be read.
    package func products(
        named name: String, _ publication: Publication
    ) throws -> [PublishedProduct] {
        let isThere = "f.state = \(FileRecord.State.product.rawValue)"
        if let number = Int64(name), name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
            let found = try products("f.id = ?1 AND \(isThere)", [number], publication)
            if !found.isEmpty { return found }
        }
        let ways: [(condition: String, arguments: StatementArguments)] = [
            (
                """
                f.id IN (\(Publication.filesOfIdentifier)) \
                AND \(publication.naming.identifier) = ?1
                """, [name]
            ),
            ("p.identifier = ?1", [DocumentName.identifier(of: name) ?? name]),
            (
                "f.folder = (SELECT id FROM folders WHERE path = ?1) AND f.name = ?2",
                [Paths.folder(of: name), Paths.name(of: name)]
            ),
        ]
        for (condition, arguments) in ways {
            let found = try products("\(condition) AND \(isThere)", arguments, publication)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The products that an activity made, or that an agent had a part in.
    ///
    /// - Parameters:
    ///   - name: the identifier of an activity, or the name of an agent.
    ///   - publication: how products are named.
    /// - Returns: some of them, if there are very many.
    /// - Throws: `FitsProvError` if the index cannot be read.
    package func products(
        madeBy name: String, _ publication: Publication
    ) throws -> [PublishedProduct] {
        let identifier = DocumentName.identifier(of: name) ?? name
        let isThere = "f.state = \(FileRecord.State.product.rawValue)"
        let ways: [(condition: String, arguments: StatementArguments)] = [
            ("f.id IN (SELECT file FROM activities WHERE identifier = ?1)", [identifier]),
            (
                "f.id IN (SELECT file FROM agents WHERE name = ?1 COLLATE NOCASE AND name = ?1)",
                [name]
            ),
        ]
        for (condition, arguments) in ways {
            let found = try products("\(condition) AND \(isThere)", arguments, publication)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func products(
        _ condition: String, _ arguments: StatementArguments, _ publication: Publication
    ) throws -> [PublishedProduct] {
        try read { db in
            SQLFunctions.prepare(db)
            let statement = try db.makeStatement(
                sql: """
                    \(PublishedProduct.select(publication.naming)) WHERE \(condition) \
                    ORDER BY f.id LIMIT \(ArchiveIndex.mostNamed)
                    """)
            return try Row.fetchAll(statement, arguments: arguments).map(PublishedProduct.init)
        }
    }

    /// Goes through what a product was made from.
    ///
    /// - Parameters:
    ///   - number: the number of its file.
    ///   - publication: how products are named.
    ///   - visit: is given each input.
    /// - Throws: `FitsProvError` if the index cannot be read, and what the closure throws.
    package func inputs(
        of number: Int64, _ publication: Publication, _ visit: (PublishedInput) throws -> Void
    ) throws {
        try read { db in
            SQLFunctions.prepare(db)
            let target = try db.makeStatement(
                sql:
                    "\(PublishedProduct.select(publication.naming)) WHERE f.id = ?1 AND f.state = 0"
            )
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT location, role, target FROM used WHERE file = ?1 AND NOT ancestor
                    ORDER BY number
                    """, arguments: [number])
            while let row = try rows.next() {
                let file = try row.integerIfAny(2).flatMap {
                    try Row.fetchOne(target, arguments: [$0]).map(PublishedProduct.init)
                }
                try visit(
                    PublishedInput(location: row.text(0), role: row.textIfAny(1), target: file))
            }
        }
    }

    /// Goes through what was made from a product, each once.
    ///
    /// - Parameters:
    ///   - number: the number of its file.
    ///   - publication: how products are named.
    ///   - visit: is given each product.
    /// - Throws: `FitsProvError` if the index cannot be read, and what the closure throws.
    package func products(
        madeFrom number: Int64, _ publication: Publication,
        _ visit: (PublishedProduct) throws -> Void
    ) throws {
        try read { db in
            SQLFunctions.prepare(db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    \(PublishedProduct.select(publication.naming)) WHERE f.state = 0 AND f.id IN \
                    (SELECT file FROM used WHERE target = ?1 AND NOT ancestor) ORDER BY f.id
                    """, arguments: [number])
            while let row = try rows.next() { try visit(PublishedProduct(row)) }
        }
    }
}

import FITS
import Files
public import FitsProv
import GRDB

/// The files of an index as candidates, asked for inside one access of its database.
struct IndexCatalogue: Catalogue {
    let roots: [String]
    private let place: Statement
    private let digest: Statement
    private let identifier: Statement
    private let name: Statement
    private let alias: Statement
    private let users: Statement
    private let unknown = UnknownNames()

    /// The most files that one question is answered with.
    private static let most = 100
    /// The most products that used a file, of which an answer tells.
    private static let mostUsers = 100_000

    init(_ db: Database) throws {
        func candidates(_ clause: String, most: Int = IndexCatalogue.most) -> String {
            """
            SELECT files.id, folders.path, files.name, products.identifier, files.digest,
                products.digest, products.weak_digest
            FROM files JOIN folders ON folders.id = files.folder
            LEFT JOIN products ON products.file = files.id
            WHERE files.state <> \(FileRecord.State.gone.rawValue) AND \(clause) LIMIT \(most)
            """
        }
        let most = IndexCatalogue.most
        roots = try String.fetchAll(db, sql: "SELECT path FROM roots ORDER BY path")
        place = try db.cachedStatement(sql: candidates("folders.path = ? AND files.name = ?"))
        digest = try db.cachedStatement(
            sql: candidates(
                """
                files.id IN (SELECT id FROM files WHERE digest = ?1 UNION ALL
                    SELECT file FROM products WHERE digest = ?1)
                AND coalesce(files.digest, products.digest) = ?1
                """))
        identifier = try db.cachedStatement(
            sql: candidates(
                """
                files.id IN (SELECT file FROM products JOIN files f ON f.id = file
                    WHERE identifier = ? AND f.state <> \(FileRecord.State.gone.rawValue)
                    LIMIT \(most))
                """))
        name = try db.cachedStatement(sql: candidates("files.normal_name = ?"))
        alias = try db.cachedStatement(
            sql: candidates(
                """
                files.id IN (SELECT a.file FROM aliases a JOIN files f ON f.id = a.file
                    WHERE a.normal_name = ?1 AND f.normal_name <> ?1
                        AND f.state <> \(FileRecord.State.gone.rawValue) LIMIT \(most))
                """))
        users = try db.cachedStatement(
            sql: candidates(
                """
                files.id IN (SELECT file FROM used WHERE target = ?1 AND NOT ancestor UNION ALL
                    SELECT file FROM used WHERE identifier = ?2 AND NOT ancestor UNION ALL
                    SELECT file FROM used WHERE digest = ?3 AND NOT ancestor)
                """, most: IndexCatalogue.mostUsers))
    }

    func candidate(at path: String) throws -> Candidate? {
        let last = Paths.name(of: path)
        guard !unknown.names.contains(NormalName(last)) else { return nil }
        return try rows(place, [Paths.folder(of: path), last]).first
    }

    func candidates(digest: String) throws -> Candidates {
        Candidates(try rows(self.digest, [digest]))
    }

    func candidates(identifier: String) throws -> Candidates {
        Candidates(try rows(self.identifier, [identifier]))
    }

    func candidates(name: NormalName) throws -> Candidates {
        guard !unknown.names.contains(name) else { return Candidates([]) }
        let found = try rows(self.name, [name.text])
        if found.isEmpty { unknown.names.insert(name) }
        return Candidates(found)
    }

    func candidates(alias: NormalName) throws -> Candidates {
        guard !unknown.aliases.contains(alias) else { return Candidates([]) }
        let found = try rows(self.alias, [alias.text])
        if found.isEmpty { unknown.aliases.insert(alias) }
        return Candidates(found)
    }

    func users(of candidate: Candidate) throws -> Candidates {
        // Its key may be that of another catalogue.
        let known = try self.candidate(at: candidate.path)
        let found = try rows(users, [known?.file, candidate.identifier, candidate.digest])
        return Candidates(found, isCutShort: found.count == IndexCatalogue.mostUsers)
    }

    private func rows(_ statement: Statement, _ arguments: StatementArguments) throws -> [Candidate]
    {
        let cursor = try Row.fetchCursor(statement, arguments: arguments)
        var found: [Candidate] = []
        while let row = try cursor.next() {
            let measured = row.textIfAny(4)
            found.append(
                Candidate(
                    path: Paths.joined(row.text(1), row.text(2)), identifier: row.textIfAny(3),
                    digest: measured ?? row.textIfAny(5), weakDigest: row.textIfAny(6),
                    isMeasured: measured != nil, key: Candidate.Key(row.integer(0))))
        }
        return found
    }
}

/// Names that were asked for in vain: the products of an archive refer to the same few.
private final class UnknownNames {
    /// Those of no file.
    var names: Set<NormalName> = []
    /// Those that no file gives itself.
    var aliases: Set<NormalName> = []
}

extension Candidate {
    /// The number of the file in the index that gave it.
    var file: Int64? { key?.value }
}

extension ArchiveIndex: Catalogue {
    /// The folders that the index was made of.
    public var roots: [String] {
        (try? read { db in try IndexCatalogue(db).roots }) ?? []
    }

    /// The file at an absolute path, if the index has it.
    package func candidate(at path: String) throws -> Candidate? {
        try read { db in try IndexCatalogue(db).candidate(at: path) }
    }

    /// The files with a content.
    package func candidates(digest: String) throws -> Candidates {
        try read { db in try IndexCatalogue(db).candidates(digest: digest) }
    }

    /// The products with an identifier.
    package func candidates(identifier: String) throws -> Candidates {
        try read { db in try IndexCatalogue(db).candidates(identifier: identifier) }
    }

    /// The files with a name.
    package func candidates(name: NormalName) throws -> Candidates {
        try read { db in try IndexCatalogue(db).candidates(name: name) }
    }

    /// The files that give themselves a name.
    package func candidates(alias: NormalName) throws -> Candidates {
        try read { db in try IndexCatalogue(db).candidates(alias: alias) }
    }

    /// The products that used a file.
    package func users(of candidate: Candidate) throws -> Candidates {
        try read { db in try IndexCatalogue(db).users(of: candidate) }
    }
}

import GRDB

extension AuditChecks {
    /// Identifiers that stand for different contents.
    func duplicateIdentifiers(_ visit: Visit) throws {
        try groups(
            """
            SELECT p.identifier AS common,
                (SELECT min(d.path || '/' || f.name) FROM products q JOIN files f ON f.id = q.file
                    JOIN folders d ON d.id = f.folder
                    WHERE q.identifier = p.identifier AND f.state = 0) AS first
            FROM products p WHERE p.identifier IS NOT NULL
            GROUP BY p.identifier HAVING count(*) > 1 ORDER BY first
            """,
            members: """
                SELECT d.path || '/' || f.name AS path, coalesce(f.digest, p.digest) AS digest
                FROM products p JOIN files f ON f.id = p.file JOIN folders d ON d.id = f.folder
                WHERE p.identifier = ? AND f.state = 0 ORDER BY path
                """
        ) { identifier, members in
            // The same content under two names is another matter; nothing is known of the others.
            let digests = Set(members.compactMap(\.digest))
            guard digests.count > 1 else { return nil }
            var finding = AuditFinding(
                .duplicateIdentifier, members[0].path,
                "\(members.count) products have the identifier \(identifier)",
                recorded: identifier)
            finding.found = "\(digests.count) different contents"
            return finding
        } visit: {
            try visit($0)
        }
    }

    /// Contents that are under several names.
    func duplicateContents(_ visit: Visit) throws {
        let members = """
            SELECT d.path || '/' || f.name AS path, NULL AS digest
            FROM products p JOIN files f ON f.id = p.file JOIN folders d ON d.id = f.folder
            WHERE p.digest = ?1 AND f.digest IS NULL AND f.state = 0
            UNION
            SELECT d.path || '/' || f.name, NULL
            FROM files f JOIN folders d ON d.id = f.folder WHERE f.digest = ?1 AND f.state = 0
            ORDER BY path
            """
        try groups(
            """
            SELECT common, min(first) AS first FROM (
                SELECT p.digest AS common,
                    (SELECT min(d.path || '/' || f.name) FROM products q
                        JOIN files f ON f.id = q.file JOIN folders d ON d.id = f.folder
                        WHERE q.digest = p.digest AND f.state = 0) AS first
                FROM products p WHERE p.digest IS NOT NULL
                GROUP BY p.digest HAVING count(*) > 1
                UNION
                SELECT m.digest,
                    (SELECT min(d.path || '/' || f.name) FROM files f
                        JOIN folders d ON d.id = f.folder
                        WHERE f.digest = m.digest AND f.state = 0)
                FROM files m WHERE m.digest IS NOT NULL
                GROUP BY m.digest HAVING count(*) > 1)
            GROUP BY common ORDER BY first
            """, members: members
        ) { digest, members in
            AuditFinding(
                .duplicateContent, members[0].path,
                "identical content under \(members.count) names", recorded: digest)
        } visit: {
            try visit($0)
        }
    }

    private typealias Member = (path: String, digest: String?)

    /// Files that have something in common; the path of a finding is that of the first.
    private func groups(
        _ sql: String, members: String,
        _ finding: (String, [Member]) throws -> AuditFinding?, visit: Visit
    ) throws {
        let statement = try database.makeStatement(sql: members)
        try rows(sql) { row in
            let common = row.text("common")
            let found = try Row.fetchAll(statement, arguments: [common]).map {
                (path: $0.text("path"), digest: $0.textIfAny("digest"))
            }
            guard found.count > 1, var finding = try finding(common, found) else { return }
            finding.related = found.dropFirst().prefix(AuditChecks.mostRelated).map(\.path)
            try visit(finding)
        }
    }

    /// Products that were made from each other, or from themselves.
    func cycles(_ visit: Visit) throws {
        guard let graph = try UseGraph(database) else { return }
        let path = try database.makeStatement(
            sql: """
                SELECT d.path || '/' || f.name FROM files f JOIN folders d ON d.id = f.folder
                WHERE f.id = ? AND f.state = 0
                """)
        var findings: [AuditFinding] = []
        for members in graph.cycles {
            let paths = try members.compactMap {
                try String.fetchOne(path, arguments: [Int64($0)])
            }.sorted()
            // What is gone closes no cycle.
            guard let first = paths.first, paths.count == members.count else { continue }
            findings.append(
                AuditFinding(
                    .cycle, first,
                    members.count == 1
                        ? "was made from itself"
                        : "\(grouped(members.count)) products were made from each other",
                    related: Array(paths.dropFirst().prefix(AuditChecks.mostRelated))))
        }
        for finding in findings.sorted(by: { $0.path < $1.path }) { try visit(finding) }
    }
}

import GRDB

/// Runs the checks of an audit, each a question to the index.
struct AuditChecks {
    let database: Database

    typealias Visit = (AuditFinding) throws -> Void

    /// The most other files that are named with a finding.
    static let mostRelated = 20

    /// Runs the check for one kind.
    func run(_ kind: AuditFinding.Kind, _ visit: Visit) throws {
        switch kind {
        case .badDocument: try problems(kind, ["document", "document digest"], visit)
        case .badStamp: try problems(kind, ["stamp"], visit)
        case .brokenChecksum: try problems(kind, ["checksums"], visit)
        case .contentChanged: try problems(kind, ["content"], visit)
        case .contradiction: try problems(kind, ["agreement"], visit)
        case .structure: try problems(kind, ["structure"], visit)
        case .unreadable: try unreadable(visit)
        case .missingInput, .changedInput, .inputByNameOnly, .externalInput:
            try inputs(kind, visit)
        case .movedInput: try movedInputs(visit)
        case .cycle: try cycles(visit)
        case .duplicateIdentifier: try duplicateIdentifiers(visit)
        case .duplicateContent: try duplicateContents(visit)
        case .noProvenance: try unstamped(kind, isUsed: false, visit)
        case .rootWithoutProvenance: try unstamped(kind, isUsed: true, visit)
        case .olderThanInput: try olderThanInputs(visit)
        case .unknownSoftwareVersion: try unknownVersions(visit)
        case .mixedSoftwareVersions: try mixedVersions(visit)
        }
    }

    /// Calls for each row, as it comes.
    func rows(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(),
        _ visit: (Row) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try cursor.next() { try visit(row) }
    }

    private func problems(
        _ kind: AuditFinding.Kind, _ checks: [String], _ visit: Visit
    ) throws {
        let places = checks.map { _ in "?" }.joined(separator: ", ")
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, p.summary
            FROM problems p JOIN files f ON f.id = p.file JOIN folders d ON d.id = f.folder
            WHERE p."check" IN (\(places)) AND f.state = 0 ORDER BY d.path, f.name, p.number
            """, StatementArguments(checks)
        ) { row in
            try visit(AuditFinding(kind, row.text("path"), row.text("summary")))
        }
    }

    private func unreadable(_ visit: Visit) throws {
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, f.error
            FROM files f JOIN folders d ON d.id = f.folder
            WHERE f.state <> 0 AND f.state = 1 ORDER BY d.path, f.name
            """
        ) { row in
            let reason = row.textIfAny("error") ?? "cannot be read"
            try visit(AuditFinding(.unreadable, row.text("path"), reason))
        }
    }

    private func unstamped(
        _ kind: AuditFinding.Kind, isUsed: Bool, _ visit: Visit
    ) throws {
        let known = try Schema.hasUnreadable(database) ? "nothing that could be read" : "nothing"
        // What is gone needs no input any more.
        let users =
            "FROM used u WHERE u.target = f.id AND \(try Schema.isThere("u.file", database))"
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, (SELECT count(DISTINCT u.file) \(users)) AS users
            FROM products p JOIN files f ON f.id = p.file JOIN folders d ON d.id = f.folder
            WHERE NOT p.stamped AND f.state = 0
                AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.file = p.file AND a.name <> '')
                AND NOT EXISTS (SELECT 1 FROM used x WHERE x.file = p.file)
                AND \(isUsed ? "" : "NOT ")EXISTS (SELECT 1 \(users))
            ORDER BY d.path, f.name
            """
        ) { row in
            let users = Int(row.integer("users"))
            let summary =
                isUsed
                ? "no stamp; \(users == 1 ? "1 product was" : "\(grouped(users)) products were") made from it"
                : "no stamp, and \(known) was made from it"
            try visit(AuditFinding(kind, row.text("path"), summary))
        }
    }
}

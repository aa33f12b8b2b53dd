import GRDB

/// How an audit went.
public struct Audit: Sendable {
    /// How many FITS files the archive has.
    public var products = 0
    /// How many of them have a stamp.
    public var stamped = 0
    /// How many references to inputs were followed.
    public var references = 0
    /// How many findings of each kind there are; a kind that was looked for and not found has 0.
    public var counts: [AuditFinding.Kind: Int] = [:]
    /// Whether the index knows what references mean.
    public var isFinished = true
    /// What could not be checked, or was not asked for, with the reason.
    public var notChecked: [NotChecked] = []

    /// Something that was not checked.
    public struct NotChecked: Hashable, Sendable, Codable {
        /// What: a kind of finding.
        public let kind: AuditFinding.Kind
        /// Why.
        public let reason: String
    }

    /// What was not checked, the kinds with the same reason together.
    public var notCheckedByReason: [(kinds: [AuditFinding.Kind], reason: String)] {
        var groups: [(kinds: [AuditFinding.Kind], reason: String)] = []
        for missed in notChecked {
            if let last = groups.last, last.reason == missed.reason {
                groups[groups.count - 1].kinds.append(missed.kind)
            } else {
                groups.append(([missed.kind], missed.reason))
            }
        }
        return groups
    }

    /// How many findings have a severity.
    public func count(_ severity: AuditFinding.Severity) -> Int {
        counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }

    /// Whether something is wrong: an error or a warning.
    public var isWrong: Bool { count(.error) + count(.warning) > 0 }
}

extension ArchiveIndex {
    /// Looks through an archive for what does not hold.
    ///
    /// - Parameters:
    ///   - measured: whether checksums were measured when the files were read; nil if only the
    ///     index may know.
    ///   - onCheck: is given each kind of finding before it is looked for.
    ///   - visit: is given each finding: errors, then warnings, then notes, by kind, by path.
    /// - Returns: how many there are, and what was not checked.
    /// - Throws: `FitsProvError` where SQLite refuses, and what `visit` throws.
    public func audit(
        checksums measured: Bool? = nil, onCheck: (AuditFinding.Kind) -> Void = { _ in },
        _ visit: (AuditFinding) throws -> Void
    ) throws -> Audit {
        try read { db in
            // Findings are sorted by path: on the disk, where they are many.
            try db.execute(sql: "PRAGMA temp_store = FILE")
            defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
            // Where it is not known of a folder that was just read, the index may know.
            let areChecked = try measured ?? Property.isSet(Property.checksums, db)
            var audit = try Audit(
                of: db, checksumsMeasured: measured == nil && !areChecked ? nil : areChecked)
            let checks = AuditChecks(database: db)
            for kind in AuditFinding.Kind.inOrder where audit.isFinished || !kind.needsReferences {
                var count = 0
                onCheck(kind)
                try checks.run(kind) { finding in
                    count += 1
                    try visit(finding)
                }
                audit.counts[kind] = count
            }
            return audit
        }
    }
}

extension Audit {
    fileprivate init(of db: Database, checksumsMeasured: Bool?) throws {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
        products = try count("SELECT count(*) FROM files WHERE state = 0")
        let isThere = try Schema.isThere("file", db)
        stamped = try count("SELECT count(*) FROM products WHERE stamped AND \(isThere)")
        references = try count("SELECT count(*) FROM used WHERE NOT ancestor AND \(isThere)")
        if checksumsMeasured != true {
            notChecked.append(
                NotChecked(
                    kind: .brokenChecksum,
                    reason: checksumsMeasured == nil
                        ? "an index knows only what was checked when it was built (--checksums)"
                        : "not asked for (--checksums)"))
        }
        let isDigested = try count(
            "SELECT EXISTS (SELECT 1 FROM files WHERE digest IS NOT NULL AND state = 0)")
        if isDigested == 0 {
            notChecked.append(
                NotChecked(
                    kind: .contentChanged, reason: "contents were not digested (--digests)"))
        }
        let uncompared = try count(
            """
            SELECT count(*) FROM (
                SELECT identifier FROM products WHERE identifier IS NOT NULL
                GROUP BY identifier HAVING count(*) > 1) g
            WHERE (
                SELECT count(coalesce(f.digest, p.digest)) < count(*) AND count(*) > 1
                    AND count(DISTINCT coalesce(f.digest, p.digest)) < 2
                FROM products p JOIN files f ON f.id = p.file
                WHERE p.identifier = g.identifier AND f.state = 0)
            """)
        if uncompared > 0 {
            let many =
                uncompared == 1
                ? "1 identifier is shared" : "\(grouped(uncompared)) identifiers are shared"
            notChecked.append(
                NotChecked(
                    kind: .duplicateIdentifier,
                    reason: "\(many) by files whose contents were not digested (--digests)"))
        }
        let unresolved = try count("SELECT EXISTS (SELECT 1 FROM used WHERE state IS NULL)")
        isFinished = try unresolved == 0 && !Property.isSet(Property.dirty, db)
        guard !isFinished else { return }
        notChecked += AuditFinding.Kind.inOrder.filter(\.needsReferences).map { kind in
            NotChecked(
                kind: kind, reason: "the index is unfinished: run 'fitsprov index' again")
        }
    }
}

import GRDB

extension AuditChecks {
    /// Products of which the stamp records no version of the software.
    func unknownVersions(_ visit: Visit) throws {
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, a.name,
                (SELECT s.name FROM software s WHERE s.file = a.file AND s.step = a.step LIMIT 1) AS program
            FROM activities a JOIN files f ON f.id = a.file JOIN folders d ON d.id = f.folder
            JOIN products p ON p.file = a.file
            WHERE f.state = 0 AND p.stamped AND a.step = (SELECT max(step) FROM activities WHERE file = a.file)
                AND NOT EXISTS (
                SELECT 1 FROM software s WHERE s.file = a.file AND s.step = a.step AND s.version <> '')
            ORDER BY d.path, f.name
            """
        ) { row in
            let activity = row.text("name")
            let summary: String =
                if let program = row.textIfAny("program") {
                    "\(activity) ran \(program), version not recorded"
                } else {
                    "\(activity) has no recorded software"
                }
            try visit(AuditFinding(.unknownSoftwareVersion, row.text("path"), summary))
        }
    }

    /// A collection, or a folder, of which one activity was made by several versions of a program.
    func mixedVersions(_ visit: Visit) throws {
        var current: (place: String, title: String, activity: String, program: String)?
        var versions: [(version: String, count: Int, key: String, example: String)] = []
        var findings: [AuditFinding] = []
        func finish() {
            guard let group = current, versions.count > 1,
                let path = versions.map(\.example).min()
            else { return }
            let sorted = versions.sorted { $0.key < $1.key }
            let counts = sorted.map { "\($0.version) (\(grouped($0.count)))" }
            let shown = counts.prefix(8).joined(separator: ", ") + (counts.count > 8 ? ", …" : "")
            findings.append(
                AuditFinding(
                    .mixedSoftwareVersions, path,
                    "\(group.activity) in \(group.title): \(versions.count) versions of \(group.program)",
                    found: shown,
                    related: sorted.map(\.example).filter { $0 != path }
                        .prefix(AuditChecks.mostRelated).map(\.self)))
        }
        try rows(
            """
            SELECT coalesce('collection ' || o.obs_collection, d.path) AS place, a.name AS activity,
                o.obs_collection IS NULL AS is_folder, s.name AS program, s.version, s.version_key, count(*) AS number,
                min(d.path || '/' || f.name) AS example
            FROM software s CROSS JOIN activities a ON a.file = s.file AND a.step = s.step
            CROSS JOIN files f ON f.id = s.file CROSS JOIN folders d ON d.id = f.folder
            LEFT JOIN obscore o ON o.file = s.file
            WHERE s.version <> '' AND f.state = 0
            GROUP BY place, activity, program, s.version
            ORDER BY place, activity, program, s.version
            """
        ) { row in
            let (place, activity) = (row.text("place"), row.text("activity"))
            let program = row.text("program")
            if current.map({ $0.place != place || $0.activity != activity || $0.program != program }
            )
                ?? true
            {
                finish()
                let title = row.integer("is_folder") != 0 ? "this folder" : place
                current = (place, title, activity, program)
                versions = []
            }
            versions.append(
                (
                    row.text("version"), Int(row.integer("number")), row.text("version_key"),
                    row.text("example")
                ))
        }
        finish()
        for finding in findings.sorted(by: { $0.path < $1.path }) { try visit(finding) }
    }
}

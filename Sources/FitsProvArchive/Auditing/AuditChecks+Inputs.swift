import FITS
import Files
import FitsProv
import GRDB

extension AuditChecks {
    private static let states: [AuditFinding.Kind: Resolution.State] = [
        .missingInput: .missing, .changedInput: .changed, .inputByNameOnly: .named,
        .externalInput: .outside,
    ]

    /// Inputs by what became of them.
    func inputs(_ kind: AuditFinding.Kind, _ visit: Visit) throws {
        guard let state = AuditChecks.states[kind] else { return }
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, u.location, u.role, u.identifier, u.digest, u.note,
                td.path || '/' || t.name AS target, coalesce(t.digest, p.digest) AS now
            FROM used u JOIN files f ON f.id = u.file JOIN folders d ON d.id = f.folder
            LEFT JOIN files t ON t.id = u.target LEFT JOIN folders td ON td.id = t.folder
            LEFT JOIN products p ON p.file = u.target
            WHERE \(Schema.unsure("u.state")) AND u.state = ? AND NOT u.ancestor AND f.state = 0
            ORDER BY d.path, f.name, u.number
            """, [state.rawValue]
        ) { row in
            let location = row.text("location")
            let role = row.textIfAny("role").map { " (\($0))" } ?? ""
            let (digest, identifier) = (row.textIfAny("digest"), row.textIfAny("identifier"))
            let target = row.textIfAny("target")
            let note = row.textIfAny("note").flatMap { StoredNote($0)?.note }
            let known = [digest, identifier].compactMap(\.self).joined(separator: " ")
            var finding: AuditFinding
            let path = row.text("path")
            switch kind {
            case .missingInput:
                finding = AuditFinding(kind, path, "\(location)\(role) is missing")
                finding.found = note?.words
            case .changedInput:
                finding = AuditFinding(
                    kind, path, "\(location)\(role) has changed since it was used")
                finding.found = row.textIfAny("now")
            case .externalInput:
                finding = AuditFinding(kind, path, "\(location)\(role) is external, not looked for")
            default:
                finding = AuditFinding(kind, path, "\(location)\(role) was found by its name only")
                finding.found = note?.words
            }
            finding.recorded = known.isEmpty ? nil : known
            finding.related = target.map { [$0] } ?? []
            try visit(finding)
        }
    }

    /// Inputs that are there, but elsewhere.
    func movedInputs(_ visit: Visit) throws {
        try rows(
            """
            SELECT d.path AS folder, f.name, u.location, td.path || '/' || t.name AS target
            FROM folders d CROSS JOIN files f ON f.folder = d.id CROSS JOIN used u ON u.file = f.id
            CROSS JOIN files t ON t.id = u.target CROSS JOIN folders td ON td.id = t.folder
            WHERE f.state = 0 AND NOT u.ancestor AND (f.folder <> t.folder OR u.location <> t.name)
            ORDER BY d.path, f.name, u.number
            """
        ) { row in
            let (folder, location) = (row.text(0), row.text(2))
            let target = row.text(3)
            let reference = Reference(
                location: location, identifier: nil, digest: nil, folder: folder)
            guard let place = reference.path, place != target else { return }
            let name = row.text(1)
            // Compressed since then, and nothing else, is not a move.
            let isCompressed =
                Paths.folder(of: place) == Paths.folder(of: target)
                && NormalName(ofPath: place) == NormalName(ofPath: target)
            guard !isCompressed else { return }
            try visit(
                AuditFinding(
                    .movedInput, "\(folder)/\(name)", "\(location) is now elsewhere",
                    recorded: place, found: target, related: [target]))
        }
    }

    /// Products that were finished before one of their inputs, by the times that are recorded.
    func olderThanInputs(_ visit: Visit) throws {
        // An input that was made anew later is reported as changed.
        try rows(
            """
            SELECT d.path || '/' || f.name AS path, u.location, a.ended,
                coalesce(b.ended, b.started) AS later, td.path || '/' || t.name AS target
            FROM used u CROSS JOIN activities a ON a.file = u.file AND a.step = u.step
            CROSS JOIN activities b ON b.file = u.target
                AND b.step = (SELECT max(step) FROM activities WHERE file = u.target)
            CROSS JOIN files f ON f.id = u.file CROSS JOIN folders d ON d.id = f.folder
            CROSS JOIN files t ON t.id = u.target CROSS JOIN folders td ON td.id = t.folder
            WHERE rtrim(a.ended, 'Z') < rtrim(coalesce(b.ended, b.started), 'Z')
                AND u.state <> ? AND u.file <> u.target AND NOT u.ancestor AND f.state = 0
            ORDER BY d.path, f.name, u.number
            """, [Resolution.State.changed.rawValue]
        ) { row in
            let (ended, later) = (row.text("ended"), row.text("later"))
            try visit(
                AuditFinding(
                    .olderThanInput, row.text("path"),
                    "ended \(ended), but its input \(row.text("location")) is of \(later)",
                    recorded: ended, found: later, related: [row.text("target")]))
        }
    }
}

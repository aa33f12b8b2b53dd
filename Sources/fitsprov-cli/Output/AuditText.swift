import ArchiveReports
import FITS
import Files
import FitsProvArchive
import Reports

/// An audit for people: how much of each kind, then the first of each, and what was not checked.
struct AuditText: AuditReport {
    private static let kindWidth = 26
    private static let severityWidth = 9
    /// Kinds of which a folder is reported, with the number of its files, and not every file.
    private static let byFolder: Set<AuditFinding.Kind> = [
        .noProvenance, .rootWithoutProvenance, .unknownSoftwareVersion,
    ]

    private let archive: String
    private let updated: String?
    private let roots: [String]
    private let style: Style
    private var output: OutputBuffer
    private var shown: [AuditFinding.Kind: [AuditFinding]] = [:]
    private var folders: [AuditFinding.Kind: [Folder]] = [:]

    /// Files of a folder with the same finding.
    private struct Folder {
        let path: String
        let first: String
        var count = 1
    }

    init(
        _ archive: String, updated: String?, roots: [String], _ style: Style,
        _ output: OutputBuffer
    ) {
        self.archive = archive
        self.updated = updated
        self.roots = roots
        self.style = style
        self.output = output
    }

    mutating func begin() {}

    mutating func add(_ finding: AuditFinding, isShown: Bool) {
        guard AuditText.byFolder.contains(finding.kind) else {
            if isShown { shown[finding.kind, default: []].append(finding) }
            return
        }
        let folder = Paths.folder(of: finding.path)
        var known = folders[finding.kind, default: []]
        folders[finding.kind] = nil
        if let last = known.last, last.path == folder {
            known[known.count - 1].count += 1
        } else {
            known.append(Folder(path: folder, first: Paths.name(of: finding.path)))
        }
        folders[finding.kind] = known
    }

    mutating func end(_ audit: Audit) throws {
        let inputs = audit.references == 1 ? "1 input" : "\(grouped(audit.references)) inputs"
        let files = audit.products == 1 ? "1 FITS file" : "\(grouped(audit.products)) FITS files"
        let title =
            "\(archive.escapingControls): \(files), \(grouped(audit.stamped)) with a stamp, \(inputs)"
            + AsOf(updated).text
        for (number, line) in title.wrapped(style.width).enumerated() {
            try write(number == 0 ? style.bold(line) : "  " + line)
        }
        let counts = [
            (AuditFinding.Severity.error, "error"), (.warning, "warning"), (.note, "note"),
        ]
        .map { severity, word in
            let count = audit.count(severity)
            return "\(grouped(count)) \(word)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
        try write("  " + (audit.isWrong ? style.bad(counts) : style.good(counts)))
        let found = AuditFinding.Kind.inOrder.filter { audit.counts[$0] ?? 0 > 0 }
        if !found.isEmpty { try write("") }
        for kind in found {
            let count = grouped(audit.counts[kind] ?? 0)
            let padding = String(repeating: " ", count: max(0, 9 - count.count))
            let severity = paint(kind)(kind.severity.rawValue.padded(AuditText.severityWidth))
            try write(
                "  " + severity + kind.rawValue.padded(AuditText.kindWidth) + padding + count)
        }
        for kind in found {
            try writeFindings(kind, audit.counts[kind] ?? 0)
            let isUndigested = audit.notChecked.contains { $0.kind == .contentChanged }
            guard kind == .missingInput, isUndigested else { continue }
            try writeWrapped(
                "(--digests finds what has no stamp by its content, whatever its name)", indent: 2)
        }
        if !audit.notChecked.isEmpty { try write("\n" + style.bold("not checked")) }
        for missed in audit.notCheckedByReason {
            let kinds = missed.kinds.map(\.rawValue).joined(separator: ", ")
            try writeWrapped("\(kinds): \(missed.reason)", indent: 2)
        }
        try output.flush()
    }

    private mutating func writeFindings(_ kind: AuditFinding.Kind, _ count: Int) throws {
        try write("")
        try write(paint(kind)(kind.rawValue) + style.dim(": " + kind.explanation))
        var shownCount = 0
        for folder in (folders[kind] ?? []).prefix(20) {
            let files = folder.count == 1 ? "" : " and \(grouped(folder.count - 1)) more"
            try writeWrapped("\(place(folder.path))/  \(folder.first)\(files)", indent: 2)
            shownCount += folder.count
        }
        for finding in shown[kind] ?? [] {
            shownCount += 1
            try writeWrapped("\(place(finding.path))  \(finding.summary)", indent: 2)
            let isNote = kind.severity == .note
            let details = [
                finding.recorded.flatMap { isNote ? nil : "recorded \($0)" },
                finding.found.map { "found    \($0)" },
            ]
            for detail in details.compactMap(\.self) { try writeWrapped(detail, indent: 6) }
            if isNote { continue }
            for path in finding.related.prefix(4) { try writeWrapped(place(path), indent: 6) }
            if finding.related.count > 4 {
                try writeWrapped("… and \(finding.related.count - 4) more", indent: 6)
            }
        }
        if shownCount < count {
            try write(style.dim("  … and \(grouped(count - shownCount)) more (--limit)"))
        }
    }

    private func paint(_ kind: AuditFinding.Kind) -> (String) -> String {
        switch kind.severity {
        case .error: style.bad
        case .warning: style.doubtful
        case .note: style.dim
        }
    }

    /// The path below the root, if there is but one.
    private func place(_ path: String) -> String {
        [path] == roots ? "." : Paths.short(path, under: roots)
    }

    private mutating func write(_ line: String) throws {
        try output.write(line + "\n")
    }

    private mutating func writeWrapped(_ text: String, indent: Int) throws {
        let blank = String(repeating: " ", count: indent)
        for (number, line) in text.escapingControls.wrapped(style.width - indent - 4).enumerated() {
            try output.write(blank + (number == 0 ? "" : "    ") + line + "\n")
        }
    }
}

import FITS
import Files
package import FitsProvArchive
import FoundationEssentials
package import Reports

/// An audit as one page to forward: it needs no network and works without its script.
package struct AuditPage: AuditReport {
    private let archive: String
    private let updated: String?
    private let roots: [String]
    private let program: String
    private var output: OutputBuffer
    private var shown: [AuditFinding] = []

    /// A page being written.
    ///
    /// - Parameters:
    ///   - archive: the archive, as the user named it.
    ///   - updated: as of when it is.
    ///   - roots: the folders that it was made of.
    ///   - program: what made the page, with its version.
    ///   - output: where it goes.
    package init(
        _ archive: String, updated: String?, roots: [String], by program: String,
        _ output: OutputBuffer
    ) {
        self.archive = archive
        self.updated = updated
        self.roots = roots
        self.program = program
        self.output = output
    }

    /// Nothing is written before all is known.
    package mutating func begin() {}

    /// Keeps a finding for the table.
    package mutating func add(_ finding: AuditFinding, isShown: Bool) {
        if isShown { shown.append(finding) }
    }

    /// Writes the page.
    package mutating func end(_ audit: Audit) throws {
        let title = "Audit of \(archive.escapingHTML())"
        let date = AuditPage.now.escapingHTML()
        let place = (roots.joined(separator: ", ") + AsOf(updated).text).escapingHTML()
        try output.write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(AuditPage.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>
            \(AuditPage.style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p class="soft">\(date) · \(program.escapingHTML()) · \(place)</p>
            </header>
            <ul class="totals">
            \(totals(audit))
            </ul>

            """)
        try writeKinds(audit)
        try writeNotChecked(audit)
        try writeFindings(audit)
        try output.write("<script>\(AuditPage.script)</script>\n</body>\n</html>\n")
        try output.flush()
    }

    private func totals(_ audit: Audit) -> String {
        let numbers = [
            ("", "FITS files", audit.products), ("", "with a stamp", audit.stamped),
            ("", "inputs", audit.references), ("error", "errors", audit.count(.error)),
            ("warning", "warnings", audit.count(.warning)), ("note", "notes", audit.count(.note)),
        ]
        return numbers.map { kind, word, number in
            "<li class=\"\(number > 0 ? kind : "")\"><b>\(grouped(number))</b> \(word)</li>"
        }.joined(separator: "\n")
    }

    /// A bar for each kind that was found; few of a kind are still seen next to very many.
    private mutating func writeKinds(_ audit: Audit) throws {
        let found = AuditFinding.Kind.inOrder.filter { audit.counts[$0] ?? 0 > 0 }
        guard !found.isEmpty else {
            return try output.write("<p>Nothing was found.</p>\n")
        }
        let most = found.compactMap { audit.counts[$0] }.max() ?? 1
        try output.write("<table class=\"kinds\"><caption>Findings by kind</caption>\n")
        for kind in found {
            let count = audit.counts[kind] ?? 0
            let width = max(1, Int((100 * Double(count) / Double(most)).rounded()))
            try output.write(
                "<tr><th scope=\"row\" class=\"\(kind.severity.rawValue)\">\(kind.rawValue)</th>"
                    + "<td class=\"number\">\(grouped(count))</td><td class=\"bar\">"
                    + "<svg width=\"100%\" height=\"10\" aria-hidden=\"true\">"
                    + "<rect class=\"\(kind.severity.rawValue)\" width=\"\(width)%\" height=\"10\" rx=\"2\"/>"
                    + "</svg></td><td class=\"soft\">\(kind.explanation.escapingHTML())</td></tr>\n"
            )
        }
        try output.write("</table>\n")
    }

    private mutating func writeNotChecked(_ audit: Audit) throws {
        guard !audit.notChecked.isEmpty else { return }
        try output.write("<h2>Not checked</h2>\n<ul>\n")
        for missed in audit.notCheckedByReason {
            let kinds = missed.kinds.map(\.rawValue).joined(separator: ", ")
            try output.write("<li>\(kinds): \(missed.reason.escapingHTML())</li>\n")
        }
        try output.write("</ul>\n")
    }

    private mutating func writeFindings(_ audit: Audit) throws {
        guard !shown.isEmpty else { return }
        let all = audit.counts.values.reduce(0, +)
        let cut = all > shown.count ? ", the first \(grouped(shown.count)) of \(grouped(all))" : ""
        try output.write(
            """
            <h2>Findings<span class="soft">\(cut)</span></h2>
            <p id="filter" hidden><input id="search" type="search" placeholder="Filter"
              aria-label="Filter the findings" autocomplete="off" spellcheck="false">
            <label><input type="checkbox" value="error" checked> errors</label>
            <label><input type="checkbox" value="warning" checked> warnings</label>
            <label><input type="checkbox" value="note" checked> notes</label>
            <span id="count" role="status" class="soft"></span></p>
            <table class="findings" id="findings">
            <thead><tr><th scope="col">Kind</th><th scope="col">File</th>\
            <th scope="col">Finding</th></tr></thead>
            <tbody>

            """)
        for finding in shown {
            try output.write(row(finding))
        }
        try output.write("</tbody>\n</table>\n")
    }

    private func row(_ finding: AuditFinding) -> String {
        let severity = finding.severity.rawValue
        var text = finding.summary.escapingHTML()
        if let recorded = finding.recorded {
            text +=
                "<br><span class=\"soft\">recorded</span> <code>\(recorded.escapingHTML())</code>"
        }
        if let found = finding.found {
            text += "<br><span class=\"soft\">found</span> <code>\(found.escapingHTML())</code>"
        }
        if !finding.related.isEmpty {
            let paths = finding.related.map { place($0).escapingHTML() }.joined(separator: "<br>")
            text += "<details><summary>\(finding.related.count) related</summary>\(paths)</details>"
        }
        return "<tr class=\"\(severity)\"><td><b>\(finding.kind.rawValue)</b></td>"
            + "<td>\(place(finding.path).escapingHTML())</td><td>\(text)</td></tr>\n"
    }

    /// The path below the root, if there is but one.
    private func place(_ path: String) -> String { Paths.short(path, under: roots) }

    private static var now: String {
        Date.now.formatted(.iso8601)
    }

    /// No network, and no script but the page's own.
    private static var policy: String {
        let digest = Data(Digest(of: script.utf8).bytes).base64EncodedString()
        return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(digest)'; "
            + "base-uri 'none'; form-action 'none'"
    }
}

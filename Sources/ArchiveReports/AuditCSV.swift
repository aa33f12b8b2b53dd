package import FitsProvArchive
package import Reports

/// Findings as rows of comma-separated values.
package struct AuditCSV: AuditReport {
    private var output: OutputBuffer

    /// A report being written.
    ///
    /// - Parameter output: where it goes.
    package init(_ output: OutputBuffer) {
        self.output = output
    }

    /// Writes the names of the columns.
    package mutating func begin() throws {
        try output.write(
            CSV.row(["severity", "kind", "path", "summary", "recorded", "found", "related"]))
    }

    /// Writes a row.
    package mutating func add(_ finding: AuditFinding, isShown: Bool) throws {
        guard isShown else { return }
        let values = [
            finding.severity.rawValue, finding.kind.rawValue, finding.path, finding.summary,
            finding.recorded ?? "", finding.found ?? "", finding.related.joined(separator: "; "),
        ]
        try output.write(CSV.row(values.map(CSV.field)))
    }

    /// Passes on what is left.
    package mutating func end(_ audit: Audit) throws { try output.flush() }
}

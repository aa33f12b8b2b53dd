package import FitsProvArchive
package import Reports

/// Findings as JSON: one object, the findings a line each.
package struct AuditJSON: AuditReport {
    private let archive: String
    private let updated: String?
    private var list: JSONList

    /// A report being written.
    ///
    /// - Parameters:
    ///   - archive: the archive, as the user named it.
    ///   - updated: as of when it is.
    ///   - output: where it goes.
    package init(_ archive: String, updated: String?, _ output: OutputBuffer) {
        self.archive = archive
        self.updated = updated
        list = JSONList(output)
    }

    /// Begins the list of findings.
    package mutating func begin() throws {
        try list.begin(
            "findings",
            after: [
                .init("schemaVersion", 2), .init("archive", archive),
                .init("updated", ifAny: updated),
            ])
    }

    /// Adds a finding.
    package mutating func add(_ finding: AuditFinding, isShown: Bool) throws {
        if isShown { try list.add(Listing(finding)) }
    }

    /// Ends with the counts.
    package mutating func end(_ audit: Audit) throws {
        let counts = Dictionary(
            audit.counts.map { ($0.key.rawValue, $0.value) },
            uniquingKeysWith: { first, _ in first })
        let missed = Set(audit.notChecked.map(\.kind))
        let checked = AuditFinding.Kind.inOrder.filter { !missed.contains($0) }.map(\.rawValue)
        try list.end([
            .init("checked", checked), .init("counts", counts),
            .init("errors", audit.count(.error)), .init("given", list.count),
            .init("notChecked", audit.notChecked), .init("notes", audit.count(.note)),
            .init("products", audit.products), .init("references", audit.references),
            .init("stamped", audit.stamped), .init("verdict", audit.isWrong ? "wrong" : "right"),
            .init("warnings", audit.count(.warning)),
        ])
    }

    private struct Listing: Encodable {
        let kind, severity, path, summary: String
        let recorded, found: String?
        let related: [String]

        init(_ finding: AuditFinding) {
            kind = finding.kind.rawValue
            severity = finding.severity.rawValue
            path = finding.path
            summary = finding.summary
            recorded = finding.recorded
            found = finding.found
            related = finding.related
        }
    }
}

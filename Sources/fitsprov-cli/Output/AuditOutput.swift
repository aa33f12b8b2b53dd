import FITS
import FitsProvArchive

/// Findings of an audit, written as they come or when all are known.
protocol AuditOutput {
    mutating func begin() throws
    /// Takes a finding; one that is not shown, since it is beyond the limit, is only counted.
    mutating func add(_ finding: AuditFinding, isShown: Bool) throws
    mutating func end(_ audit: Audit) throws
}

/// Findings as rows of comma-separated values.
struct AuditCSV: AuditOutput {
    private var output: BufferedOutput

    init(_ output: BufferedOutput) {
        self.output = output
    }

    mutating func begin() throws {
        try output.write("severity,kind,path,summary,recorded,found,related\n")
    }

    mutating func add(_ finding: AuditFinding, isShown: Bool) throws {
        guard isShown else { return }
        let values = [
            finding.severity.rawValue, finding.kind.rawValue, finding.path, finding.summary,
            finding.recorded ?? "", finding.found ?? "", finding.related.joined(separator: "; "),
        ]
        try output.write(values.map(CSV.field).joined(separator: ",") + "\n")
    }

    mutating func end(_ audit: Audit) throws { try output.flush() }
}

/// Findings as JSON: one object, the findings a line each.
struct AuditJSON: AuditOutput {
    private let archive: String
    private let updated: String?
    private var output: BufferedOutput
    private var given = 0

    init(_ archive: String, updated: String?, _ output: BufferedOutput) {
        self.archive = archive
        self.updated = updated
        self.output = output
    }

    mutating func begin() throws {
        let name = try JSONOutput.text(archive, isPretty: false)
        let time = try updated.map { ",\"updated\":" + (try JSONOutput.text($0, isPretty: false)) }
        try output.write(
            "{\"schemaVersion\":1,\"archive\":\(name)\(time ?? ""),\"findings\":[")
    }

    mutating func add(_ finding: AuditFinding, isShown: Bool) throws {
        guard isShown else { return }
        given += 1
        let text = try JSONOutput.text(Listing(finding), isPretty: false)
        try output.write((given == 1 ? "\n" : ",\n") + text)
    }

    mutating func end(_ audit: Audit) throws {
        let text = try JSONOutput.text(Summary(audit, given: given), isPretty: false)
        try output.write("\n]," + text.dropFirst() + "\n")
        try output.flush()
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

    private struct Summary: Encodable {
        let verdict: String
        let products, stamped, references, given, errors, warnings, notes: Int
        let counts: [String: Int]
        let checked: [String]
        let notChecked: [Audit.NotChecked]

        init(_ audit: Audit, given: Int) {
            verdict = audit.isWrong ? "wrong" : "right"
            products = audit.products
            stamped = audit.stamped
            references = audit.references
            self.given = given
            errors = audit.count(.error)
            warnings = audit.count(.warning)
            notes = audit.count(.note)
            counts = Dictionary(
                audit.counts.map { ($0.key.rawValue, $0.value) },
                uniquingKeysWith: { first, _ in first })
            let missed = Set(audit.notChecked.map(\.kind))
            checked = AuditFinding.Kind.inOrder.filter { !missed.contains($0) }.map(\.rawValue)
            notChecked = audit.notChecked
        }
    }
}

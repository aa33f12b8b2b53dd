package import FitsProvArchive

/// Findings of an audit, written as they come or when all are known.
package protocol AuditReport {
    /// Begins.
    mutating func begin() throws
    /// Takes a finding; one that is not shown, since it is beyond the limit, is only counted.
    mutating func add(_ finding: AuditFinding, isShown: Bool) throws
    /// Ends with what was checked.
    mutating func end(_ audit: Audit) throws
}

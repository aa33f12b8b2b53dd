package import FitsProv

/// What a verification found, as JSON and as rows of CSV.
package struct VerificationReport: Encodable, Sendable {
    private let verification: Verification

    /// The version of this layout; it grows when a key changes its meaning or goes.
    package static let schemaVersion = 3
    /// The names of the columns.
    package static let csvHead = CSV.row(["file", "verdict", "check", "outcome", "summary"])

    /// Reports a verification.
    ///
    /// - Parameter verification: the verification.
    package init(_ verification: Verification) {
        self.verification = verification
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, file, verdict, checks, inputs
    }

    /// Writes the report.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schemaVersion, forKey: .schemaVersion)
        try container.encode(verification.file, forKey: .file)
        try container.encode(verification.verdict, forKey: .verdict)
        try container.encode(verification.checks, forKey: .checks)
        try container.encode(verification.inputs, forKey: .inputs)
    }

    /// A row for each check.
    package var csv: String {
        verification.checks.map { check in
            CSV.row(
                [
                    verification.file, verification.verdict.rawValue, check.name.rawValue,
                    check.outcome.rawValue, check.summary,
                ].map(CSV.field))
        }.joined()
    }
}

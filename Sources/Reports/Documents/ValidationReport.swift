import FITS
import Files
package import PROV

/// What a validation found, as JSON.
package struct ValidationReport: Encodable, Sendable {
    private let schemaVersion = 1
    private let file: String
    private let format: SourceFormat
    private let isIntact: Bool
    private let valid: Bool
    private let records: Int
    private let bundles: Int
    private let violations: [ViolationReport]

    /// Reports a validation.
    ///
    /// - Parameters:
    ///   - source: the file that was read.
    ///   - validation: what was found in it.
    package init(_ source: DocumentFile, _ validation: Validation) {
        file = source.path
        format = source.format
        isIntact = source.isIntact
        valid = validation.isValid
        bundles = source.document.bundles.count
        records = source.recordCount
        violations = validation.violations.map(ViolationReport.init)
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, file, format, valid, records, bundles, violations
        case isIntact = "intact"
    }
}

/// One violation as JSON.
private struct ViolationReport: Encodable, Sendable {
    private let constraint: Int?
    private let name: String
    private let clause: String
    private let bundle: String?
    private let identifiers: [String]
    private let statements: [String]
    private let reason: String

    init(_ violation: Violation) {
        constraint = violation.constraint.number
        name = violation.constraint.rawValue
        clause = violation.constraint.clause
        bundle = violation.bundle?.uri
        identifiers = violation.identifiers.map(\.uri)
        statements = violation.statements
        reason = violation.reason
    }

    private enum CodingKeys: String, CodingKey {
        case constraint, name, clause, bundle, identifiers, statements, reason
    }
}

import FITS
import Files
import PROV

/// A validation in the formats of `validate`.
struct ValidationOutput: Encodable {
    private let schemaVersion = 1
    private let file: String
    private let format: SourceFormat
    private let isIntact: Bool
    private let valid: Bool
    private let records: Int
    private let bundles: Int
    private let violations: [ViolationOutput]

    init(_ source: DocumentFile, _ validation: Validation) {
        file = source.path
        format = source.format
        isIntact = source.isIntact
        valid = validation.isValid
        bundles = source.document.bundles.count
        records = source.document.bundles.reduce(source.document.records.count) {
            $0 + $1.records.count
        }
        violations = validation.violations.map(ViolationOutput.init)
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, file, format, valid, records, bundles, violations
        case isIntact = "intact"
    }

    /// A line for each violation, or one that says what was found valid.
    var text: String {
        guard !valid else {
            let records = records == 1 ? "1 record" : "\(records) records"
            let bundled = bundles == 1 ? ", 1 bundle" : ", \(bundles) bundles"
            return "\(file): valid, \(records)\(bundles > 0 ? bundled : "") (\(format.rawValue))"
                .escapingControls + "\n"
        }
        return violations.map { "\(file): \($0.sentence)".escapingControls + "\n" }.joined()
    }
}

/// One violation as JSON.
private struct ViolationOutput: Encodable {
    let sentence: String
    private let constraint: Int?
    private let name: String
    private let clause: String
    private let bundle: String?
    private let identifiers: [String]
    private let statements: [String]
    private let reason: String

    init(_ violation: Violation) {
        sentence = violation.sentence
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

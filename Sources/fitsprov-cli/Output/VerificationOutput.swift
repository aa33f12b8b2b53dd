import FITS
import Files
import FitsProv

/// A verification in the formats of `verify`.
struct VerificationOutput: Encodable {
    private let verification: Verification

    static let csvHead = "file,verdict,check,outcome,summary\n"
    /// The width of the names of checks.
    private static let nameWidth = 17
    private static let outcomeWidth = 10

    init(_ verification: Verification) {
        self.verification = verification
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, file, verdict, checks, inputs
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(2, forKey: .schemaVersion)
        try container.encode(verification.file, forKey: .file)
        try container.encode(verification.verdict, forKey: .verdict)
        try container.encode(verification.checks, forKey: .checks)
        try container.encode(verification.inputs, forKey: .inputs)
    }

    /// The verdict, and a line for each check.
    func text(_ style: Style) -> String {
        let count = "\(verification.right) of \(verification.made) checks are right"
        let (verdict, paint): (String, (String) -> String) =
            switch verification.verdict {
            case .intact: ("intact", style.good)
            case .failed: ("NOT INTACT", style.bad)
            case .notCompared: ("not compared", style.doubtful)
            case .unstamped: ("no stamp", style.doubtful)
            }
        let file = verification.file.escapingControls
        var lines = ["\(style.bold(file)): \(paint(verdict)), \(count)"]
        for check in verification.checks {
            let outcome = check.outcome.rawValue.padded(VerificationOutput.outcomeWidth)
            let painted =
                switch check.outcome {
                case .ok: style.good(outcome)
                case .failed: style.bad(outcome)
                case .notDone: style.dim(outcome)
                }
            let head = "  " + check.name.rawValue.padded(VerificationOutput.nameWidth)
            let indent = VerificationOutput.nameWidth + VerificationOutput.outcomeWidth + 2
            for (index, line) in ([check.summary] + check.details).enumerated() {
                let rows = line.escapingControls.wrapped(style.width - indent)
                for (row, text) in rows.enumerated() {
                    let isFirst = index == 0 && row == 0
                    let blank = String(repeating: " ", count: indent)
                    lines.append((isFirst ? head + painted : blank) + text)
                }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A row for each check.
    var csv: String {
        verification.checks.map { check in
            [
                verification.file, verification.verdict.rawValue, check.name.rawValue,
                check.outcome.rawValue, check.summary,
            ].map(CSV.field).joined(separator: ",") + "\n"
        }.joined()
    }
}

/// Comma-separated values (RFC 4180).
enum CSV {
    /// A field, quoted where it must be, and safe for terminals and spreadsheets.
    static func field(_ text: String) -> String {
        let text = text.escapingControls
        let first = text.utf8.first ?? 0
        let safe = formulaSigns.contains(first) ? "'" + text : text
        // Bytes are looked at much faster than characters, and these are no part of others.
        guard safe.utf8.contains(where: special.contains) else { return safe }
        // A quote with an accent above it is a quote to others.
        let quoted = safe.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + quoted.map { String($0) }.joined(separator: "\"\"") + "\""
    }

    /// A field that may be a number, which is no formula, whatever its sign.
    static func value(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy(numberSigns.contains)
        return isPlain && Double(text) != nil ? text : field(text)
    }

    private static let numberSigns = Array("+-.0123456789eE".utf8)
    private static let formulaSigns = Array("=+-@".utf8)
    private static let special = Array("\",\n".utf8)
}

import FITS
import Files
import FitsProv

/// A verification for people: the verdict, and a line for each check.
struct VerificationText {
    private let verification: Verification

    /// The width of the names of checks.
    private static let nameWidth = 17
    private static let outcomeWidth = 10

    init(_ verification: Verification) {
        self.verification = verification
    }

    /// The verdict, and a line for each check.
    func text(_ style: Style) -> String {
        let count = "\(verification.passed) of \(verification.performed) checks passed"
        let (verdict, paint): (String, (String) -> String) =
            switch verification.verdict {
            case .intact: ("intact", style.good)
            case .failed: ("NOT INTACT", style.bad)
            case .notCompared: ("not compared", style.doubtful)
            case .contentNotRecorded: ("content not recorded", style.doubtful)
            case .unstamped: ("no stamp", style.doubtful)
            }
        let file = verification.file.escapingControls
        var lines = ["\(style.bold(file)): \(paint(verdict)), \(count)"]
        for check in verification.checks {
            let outcome = check.outcome.rawValue.padded(VerificationText.outcomeWidth)
            let painted =
                switch check.outcome {
                case .ok: style.good(outcome)
                case .failed: style.bad(outcome)
                case .skipped: style.dim(outcome)
                }
            let head = "  " + check.name.rawValue.padded(VerificationText.nameWidth)
            let indent = VerificationText.nameWidth + VerificationText.outcomeWidth + 2
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
}

import Files
import FitsProv

/// The first line: the file, what it holds, and the verdict.
extension ReportText {
    mutating func addHead() {
        let name = Paths.name(of: report.file).escapingControls
        let hdus = report.hduCount == 1 ? "1 HDU" : "\(report.hduCount) HDUs"
        let what = "\(report.kind), \(hdus), \(ByteCount(report.size))".escapingControls
        let (verdict, paint) = head()
        let left = name.count < ReportText.indent ? name.padded(ReportText.indent) : name + "  "
        let room = style.width - left.count - what.count - verdict.count
        if room >= 2 {
            let gap = String(repeating: " ", count: room)
            lines.append(style.bold(left) + what + gap + paint(verdict))
        } else {
            lines.append(style.bold(left) + what)
            lines.append(String(repeating: " ", count: ReportText.indent) + paint(verdict))
        }
    }

    /// What is said of a file without a stamp.
    private var unstamped: String {
        report.isRecorded ? "no stamp; recorded in its own words" : "no stamp"
    }

    /// The verdict in a few words, and how it is painted.
    private func head() -> (String, (String) -> String) {
        guard let verification = report.verification else {
            return (report.stamped ? "not checked (--check)" : unstamped, style.doubtful)
        }
        let count = "\(verification.passed) of \(verification.performed) checks"
        switch verification.verdict {
        case .intact: return ("intact: \(count)", style.good)
        case .failed: return ("NOT INTACT: \(count)", style.bad)
        case .notCompared: return ("not compared: \(count)", style.doubtful)
        case .contentNotRecorded: return ("content not recorded: \(count)", style.doubtful)
        case .unstamped: return (unstamped, style.doubtful)
        }
    }
}

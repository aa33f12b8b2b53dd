import ArchiveReports
import FITS
import Files
import FitsProvArchive
import ObsCore
import Glibc
import Reports

/// What is recorded in an archive, for people.
struct SurveyText: SurveyReport {
    private static let nameWidth = 22
    private static let countWidth = 11
    /// So much of a value is shown next to others.
    private static let longestValue = 34

    private let archive: String
    private let updated: String?
    private let style: Style
    private let isLong: Bool
    private var output = OutputBuffer(.output)
    private var group: SurveyedName.Group?

    init(archive: String, updated: String?, _ style: Style, isLong: Bool) {
        self.updated = updated
        self.archive = archive
        self.style = style
        self.isLong = isLong
    }

    mutating func begin(_ survey: Survey) throws {
        let products =
            survey.products == 1 ? "1 product" : "\(grouped(survey.products)) products"
        let text =
            "\(archive.escapingControls): \(products), \(grouped(survey.stamped)) with a stamp"
            + AsOf(updated).text
        for (number, line) in text.wrapped(style.width).enumerated() {
            try output.write(number == 0 ? style.bold(line) + "\n" : "  " + line + "\n")
        }
    }

    mutating func end() throws {
        if group == nil { try output.write("  nothing is recorded\n") }
        try output.flush()
    }

    mutating func add(_ name: SurveyedName) throws {
        if name.group != group {
            group = name.group
            let title = "\n" + name.group.title
            let padding =
                SurveyText.nameWidth + SurveyText.countWidth + 3 - name.group.title.count
            let head =
                isLong || padding < 10
                ? "" : String(repeating: " ", count: padding - 8) + "products"
            try output.write(style.bold(title) + style.dim(head) + "\n")
        }
        let label = name.unit.map { "\(name.name) [\($0)]" } ?? name.name
        let count = grouped(name.count)
        let shown = label.escapingControls
        let gap = SurveyText.nameWidth + SurveyText.countWidth - count.count - shown.count
        let head = shown + String(repeating: " ", count: max(2, gap)) + count
        let indent = SurveyText.nameWidth + SurveyText.countWidth + 4
        if isLong {
            try writeLong(head, name)
            return
        }
        // A long name has a line of its own.
        let isWide = gap < 2
        if isWide { try output.write("  " + shown + "\n") }
        let first =
            isWide
            ? String(
                repeating: " ",
                count: SurveyText.nameWidth + SurveyText.countWidth - count.count)
                + count : head
        let lines = summary(name).escapingControls.wrapped(max(20, style.width - indent))
        for (number, line) in lines.enumerated() {
            try output.write(
                "  " + (number == 0 ? first + "  " : String(repeating: " ", count: indent - 2))
                    + String(line.map { $0 == "\u{A0}" ? " " : $0 }) + "\n")
        }
    }

    /// Every value on a line of its own.
    private mutating func writeLong(_ head: String, _ name: SurveyedName) throws {
        try output.write("  " + head + "\n")
        if let range = name.range {
            let text = range.low == range.high ? range.low : "\(range.low) to \(range.high)"
            try output.write("    \(text)".escapingControls + "\n")
        }
        for value in name.values {
            let count = grouped(value.count)
            let room = style.width - 4 - SurveyText.countWidth
            let text = value.text.escapingControls.shortened(room)
            let padding = max(
                2, SurveyText.nameWidth + SurveyText.countWidth - 2 - text.count - count.count)
            try output.write(
                "    " + text + String(repeating: " ", count: padding) + style.dim(count) + "\n")
        }
        let more = (name.distinct ?? 0) - name.values.count
        if more > 0 {
            try output.write(style.dim("    … and \(grouped(more)) more values (--limit)") + "\n")
        }
    }

    /// The values in a line or two: all of them, a range, or the most frequent.
    private func summary(_ name: SurveyedName) -> String {
        let distinct = name.distinct ?? 0
        if let range = name.range, name.values.count < distinct || name.values.isEmpty {
            let number = distinct > 0 ? " (\(grouped(distinct)) values)" : ""
            let low = rounded(range.low)
            return range.low == range.high ? low : "\(low) to \(rounded(range.high))\(number)"
        }
        guard name.values.count < distinct else {
            guard name.values.count > 1 else { return cut(name.values.first?.text ?? "") }
            return name.values.map { shown($0) }.joined(
                separator: ", ")
        }
        if let most = name.values.first, most.count == 1 {
            return "\(grouped(distinct)) different values, as \(cut(most.text))"
        }
        return name.values.map { shown($0) }.joined(separator: ", ")
            + ", … \(grouped(distinct - name.values.count)) more"
    }

    /// A value with how often it is recorded, never on two lines.
    private func shown(_ value: SurveyedName.Value) -> String {
        "\(cut(value.text))\u{A0}(\(grouped(value.count)))"
    }

    private func cut(_ text: String) -> String { text.shortenedAtEnd(SurveyText.longestValue) }

    /// A number as people read it: a few digits are enough to know a range.
    private func rounded(_ text: String) -> String {
        guard let number = Double(text), number.isFinite, number != 0 else { return text }
        guard abs(number) < 0.01 || abs(number) >= 1e9 else {
            let short = (number * 1e4).rounded() / 1e4
            return short == short.rounded() ? "\(Int(short))" : "\(short)"
        }
        let exponent = log10(abs(number)).rounded(.down)
        guard exponent > -300 else { return text }
        return "\((number / pow(10, exponent) * 1e3).rounded() / 1e3)e\(Int(exponent))"
    }
}

extension SurveyedName.Group {
    /// What the group is called.
    fileprivate var title: String {
        switch self {
        case .field: "provenance fields"
        case .activity: "activities"
        case .software: "software"
        case .agent: "agents"
        case .obscore: "ObsCore"
        case .parameter: "parameters"
        }
    }
}

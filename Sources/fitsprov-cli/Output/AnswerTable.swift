import ADQL
import ArchiveReports
import Files
import FitsProvArchive

/// The answer to a query of ADQL as a table that fits the terminal.
struct AnswerTable: AnswerReport {
    private let style: Style
    private var table: ScreenTable?
    private var count = 0

    init(_ style: Style) {
        self.style = style
    }

    mutating func begin(_ answer: QueryAnswer) {
        let names = answer.columns.map(\.name)
        table = ScreenTable(
            names.map(\.escapingControls), beginsWithPath: names.first == "path", style)
    }

    mutating func add(_ row: [QueryValue]) throws {
        count += 1
        try table?.add(row.map { AnswerTable.text($0).escapingControls })
    }

    mutating func end(isCut: Bool) throws {
        let rows = count == 1 ? "1 row" : "\(grouped(count)) rows"
        try table?.end(isCut ? "the first \(rows) (--limit)" : rows)
    }

    private static func text(_ value: QueryValue) -> String {
        switch value {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .numbers(let numbers): numbers.map { "\($0)" }.joined(separator: " ")
        case .packed(let bytes): "\(bytes.count) bytes"
        }
    }
}

import Files
import Reports

/// Rows as columns that fit the terminal: as wide as the first rows need.
struct ScreenTable {
    /// So many rows decide how wide the columns are.
    private static let measuredRows = 200
    private static let widestColumn = 28
    private static let narrowestColumn = 8
    private static let narrowestPath = 28
    private static let gap = "  "

    private let titles: [String]
    /// Whether the first column is one of paths, whose ends tell most.
    private let beginsWithPath: Bool
    private let style: Style
    private var waiting: [[String]] = []
    private var widths: [Int] = []
    private var output = OutputBuffer(.output)

    /// - Parameters:
    ///   - titles: of the columns, fit for a terminal.
    ///   - beginsWithPath: whether the first column is one of paths.
    ///   - style: the terminal.
    init(_ titles: [String], beginsWithPath: Bool, _ style: Style) {
        self.titles = titles
        self.beginsWithPath = beginsWithPath
        self.style = style
    }

    /// Takes a row, fit for a terminal.
    mutating func add(_ row: [String]) throws {
        guard widths.isEmpty else { return try write(row) }
        waiting.append(row)
        if waiting.count == ScreenTable.measuredRows { try layOut() }
    }

    /// Writes what waits, and a line below the table.
    mutating func end(_ line: String) throws {
        if widths.isEmpty, !waiting.isEmpty { try layOut() }
        try output.write(style.dim(line.escapingControls) + "\n")
        try output.flush()
    }

    private mutating func layOut() throws {
        let rows = [titles] + waiting
        widths = titles.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        for index in widths.indices.dropFirst(beginsWithPath ? 1 : 0) {
            widths[index] = min(widths[index], ScreenTable.widestColumn)
        }
        // A long path gives way first, then whatever else is widest.
        func excess() -> Int {
            widths.reduce(0, +) + ScreenTable.gap.count * (widths.count - 1) - style.width
        }
        if beginsWithPath {
            let least = min(widths[0], ScreenTable.narrowestPath)
            widths[0] = max(least, widths[0] - max(0, excess()))
        }
        let others = widths.indices.dropFirst(beginsWithPath ? 1 : 0)
        while excess() > 0, let widest = widths[others].max(), widest > ScreenTable.narrowestColumn,
            let index = widths.lastIndex(of: widest), others.contains(index)
        {
            widths[index] -= 1
        }
        if beginsWithPath {
            widths[0] = max(ScreenTable.narrowestColumn, widths[0] - max(0, excess()))
        }
        try output.write(style.dim(line(titles)) + "\n")
        for row in waiting { try write(row) }
        waiting = []
    }

    private mutating func write(_ row: [String]) throws {
        try output.write(line(row) + "\n")
    }

    private func line(_ row: [String]) -> String {
        var line = ""
        for (index, text) in row.enumerated() {
            let isPath = beginsWithPath && index == 0
            let cut = isPath ? text.shortened(widths[0]) : text.shortenedAtEnd(widths[index])
            line += index == row.count - 1 ? cut : cut.padded(widths[index]) + ScreenTable.gap
        }
        return line
    }
}

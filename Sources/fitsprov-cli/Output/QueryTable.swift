import ArchiveReports
import FITS
import Files
import FitsProvArchive
import ObsCore
import Reports

/// Products as a table that fits the terminal.
struct QueryTable: QueryReport {
    /// So many rows decide how wide the columns are.
    private static let measuredRows = 200
    private static let widestColumn = 28
    private static let narrowestColumn = 8
    private static let narrowestPath = 28
    private static let gap = "  "

    private let columns: [String]
    /// Whether the columns are alone, or have activity and target behind them.
    private let isExact: Bool
    private let roots: [String]
    private let style: Style
    private let archive: String
    private var waiting: [[String]] = []
    private var widths: [Int] = []
    private var output = OutputBuffer(.output)

    init(columns: [String], isExact: Bool, roots: [String], _ style: Style, _ archive: String) {
        self.columns = columns
        self.isExact = isExact
        self.roots = roots
        self.style = style
        self.archive = archive
    }

    mutating func begin() {}

    mutating func add(_ product: QueryRow) throws {
        let shown = zip(columns, product.columns).map { name, value in
            QueryTable.people(name, value ?? "-").escapingControls
        }
        var row = [place(product.path)] + shown
        if !isExact {
            row += [product.activity ?? "-", product[.targetName]?.text ?? "-"].map(
                \.escapingControls)
        }
        guard widths.isEmpty else { return try write(row) }
        waiting.append(row)
        if waiting.count == QueryTable.measuredRows { try layOut() }
    }

    mutating func end(_ result: QueryResult) throws {
        if widths.isEmpty, !waiting.isEmpty { try layOut() }
        let products = result.count == 1 ? "1 product" : "\(grouped(result.count)) products"
        let text =
            result.count == 0
            ? "nothing found in \(archive)"
            : result.isCut ? "the first \(products) (--limit)" : products
        try output.write(style.dim(text.escapingControls) + "\n")
        try output.flush()
    }

    /// The path below the root, if there is but one.
    private func place(_ path: String) -> String {
        Paths.short(path, under: roots).escapingControls
    }

    /// The name without what goes without saying.
    private static func title(_ name: String) -> String {
        let prefix = ["parameter.", "param."].first { name.lowercased().hasPrefix($0) }
        return String(name.dropFirst(prefix?.count ?? 0)).escapingControls
    }

    /// Modified Julian dates as dates.
    private static func people(_ name: String, _ value: String) -> String {
        guard ["t_min", "t_max"].contains(name.lowercased()), let mjd = Double(value) else {
            return value
        }
        return ModifiedJulianDate(mjd).text
    }

    private mutating func layOut() throws {
        let titles =
            ["path"] + columns.map(QueryTable.title)
            + (isExact ? [] : ["activity", "target"])
        let rows = [titles] + waiting
        widths = titles.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        for index in widths.indices.dropFirst() {
            widths[index] = min(widths[index], QueryTable.widestColumn)
        }
        // A long path gives way first, then whatever else is widest.
        func excess() -> Int {
            widths.reduce(0, +) + QueryTable.gap.count * (widths.count - 1) - style.width
        }
        let least = min(widths[0], QueryTable.narrowestPath)
        widths[0] = max(least, widths[0] - max(0, excess()))
        while excess() > 0, let widest = widths.dropFirst().max(),
            widest > QueryTable.narrowestColumn, let index = widths.lastIndex(of: widest), index > 0
        {
            widths[index] -= 1
        }
        widths[0] = max(QueryTable.narrowestColumn, widths[0] - max(0, excess()))
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
            // The end of a path tells most, and the beginning of all else.
            let cut = index == 0 ? text.shortened(widths[0]) : text.shortenedAtEnd(widths[index])
            line += index == row.count - 1 ? cut : cut.padded(widths[index]) + QueryTable.gap
        }
        return line
    }
}

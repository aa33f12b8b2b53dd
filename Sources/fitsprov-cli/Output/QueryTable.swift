import ArchiveReports
import FITS
import Files
import FitsProvArchive
import ObsCore
import Reports

/// Products as a table that fits the terminal.
struct QueryTable: QueryReport {
    private let columns: [String]
    /// Whether the columns are alone, or have activity and target behind them.
    private let isExact: Bool
    private let roots: [String]
    private let archive: String
    private var table: ScreenTable

    init(columns: [String], isExact: Bool, roots: [String], _ style: Style, _ archive: String) {
        self.columns = columns
        self.isExact = isExact
        self.roots = roots
        self.archive = archive
        let titles =
            ["path"] + columns.map(QueryTable.title) + (isExact ? [] : ["activity", "target"])
        table = ScreenTable(titles, beginsWithPath: true, style)
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
        try table.add(row)
    }

    mutating func end(_ result: QueryResult) throws {
        let products = result.count == 1 ? "1 product" : "\(grouped(result.count)) products"
        try table.end(
            result.count == 0
                ? "nothing found in \(archive)"
                : result.isCut ? "the first \(products) (--limit)" : products)
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
}

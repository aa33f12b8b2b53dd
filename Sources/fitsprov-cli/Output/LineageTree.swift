import FITS
import Files
import FitsProv
import Reports

/// A lineage as a tree for people: one line a product, each product once.
struct LineageTree {
    private typealias Row = LineageRows.Row

    private let lineage: Lineage
    private let style: Style
    private let showsAgents: Bool
    private let rows: [Row]
    /// What each product points to, by its number.
    private let companions: [Int: [Lineage.Companion]]

    /// The fewest columns for a name, however deep it is.
    private static let shortest = 12
    /// The columns between two columns of text.
    private static let gap = 2
    /// The most companions of a product that are named.
    private static let mostLinks = 6

    /// Prepares a tree.
    ///
    /// - Parameters:
    ///   - lineage: the path.
    ///   - style: how text looks.
    ///   - all: whether inputs are shown that are alike, however many.
    ///   - showsAgents: whether people are named.
    init(_ lineage: Lineage, _ style: Style, all: Bool, showsAgents: Bool) {
        self.lineage = lineage
        self.style = style
        self.showsAgents = showsAgents
        companions = Dictionary(grouping: lineage.companions, by: \.from)
        rows = LineageRows(lineage, folds: !all).rows
    }

    /// The lines, each ended by a newline, and the summary.
    var text: String {
        let cells = rows.map(cells)
        let states = min(cells.map(\.state.count).max() ?? 0, style.width / 3)
        let left = style.width - states - LineageTree.gap
        let widest = cells.map(\.length).max() ?? 0
        let makers = cells.map(\.maker.count).max() ?? 0
        let names = min(widest, max(left - makers - LineageTree.gap, left * 3 / 5))
        let columns = Columns(names: names, makers: left - names - LineageTree.gap)
        var text = ""
        for (row, cell) in zip(rows, cells) {
            text += line(row, cell, columns) + "\n"
            guard !cell.details.isEmpty else { continue }
            let details = cell.details.joined(separator: ", ")
            for piece in details.wrapped(max(style.width - row.below.count, LineageTree.shortest)) {
                text += row.below + style.dim(piece) + "\n"
            }
        }
        return text + summary
    }

    private struct Columns {
        let names: Int
        let makers: Int
    }

    private func line(_ row: Row, _ cell: Cells, _ columns: Columns) -> String {
        let room = columns.names - row.head.count
        let showsRole = cell.name.count + cell.role.count <= max(room, LineageTree.shortest)
        let role = showsRole ? cell.role : ""
        let name = cell.name.shortened(max(room - role.count, LineageTree.shortest))
        let maker = cell.maker.shortened(columns.makers)
        var line = row.head + (row.edge == nil ? style.bold(name) : name) + style.dim(role)
        guard !maker.isEmpty || !cell.state.isEmpty else { return line }
        let used = row.head.count + name.count + role.count
        line += "".padded(columns.names - used + LineageTree.gap) + maker
        guard !cell.state.isEmpty else { return line }
        let gap = columns.makers - maker.count + min(0, columns.names - used) + LineageTree.gap
        return line + "".padded(max(gap, 1)) + paint(row, cell.state)
    }

    /// What is in the columns of a line.
    private struct Cells {
        let name: String
        let role: String
        let maker: String
        let state: String
        let details: [String]
        /// The columns that the name would take with all before and behind it.
        let length: Int
    }

    private func cells(_ row: Row) -> Cells {
        let node = lineage.nodes[row.number]
        let edge = row.edge.map { lineage.edges[$0] }
        let name =
            row.count > 1
            ? "… and \(row.count) more" : lineage.name(of: node).escapingControls
        let role = (edge?.used.role).map { " (\($0.escapingControls))" } ?? ""
        return Cells(
            name: name, role: role,
            maker: row.again?.rawValue ?? (node.provenance?.madeBy ?? "").escapingControls,
            state: edge.map { $0.resolution.words } ?? node.condition,
            details: row.again == nil && row.count == 1
                ? details(node, edge).map(\.escapingControls) : [],
            length: row.head.count + name.count + role.count)
    }

    private func details(_ node: Lineage.Node, _ edge: Lineage.Edge?) -> [String] {
        var details: [String] = []
        if let edge {
            let findings = edge.findings
            let isElsewhere = findings.contains { $0.isOfPlace }
            if lineage.direction == .forth {
                if isElsewhere { details.append("used it as \(edge.used.location)") }
            } else {
                if isElsewhere, !Paths.isURI(edge.used.location) {
                    details.append("was \(edge.used.location)")
                }
                details += findings.filter { !$0.isOfPlace || $0.isOfCompression }
                    .map { $0.words { lineage.shown($0) } }
            }
        }
        details += companions[node.number, default: []].prefix(LineageTree.mostLinks).map {
            companion in
            let role = companion.link.role.map { " (\($0))" } ?? ""
            return "points to \(lineage.shown(companion.path))\(role)"
        }
        if case .carried(let holder) = node.source {
            details.append("its document is in \(lineage.shown(holder))")
        }
        if showsAgents, let agents = node.provenance?.agents, !agents.isEmpty {
            details.append("for " + agents.map(\.name).joined(separator: ", "))
        }
        return details
    }

    private func paint(_ row: Row, _ text: String) -> String {
        guard let edge = row.edge else {
            switch lineage.nodes[row.number].isIntact {
            case true?: return style.good(text)
            case false?: return style.bad(text)
            case nil: return style.doubtful(text)
            }
        }
        switch lineage.edges[edge].resolution.state {
        case .confirmed: return style.good(text)
        case .changed, .missing: return style.bad(text)
        case .identified, .named, .outside, .carried: return style.doubtful(text)
        }
    }

    private var summary: String {
        let count = lineage.nodes.count
        let products = count == 1 ? "1 product" : "\(count) products"
        let levels = lineage.levels == 1 ? "1 level" : "\(lineage.levels) levels"
        let states = lineage.counts.map { "\($0.count) \($0.state.shortWords)" }
        var lines = "\(products), \(levels)"
        if !states.isEmpty { lines += ": " + states.joined(separator: ", ") }
        var text = lines.wrapped(style.width).joined(separator: "\n") + "\n"
        let cycles = lineage.cycles.count
        if cycles > 0 { text += cycles == 1 ? "1 cycle\n" : "\(cycles) cycles\n" }
        if lineage.closedPlaces > 0 {
            text += "outside the folder: --root FOLDER or --archive DIR looks there\n"
        }
        for cut in lineage.cuts.sorted(by: { $0.rawValue < $1.rawValue }) {
            text += "incomplete: \(cut.rawValue)\n"
        }
        return text
    }
}

import FITS
import FitsProv

/// A lineage as a tree for people: one line a product, each product once.
struct LineageTree {
    /// One line, and what is said below it.
    private struct Row {
        let number: Int
        /// The edge by which the product came here; nil for the first.
        let edge: Int?
        let head: String
        let below: String
        let again: Again?
    }

    /// Why a product is not shown once more.
    private enum Again: String {
        case above = "↑ above"
        case cycle = "↑ cycle"
        case itself = "↑ itself"
    }

    private let lineage: Lineage
    private let style: Style
    private let showsAgents: Bool
    private var rows: [Row] = []

    /// Beyond this depth lines begin with the number of their level.
    private static let deepest = 8
    /// The fewest columns for a name, however deep it stands.
    private static let shortest = 12
    /// The columns between two columns of text.
    private static let gap = 2

    init(_ lineage: Lineage, _ style: Style, showsAgents: Bool) {
        self.lineage = lineage
        self.style = style
        self.showsAgents = showsAgents
        arrange()
    }

    /// A product that waits for its line.
    private struct Waiting {
        let number: Int
        let edge: Int?
        let depth: Int
        let prefix: String
        let isLast: Bool
    }

    /// Puts the products in the order of their lines: each before what it leads to.
    private mutating func arrange() {
        let isBack = lineage.direction == .back
        let leads = isBack ? lineage.causes : lineage.effects
        var seen = [Bool](repeating: false, count: lineage.nodes.count)
        var isOpen = seen
        var open: [(number: Int, depth: Int)] = []
        var waiting = [Waiting(number: 0, edge: nil, depth: 0, prefix: "", isLast: true)]
        while let next = waiting.popLast() {
            while let last = open.last, last.depth >= next.depth {
                isOpen[last.number] = false
                open.removeLast()
            }
            let isDeep = next.depth > LineageTree.deepest
            let branch = next.depth == 0 ? "" : next.isLast ? "└─ " : "├─ "
            let head = isDeep ? "[\(next.depth)] " : next.prefix + branch
            let inner =
                isDeep || next.depth == 0 ? "" : next.prefix + (next.isLast ? "   " : "│  ")
            let leading = seen[next.number] ? [] : leads[next.number]
            let above = isDeep ? "    " : inner + (leading.isEmpty ? "   " : "│  ")
            var again: Again?
            if seen[next.number] {
                let isItself = open.last?.number == next.number
                again = isItself ? .itself : isOpen[next.number] ? .cycle : .above
            }
            rows.append(
                Row(number: next.number, edge: next.edge, head: head, below: above, again: again))
            guard again == nil else { continue }
            seen[next.number] = true
            isOpen[next.number] = true
            open.append((next.number, next.depth))
            for (index, number) in leading.enumerated().reversed() {
                let edge = lineage.edges[number]
                waiting.append(
                    Waiting(
                        number: isBack ? edge.to : edge.from, edge: number, depth: next.depth + 1,
                        prefix: inner, isLast: index == leading.count - 1))
            }
        }
    }

    /// The lines, each ended by a newline, and the summary.
    var text: String {
        let cells = rows.map(cells)
        let states = min(cells.map(\.state.count).max() ?? 0, style.width / 3)
        let left = style.width - states - LineageTree.gap
        let widest = cells.map(\.length).max() ?? 0
        let makers = cells.map(\.made.count).max() ?? 0
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
        let maker = cell.made.shortened(columns.makers)
        var line = row.head + (row.edge == nil ? style.bold(name) : name) + style.dim(role)
        guard !maker.isEmpty || !cell.state.isEmpty else { return line }
        let used = row.head.count + name.count + role.count
        line += "".padded(columns.names - used + LineageTree.gap) + maker
        guard !cell.state.isEmpty else { return line }
        let gap = columns.makers - maker.count + min(0, columns.names - used) + LineageTree.gap
        return line + "".padded(max(gap, 1)) + paint(row, cell.state)
    }

    /// What stands in the columns of a line.
    private struct Cells {
        let name: String
        let role: String
        let made: String
        let state: String
        let details: [String]
        /// The columns that the name would take with all before and behind it.
        let length: Int
    }

    private func cells(_ row: Row) -> Cells {
        let node = lineage.nodes[row.number]
        let edge = row.edge.map { lineage.edges[$0] }
        let name = lineage.name(of: node).escapingControls
        let role = (edge?.used.role).map { " (\($0.escapingControls))" } ?? ""
        return Cells(
            name: name, role: role,
            made: row.again?.rawValue ?? (node.provenance?.madeBy ?? "").escapingControls,
            state: edge.map { $0.resolution.words } ?? node.condition,
            details: row.again == nil ? details(node, edge).map(\.escapingControls) : [],
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
        for cut in lineage.cuts.sorted(by: { $0.rawValue < $1.rawValue }) {
            text += "not complete: \(cut.rawValue)\n"
        }
        return text
    }
}

import FitsProv

/// The products of a lineage in the order of the lines of a tree, each shown once.
struct LineageRows {
    /// One line, and what is said below it.
    struct Row {
        let number: Int
        /// The edge by which the product came here; nil for the first.
        let edge: Int?
        /// What comes before the name, and below it.
        let head: String
        let below: String
        let again: Again?
        /// How many products the line stands for.
        var count = 1
    }

    /// Why a product is not shown once more.
    enum Again: String {
        case above = "↑ above"
        case cycle = "↑ cycle"
        case itself = "↑ itself"
    }

    /// The lines.
    private(set) var rows: [Row] = []
    private let lineage: Lineage
    private let leads: [[Int]]
    private var seen: [Bool]

    /// Beyond this depth lines begin with the number of their level.
    private static let deepest = 8
    /// Of this many inputs that are alike all are shown; of more, this many less a few.
    private static let mostAlike = 12
    private static let shownAlike = 8

    /// Puts the products in the order of their lines: each before what it leads to.
    ///
    /// - Parameters:
    ///   - lineage: the path.
    ///   - folds: whether many inputs that are alike become one line.
    init(_ lineage: Lineage, folds: Bool) {
        self.lineage = lineage
        leads = lineage.direction == .back ? lineage.causes : lineage.effects
        seen = [Bool](repeating: false, count: lineage.nodes.count)
        arrange(folds)
    }

    /// A product that waits for its line.
    private struct Waiting {
        let number: Int
        let edge: Int?
        let depth: Int
        let prefix: String
        let isLast: Bool
        var count = 1
    }

    private mutating func arrange(_ folds: Bool) {
        var isOpen = seen
        var open: [(number: Int, depth: Int)] = []
        var waiting = [Waiting(number: 0, edge: nil, depth: 0, prefix: "", isLast: true)]
        while let next = waiting.popLast() {
            while let last = open.last, last.depth >= next.depth {
                isOpen[last.number] = false
                open.removeLast()
            }
            let isDeep = next.depth > LineageRows.deepest
            let inner =
                isDeep || next.depth == 0 ? "" : next.prefix + (next.isLast ? "   " : "│  ")
            var again: Again?
            if seen[next.number], next.count == 1 {
                let isItself = open.last?.number == next.number
                again = isItself ? .itself : isOpen[next.number] ? .cycle : .above
            }
            let isNew = again == nil && next.count == 1
            let branches = isNew ? self.branches(next.number, folds) : []
            let branch = next.depth == 0 ? "" : next.isLast ? "└─ " : "├─ "
            rows.append(
                Row(
                    number: next.number, edge: next.edge,
                    head: isDeep ? "[\(next.depth)] " : next.prefix + branch,
                    below: isDeep ? "    " : inner + (branches.isEmpty ? "   " : "│  "),
                    again: again, count: next.count))
            guard isNew else { continue }
            seen[next.number] = true
            isOpen[next.number] = true
            open.append((next.number, next.depth))
            for (index, branch) in branches.enumerated().reversed() {
                waiting.append(
                    Waiting(
                        number: target(branch.edge), edge: branch.edge, depth: next.depth + 1,
                        prefix: inner, isLast: index == branches.count - 1, count: branch.count))
            }
        }
    }

    private func target(_ number: Int) -> Int {
        let edge = lineage.edges[number]
        return lineage.direction == .back ? edge.to : edge.from
    }

    /// What makes inputs alike: nothing more is to be said of them, and nothing is wrong.
    private struct Likeness: Hashable {
        let role: String?
        let state: Resolution.State
        let isStamped: Bool
    }

    private func likeness(_ number: Int) -> Likeness? {
        let edge = lineage.edges[number]
        let node = target(number)
        guard leads[node].isEmpty, !seen[node], edge.findings.isEmpty,
            !edge.resolution.state.isWrong
        else { return nil }
        return Likeness(
            role: edge.used.role, state: edge.resolution.state,
            isStamped: lineage.nodes[node].provenance != nil)
    }

    /// The edges below a product; of many that are alike, the last stands for the rest.
    private mutating func branches(_ number: Int, _ folds: Bool) -> [(edge: Int, count: Int)] {
        let edges = leads[number]
        guard folds, edges.count > LineageRows.mostAlike else { return edges.map { ($0, 1) } }
        let kinds = edges.map { likeness($0) }
        var counts: [Likeness: Int] = [:]
        for case let kind? in kinds { counts[kind, default: 0] += 1 }
        var shown: [Likeness: Int] = [:]
        var branches: [(edge: Int, count: Int)] = []
        for (edge, kind) in zip(edges, kinds) {
            guard let kind, let count = counts[kind], count > LineageRows.mostAlike else {
                branches.append((edge, 1))
                continue
            }
            shown[kind, default: 0] += 1
            if shown[kind, default: 0] <= LineageRows.shownAlike {
                branches.append((edge, 1))
            } else {
                if shown[kind] == count {
                    branches.append((edge, count - LineageRows.shownAlike))
                }
                seen[target(edge)] = true
            }
        }
        return branches
    }
}

import Graphs

/// A directed graph over the numbers from 0, whose edges are numbered too.
struct DirectedGraph {
    /// How many nodes there are.
    let nodeCount: Int
    /// Where each edge begins.
    let sources: [Int32]
    /// Where each edge ends.
    let targets: [Int32]
    // The edges that leave node n are `leaving[offsets[n]..<offsets[n + 1]]`.
    private let offsets: [Int32]
    private let leaving: [Int32]

    init(nodeCount: Int, edges: [(source: Int, target: Int)]) {
        self.nodeCount = nodeCount
        sources = edges.map { Int32($0.source) }
        targets = edges.map { Int32($0.target) }
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for edge in edges { offsets[edge.source + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var leaving = [Int32](repeating: 0, count: edges.count)
        for (index, edge) in edges.enumerated() {
            leaving[Int(next[edge.source])] = Int32(index)
            next[edge.source] += 1
        }
        self.offsets = offsets
        self.leaving = leaving
    }

    /// The edges that leave a node.
    func edges(from node: Int) -> ArraySlice<Int32> {
        leaving[Int(offsets[node])..<Int(offsets[node + 1])]
    }

    /// For each node the number of its strongly connected component.
    func components() -> [Int] {
        let following = leaving.map { targets[Int($0)] }
        return Components(count: nodeCount, offsets: offsets, targets: following)
            .componentOfNode.map(Int.init)
    }

    /// A shortest way from one node to another, as edges; `nil` where there is none.
    ///
    /// `reached` holds for each node the number of the last search that came to it, -1 at first,
    /// and `search` is the number of this one: so many searches need not clear it.
    func path(
        from start: Int, to goal: Int, reached: inout [Int], search: Int,
        where isAllowed: (Int) -> Bool
    ) -> [Int]? {
        guard start != goal else { return [] }
        reached[start] = search
        var arrivals: [(edge: Int, before: Int)] = [(-1, -1)]
        var nodes = [start]
        var done = 0
        while done < nodes.count {
            for edge in edges(from: nodes[done]) {
                let target = Int(targets[Int(edge)])
                guard reached[target] != search, isAllowed(target) else { continue }
                reached[target] = search
                nodes.append(target)
                arrivals.append((Int(edge), done))
                guard target == goal else { continue }
                var (path, step) = ([Int](), nodes.count - 1)
                while arrivals[step].edge >= 0 {
                    path.append(arrivals[step].edge)
                    step = arrivals[step].before
                }
                return path.reversed()
            }
            done += 1
        }
        return nil
    }
}

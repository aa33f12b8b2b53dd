extension Lineage {
    /// The products that were made from one another, or from themselves; each group in order.
    ///
    /// These are the strongly connected components of more than one product, and the products
    /// that name themselves (Tarjan 1972, without recursion).
    public var cycles: [[Int]] {
        let targets = causes
        var order = [Int](repeating: -1, count: nodes.count)
        var lowest = order
        var isOnStack = [Bool](repeating: false, count: nodes.count)
        var stack: [Int] = []
        var count = 0
        var found: [[Int]] = []
        for start in nodes.indices where order[start] < 0 {
            var work = [(node: start, next: 0)]
            while let (node, next) = work.last {
                if next == 0 {
                    order[node] = count
                    lowest[node] = count
                    count += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if next < targets[node].count {
                    work[work.count - 1].next += 1
                    let target = edges[targets[node][next]].to
                    if order[target] < 0 {
                        work.append((target, 0))
                    } else if isOnStack[target] {
                        lowest[node] = min(lowest[node], order[target])
                    }
                    continue
                }
                work.removeLast()
                if let user = work.last?.node { lowest[user] = min(lowest[user], lowest[node]) }
                guard lowest[node] == order[node] else { continue }
                var group: [Int] = []
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    group.append(member)
                    if member == node { break }
                }
                let namesItself = targets[node].contains { edges[$0].to == node }
                if group.count > 1 || namesItself { found.append(group.sorted()) }
            }
        }
        return found.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    /// For each product, the numbers of the edges to what it was made from.
    public var causes: [[Int]] {
        var causes = [[Int]](repeating: [], count: nodes.count)
        for (number, edge) in edges.enumerated() { causes[edge.from].append(number) }
        return causes
    }

    /// For each product, the numbers of the edges from what was made from it.
    public var effects: [[Int]] {
        var effects = [[Int]](repeating: [], count: nodes.count)
        for (number, edge) in edges.enumerated() { effects[edge.to].append(number) }
        return effects
    }
}

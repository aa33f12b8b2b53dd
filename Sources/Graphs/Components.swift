/// The strongly connected components of a graph: more than one node in one means a cycle.
///
/// Tarjan's algorithm (1972) with a stack of its own: nothing here recurses, however deep the graph.
package struct Components: Sendable {
    /// The nodes, one component after the other; what leads on to others comes after those.
    package private(set) var nodes: [Int32] = []
    /// Where each component begins in ``nodes``.
    package private(set) var starts: [Int32] = []

    /// Finds the components of all that can be reached.
    ///
    /// - Parameters:
    ///   - count: the number of nodes.
    ///   - offsets: where the targets of each node begin in `targets`, and where the last end.
    ///   - targets: the nodes to which each node leads.
    package init(count: Int, offsets: [Int32], targets: [Int32]) {
        let unseen: Int32 = -1
        let done = Int32.max
        var low = [Int32](repeating: unseen, count: count)
        var next = [Int32](repeating: 0, count: count)
        var open: [Int32] = []
        var path: [Int32] = []
        var order: Int32 = 0
        var number = [Int32](repeating: unseen, count: count)
        for root in 0..<count where number[root] == unseen {
            path.append(Int32(root))
            while let node = path.last.map({ Int($0) }) {
                if number[node] == unseen {
                    number[node] = order
                    low[node] = order
                    order += 1
                    next[node] = offsets[node]
                    open.append(Int32(node))
                }
                if next[node] < offsets[node + 1] {
                    let target = Int(targets[Int(next[node])])
                    next[node] += 1
                    if number[target] == unseen {
                        path.append(Int32(target))
                    } else if number[target] != done {
                        low[node] = min(low[node], number[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last.map({ Int($0) }) {
                    low[parent] = min(low[parent], low[node])
                }
                guard low[node] == number[node] else { continue }
                starts.append(Int32(nodes.count))
                while let member = open.popLast() {
                    nodes.append(member)
                    number[Int(member)] = done
                    if Int(member) == node { break }
                }
            }
        }
        starts.append(Int32(nodes.count))
    }

    /// How many components there are.
    package var count: Int { starts.count - 1 }

    /// The nodes of a component.
    package subscript(component: Int) -> ArraySlice<Int32> {
        nodes[Int(starts[component])..<Int(starts[component + 1])]
    }

    /// The component of each node.
    package var componentOfNode: [Int32] {
        var numbers = [Int32](repeating: 0, count: nodes.count)
        for component in 0..<count {
            for node in self[component] { numbers[Int(node)] = Int32(component) }
        }
        return numbers
    }
}

import Graphs

/// The order in which what was made from something must be made again.
struct RebuildOrder {
    /// The level of each node: one more than the highest of what it was made from.
    let levels: [Int32]
    /// The nodes but the first, by level, then by file.
    let nodes: [Int32]
    /// The inputs of each node begin here in ``inputs``.
    let inputStarts: [Int32]
    /// The inputs of the nodes, as far as they are of the closure.
    let inputs: [Int32]
    /// The nodes of each cycle.
    let cycles: [[Int32]]

    init(_ closure: Closure) {
        let count = closure.files.count
        let (offsets, users) = (closure.offsets, closure.users)
        let parts = Components(count: count, offsets: offsets, targets: users)
        var levels = [Int32](repeating: 0, count: count)
        var cycles: [[Int32]] = []
        let partOf = parts.componentOfNode
        // What leads on comes last among the parts, so that from the end each level is final.
        for part in (0..<parts.count).reversed() {
            let members = parts[part]
            let level = members.map { levels[Int($0)] }.max() ?? 0
            for member in members { levels[Int(member)] = level }
            var isCycle = members.count > 1
            for member in members {
                for edge in Int(offsets[Int(member)])..<Int(offsets[Int(member) + 1]) {
                    let user = users[edge]
                    if user == member { isCycle = true }
                    guard partOf[Int(user)] != Int32(part) else { continue }
                    levels[Int(user)] = max(levels[Int(user)], level + 1)
                }
            }
            if isCycle { cycles.append(members.sorted()) }
        }
        self.levels = levels
        self.cycles = cycles
        nodes = RebuildOrder.sorted(levels, closure.files)
        (inputStarts, inputs) = RebuildOrder.reversed(count, offsets, users)
    }

    /// The nodes but the first, by level, then by file.
    private static func sorted(_ levels: [Int32], _ files: [Int64]) -> [Int32] {
        let byFile = (1..<max(levels.count, 1)).sorted { files[$0] < files[$1] }
        var places = [Int](repeating: 0, count: Int(levels.max() ?? 0) + 2)
        for node in byFile { places[Int(levels[node]) + 1] += 1 }
        for level in places.indices.dropFirst() { places[level] += places[level - 1] }
        var sorted = [Int32](repeating: 0, count: byFile.count)
        for node in byFile {
            let level = Int(levels[node])
            sorted[places[level]] = Int32(node)
            places[level] += 1
        }
        return sorted
    }

    private static func reversed(
        _ count: Int, _ offsets: [Int32], _ users: [Int32]
    ) -> ([Int32], [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for user in users { starts[Int(user) + 1] += 1 }
        for node in 0..<count { starts[node + 1] += starts[node] }
        var inputs = [Int32](repeating: 0, count: users.count)
        var places = starts
        for node in 0..<count {
            for edge in Int(offsets[node])..<Int(offsets[node + 1]) {
                let user = Int(users[edge])
                inputs[Int(places[user])] = Int32(node)
                places[user] += 1
            }
        }
        return (starts, inputs)
    }
}

extension Picture {
    /// Draws things as one that cannot be told apart but by their names' numbers.
    ///
    /// They are of one kind and type, their names differ in digits only, and they are related in
    /// the same ways to things that are alike themselves: the files and steps of a pipeline that
    /// was run many times. Members of a collection and parameters of an activity may have any
    /// names. Colours are refined until they tell no more things apart.
    mutating func fold() {
        let colors = refinedColors()
        var members: [Int: [Int]] = [:]
        for (node, color) in colors.enumerated() { members[color, default: []].append(node) }
        let threshold = max(2, options.foldingThreshold)
        var places = [Int](repeating: -1, count: nodes.count)
        var folded: [Node] = []
        for (node, color) in colors.enumerated() where places[node] < 0 {
            let group = members[color] ?? []
            guard group.count >= threshold else {
                places[node] = folded.count
                folded.append(nodes[node])
                continue
            }
            for member in group { places[member] = folded.count }
            folded.append(one(of: group))
        }
        nodes = folded
        foldEdges(places)
    }

    private func one(of group: [Int]) -> Node {
        var node = nodes[group[0]]
        node.names = group.flatMap { nodes[$0].names }
        node.records = group.flatMap { nodes[$0].records }
        return node
    }

    private mutating func foldEdges(_ places: [Int]) {
        var positions: [EdgeKey: Int] = [:]
        var folded: [Edge] = []
        for var edge in edges {
            edge.source = places[edge.source]
            edge.target = places[edge.target]
            edge.others = edge.others.map { Other(argument: $0.argument, node: places[$0.node]) }
            let key = EdgeKey(
                source: edge.source, target: edge.target, label: edge.label, others: edge.others)
            let isFolded = nodes[edge.source].names.count > 1 || nodes[edge.target].names.count > 1
            if isFolded, let position = positions[key] {
                folded[position].records += edge.records
            } else {
                positions[key] = folded.count
                folded.append(edge)
            }
        }
        edges = folded
    }

    /// A number for each thing, the same for those that are alike.
    private func refinedColors() -> [Int] {
        let members = onlyMembers
        var colors = Self.numbered(
            nodes.enumerated().map { firstColor($1, isMember: members[$0]) })
        let ends = edges.map { edge in
            [(edge.source, "<"), (edge.target, ">")] + edge.others.map { ($0.node, $0.argument) }
        }
        var count = Set(colors).count
        // A chain of n steps needs n rounds; where that takes too long, nothing is called alike.
        let rounds = max(8, 500_000 / max(1, edges.count))
        for _ in 0..<min(rounds, 256) {
            var surroundings = [Set<[Int]>](repeating: [], count: nodes.count)
            var words: [String: Int] = [:]
            for (edge, ends) in zip(edges, ends) {
                for (node, role) in ends {
                    let word = words[edge.label + role, default: words.count]
                    words[edge.label + role] = word
                    let others = ends.map { $0.0 == node ? -1 : colors[$0.0] }
                    surroundings[node].insert([word] + others)
                }
            }
            let refined = Self.numbered(
                zip(colors, surroundings).map { Surrounded(color: $0, by: $1) })
            let refinedCount = Set(refined).count
            colors = refined
            if refinedCount == count { return colors }
            count = refinedCount
        }
        return Array(nodes.indices)
    }

    /// For each thing whether all that is said of it is that collections have it as a member.
    private var onlyMembers: [Bool] {
        var (isMember, isMore) = (nodes.map { _ in false }, nodes.map { _ in false })
        for edge in edges {
            isMember[edge.target] = isMember[edge.target] || edge.style.word == "hadMember"
            isMore[edge.target] = isMore[edge.target] || edge.style.word != "hadMember"
            isMore[edge.source] = true
            for other in edge.others { isMore[other.node] = true }
        }
        return zip(isMember, isMore).map { $0 && !$1 }
    }

    /// Members of collections and parameters are alike whatever they are called.
    private func firstColor(_ node: Node, isMember: Bool) -> FirstColor {
        let label = node.records.first?.label ?? node.names.first?.uri ?? ""
        let isAlike = isMember || node.style.isParameter
        return FirstColor(
            bundle: node.bundle, style: node.style, types: Set(node.records.flatMap(\.types)),
            pattern: isAlike ? [] : Self.pattern(label))
    }

    /// A name with each run of digits as one sign.
    private static func pattern(_ name: String) -> [UInt8] {
        var pattern: [UInt8] = []
        for byte in name.utf8 {
            if !byte.isASCIIDigit {
                pattern.append(byte)
            } else if pattern.last != UInt8(ascii: "0") {
                pattern.append(UInt8(ascii: "0"))
            }
        }
        return pattern
    }

    private static func numbered<Element: Hashable>(_ elements: [Element]) -> [Int] {
        var numbers: [Element: Int] = [:]
        return elements.map { element in
            if let number = numbers[element] { return number }
            let number = numbers.count
            numbers[element] = number
            return number
        }
    }
}

private struct FirstColor: Hashable {
    let bundle: Int?
    let style: PictureStyle
    let types: Set<QualifiedName>
    let pattern: [UInt8]
}

private struct Surrounded: Hashable {
    let color: Int
    let by: Set<[Int]>
}

private struct EdgeKey: Hashable {
    let source: Int
    let target: Int
    let label: String
    let others: [Picture.Other]
}

/// The order of steps that several dialects record of one product.
enum StepOrder {
    /// How many lists are merged one after the other.
    private static let mostLists = 64

    /// Puts the steps of several dialects into one list, oldest first.
    ///
    /// The steps of one dialect keep their order. Where both have a time, the earlier one comes first;
    /// else those of the dialect that comes first. An inferred step that another dialect wrote down is
    /// that one.
    ///
    /// - Parameter lists: the steps of each dialect, oldest first.
    /// - Returns: all steps, those that made inputs before those that made the product.
    static func merged(_ lists: [[Step]]) -> [Step] {
        var rest = withoutRepetitions(lists)
        // Of very many lists neighbours come first: one by one takes a time that grows as a square.
        while rest.count > mostLists {
            rest = stride(from: 0, to: rest.count, by: 2).map { index in
                index + 1 < rest.count ? merge(rest[index], rest[index + 1]) : rest[index]
            }
        }
        let merged = rest.reduce([], merge)
        return merged.filter(\.isAncestor) + merged.filter { !$0.isAncestor }
    }

    /// The time that orders a step, as digits; nil if none is recorded.
    private static func time(_ step: Step) -> String? {
        (step.activity.start ?? step.activity.end).map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.filter { "0"..."9" ~= $0 }))
        }
    }

    private static func merge(_ first: [Step], _ second: [Step]) -> [Step] {
        var result: [Step] = []
        var (left, right) = (first[...], second[...])
        while let mine = left.first, let other = right.first {
            if let mine = time(mine), let other = time(other), other < mine {
                result.append(right.removeFirst())
            } else {
                result.append(left.removeFirst())
            }
        }
        return result + left + right
    }

    /// What two records of one step have in common.
    private struct Key: Hashable {
        let name: String
        let isAncestor: Bool

        init(_ step: Step) {
            name = step.activity.name.lowercased()
            isAncestor = step.isAncestor
        }
    }

    /// The lists without inferred steps that another list has as written ones; these take their parts.
    private static func withoutRepetitions(_ lists: [[Step]]) -> [[Step]] {
        // For each list the first written step of a name.
        var written: [Key: [Int: Int]] = [:]
        for (number, list) in lists.enumerated() {
            for (place, step) in list.enumerated()
            where step.origin?.certainty == .written && !step.activity.name.isEmpty {
                let key = Key(step)
                if written[key]?[number] == nil { written[key, default: [:]][number] = place }
            }
        }
        var whole = lists
        var repeated = lists.map { _ in Set<Int>() }
        for (number, list) in lists.enumerated() {
            for (place, step) in list.enumerated() where step.origin?.certainty == .inferred {
                let others = written[Key(step)]?.filter { $0.key != number }
                guard let other = others?.min(by: { $0.key < $1.key }) else { continue }
                if !step.isBare { whole[other.key][other.value].take(step) }
                repeated[number].insert(place)
            }
        }
        return zip(whole, repeated).map { list, repeated in
            list.indices.filter { !repeated.contains($0) }.map { list[$0] }
        }
    }
}

extension Step {
    /// Whether it has nothing but an activity.
    fileprivate var isBare: Bool {
        software.isEmpty && agents.isEmpty && used.isEmpty && parameters.isEmpty
            && configuration.isEmpty && environment.isEmpty
    }
}

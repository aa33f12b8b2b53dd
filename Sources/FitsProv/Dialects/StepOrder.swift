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

    /// The lists without inferred steps that another list has as written ones; these take their parts.
    private static func withoutRepetitions(_ lists: [[Step]]) -> [[Step]] {
        var lists = lists
        for (number, list) in lists.enumerated() {
            for step in list where step.origin?.certainty == .inferred {
                for other in lists.indices where other != number {
                    let place = lists[other].firstIndex {
                        $0.origin?.certainty == .written && $0.isAncestor == step.isAncestor
                            && !step.activity.name.isEmpty
                            && $0.activity.name.lowercased() == step.activity.name.lowercased()
                    }
                    guard let place else { continue }
                    lists[other][place].take(step)
                    lists[number].removeAll { $0 == step }
                    break
                }
            }
        }
        return lists
    }
}

extension LineageDifference {
    /// Puts the causes in order, and finds what follows from each.
    mutating func order() {
        let order = laterSteps()
        for number in order.reversed() {
            for next in steps[number].next where next != number {
                steps[next].distance = max(steps[next].distance, steps[number].distance + 1)
            }
        }
        /// The step that makes each differ.
        var reasons = [Int?](repeating: nil, count: steps.count)
        for number in order {
            if !steps[number].changes.isEmpty {
                reasons[number] = number
                continue
            }
            if let reason = steps[number].next.lazy.compactMap({ reasons[$0] }).first {
                reasons[number] = reason
                steps[reason].consequences.append(number)
            } else if number != 0 {
                // The same was done with the same, and yet the result is another.
                steps[number].changes = [
                    StepChange(
                        subject: .content, name: "made the same way",
                        first: first.nodes[steps[number].first].digest,
                        second: second.nodes[steps[number].second].digest)
                ]
                reasons[number] = number
            }
        }
        let places = Dictionary(uniqueKeysWithValues: zip(order, 0...))
        causes = steps.indices.filter { !steps[$0].changes.isEmpty }.sorted { left, right in
            (-steps[left].distance, places[left] ?? 0) < (
                -steps[right].distance, places[right] ?? 0
            )
        }
    }

    /// The steps, each after all those that it used, as far as there is no cycle.
    private func laterSteps() -> [Int] {
        var order: [Int] = []
        var seen = [Bool](repeating: false, count: steps.count)
        var work: [(number: Int, next: Int)] = steps.isEmpty ? [] : [(0, 0)]
        if !seen.isEmpty { seen[0] = true }
        while let (number, next) = work.last {
            guard next < steps[number].next.count else {
                order.append(number)
                work.removeLast()
                continue
            }
            work[work.count - 1].next += 1
            let target = steps[number].next[next]
            guard !seen[target] else { continue }
            seen[target] = true
            work.append((target, 0))
        }
        return order
    }
}

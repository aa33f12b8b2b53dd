/// What differs in how two products were made, along their whole paths.
///
/// The paths are compared side by side, step by step. Where two steps differ, what follows from
/// it (other inputs of later steps) is counted as its consequence and not as a difference.
public struct LineageDifference: Sendable {
    /// Two steps at the same place of the two paths.
    public struct Step: Sendable {
        /// The product of the step on the first path, by its number.
        public let first: Int
        /// The product on the second.
        public let second: Int
        /// How many steps lie between it and the products that are compared, on the longest way.
        public internal(set) var distance = 0
        /// What differs in the step itself.
        public var changes: [StepChange] = []
        /// The steps that differ only because this one does, by their number, the first one first.
        public internal(set) var consequences: [Int] = []
        var next: [Int] = []

        /// Compares two products side by side.
        ///
        /// - Parameters:
        ///   - first: the product on the first path, by its number.
        ///   - second: the product on the second.
        package init(first: Int, second: Int) {
            self.first = first
            self.second = second
        }
    }

    /// Two products of the same content of which the last steps differ.
    public struct Note: Sendable {
        /// The product on the first path, by its number.
        public let first: Int
        /// The product on the second.
        public let second: Int
        /// What differs in the steps themselves.
        public let changes: [StepChange]
    }

    /// The steps of both paths.
    public internal(set) var steps: [Step] = []
    /// The numbers of the steps that differ of themselves, the first cause first.
    public internal(set) var causes: [Int] = []
    /// What was made in another way and has the same content all the same, by the first of the two.
    public private(set) var notes: [Note] = []
    /// Whether there are more steps than were compared.
    public private(set) var isIncomplete = false

    let first: Lineage
    let second: Lineage
    private let firstCauses: [[Int]]
    private let secondCauses: [[Int]]
    private var known: [Pair: Int] = [:]
    private var noted: Set<Pair> = []

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// The most steps for each product of the two paths.
    private static let mostStepsEach = 4

    /// Compares two paths.
    ///
    /// - Parameters:
    ///   - first: the path of a product.
    ///   - second: that of another.
    public init(_ first: Lineage, _ second: Lineage) {
        self.first = first
        self.second = second
        firstCauses = first.causes
        secondCauses = second.causes
        guard !first.nodes.isEmpty, !second.nodes.isEmpty else { return }
        _ = number(Pair(first: 0, second: 0))
        var next = 0
        while next < steps.count {
            compare(next)
            next += 1
        }
        order()
    }

    /// The number of a step, which is made if it is new; nil beyond the most steps.
    private mutating func number(_ pair: Pair) -> Int? {
        if let number = known[pair] { return number }
        let most = LineageDifference.mostStepsEach * (first.nodes.count + second.nodes.count)
        guard steps.count < most else {
            isIncomplete = true
            return nil
        }
        known[pair] = steps.count
        steps.append(Step(first: pair.first, second: pair.second))
        return steps.count - 1
    }

    private mutating func compare(_ number: Int) {
        let step = steps[number]
        let (mine, others) = (first.nodes[step.first], second.nodes[step.second])
        guard let left = mine.provenance, let right = others.provenance else {
            guard mine.provenance != nil || others.provenance != nil else { return }
            func words(_ provenance: Provenance?) -> String? {
                provenance.map { "made by \($0.activity.name)" }
            }
            steps[number].changes = [
                StepChange(
                    subject: .activity, name: "record", first: words(mine.provenance),
                    second: words(others.provenance))
            ]
            return
        }
        var changes = StepComparison(left, right).changes
        let inputs = InputAlignment(
            firstCauses[step.first].map { input(first, $0) },
            secondCauses[step.second].map { input(second, $0) })
        for (left, right) in inputs.roles {
            changes.append(
                StepChange(
                    subject: .input, name: "role of \(left.used.location)",
                    first: left.used.role, second: right.used.role))
        }
        changes += inputs.onlyFirst.map {
            StepChange(
                subject: .input, name: $0.used.role ?? "", first: $0.used.location, second: nil
            )
        }
        changes += inputs.onlySecond.map {
            StepChange(
                subject: .input, name: $0.used.role ?? "", first: nil, second: $0.used.location
            )
        }
        steps[number].changes = changes
        note(inputs.same)
        for (left, right) in inputs.pairs {
            guard let next = self.number(Pair(first: left.to, second: right.to)) else { continue }
            steps[number].next.append(next)
            note(next, left, right)
        }
    }

    private func input(_ lineage: Lineage, _ number: Int) -> InputAlignment.Input {
        let edge = lineage.edges[number]
        return InputAlignment.Input(
            edge: edge, activity: lineage.nodes[edge.to].provenance?.activity.name)
    }

    /// Notes what differs in how inputs of the same content were made, and those before them.
    private mutating func note(_ same: [(first: Lineage.Edge, second: Lineage.Edge)]) {
        let most = LineageDifference.mostStepsEach * (first.nodes.count + second.nodes.count)
        var waiting = same
        while let (left, right) = waiting.popLast(), noted.count < most {
            guard let mine = first.nodes[left.to].provenance,
                let others = second.nodes[right.to].provenance,
                noted.insert(Pair(first: left.to, second: right.to)).inserted
            else { continue }
            let inputs = InputAlignment(
                firstCauses[left.to].map { input(first, $0) },
                secondCauses[right.to].map { input(second, $0) })
            let changes =
                StepComparison(mine, others).changes
                + inputs.pairs.map { left, right in
                    StepChange(
                        subject: .content, name: "of \(left.used.location)",
                        first: left.words(comparedWith: right),
                        second: right.words(comparedWith: left))
                }
            if !changes.isEmpty {
                notes.append(Note(first: left.to, second: right.to, changes: changes))
            }
            waiting += inputs.same
        }
    }

    /// Says of raw data that they are others.
    private mutating func note(_ number: Int, _ left: Lineage.Edge, _ right: Lineage.Edge) {
        guard first.nodes[left.to].provenance == nil, second.nodes[right.to].provenance == nil,
            steps[number].changes.isEmpty
        else { return }
        steps[number].changes = [
            StepChange(
                subject: .content, name: "of what was used",
                first: left.words(comparedWith: right), second: right.words(comparedWith: left))
        ]
    }
}

extension Lineage.Edge {
    /// What was used, by its content, else by what else tells it from another thing.
    fileprivate func words(comparedWith other: Lineage.Edge) -> String {
        if let digest = used.digest, digest != other.used.digest { return digest }
        if let identifier = used.identifier, identifier != other.used.identifier {
            return identifier
        }
        return used.location
    }
}

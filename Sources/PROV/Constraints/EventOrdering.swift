/// The order of the events that a document describes, as far as it follows from the document
/// (PROV-CONSTRAINTS §6.2).
public struct EventOrdering: Sendable {
    /// That one event must come before another, or with it, and why.
    public struct Step: Hashable, Sendable {
        /// The event that comes first.
        public let before: Event
        /// The event that does not come before it.
        public let after: Event
        /// The constraint that says so.
        public let constraint: Constraint
        /// The records from which it says so: the relation, if there is one, and the two events.
        public let records: [Record]

        /// Whether the events cannot happen at the same time.
        public var isStrict: Bool { constraint == .derivationGenerationGeneration }
    }

    private let graph: DirectedGraph
    private let isStrict: [Bool]
    private let nodes: [QualifiedName: [Int]]

    /// Orders the events of records that belong together.
    ///
    /// - Parameters:
    ///   - records: The records outside all bundles of a document, or those of one bundle.
    ///   - constraints: Constraints that are not to be applied.
    public init(_ records: [Record], omitting constraints: Set<Constraint> = []) {
        let instance = Instance(records, bundle: nil)
        let events = EventGraph(instance, omitting: constraints)
        graph = DirectedGraph(events)
        isStrict = events.edges.map(\.isStrict)
        var nodes: [QualifiedName: [Int]] = [:]
        for (node, statement) in events.events.enumerated() where statement >= 0 {
            let identifier = instance.statements[statement].identifier
            guard let name = identifier.flatMap(instance.terms.name) else { continue }
            nodes[name, default: []].append(node)
        }
        self.nodes = nodes
    }

    /// Whether the one event must come before the other or happen with it.
    ///
    /// - Parameters:
    ///   - first: The identifier of an event, such as that of a `used`.
    ///   - second: The identifier of another event.
    /// - Returns: `false` where the document does not say, or knows no such event.
    public func precedes(_ first: QualifiedName, _ second: QualifiedName) -> Bool {
        leads(first, second, strictly: false)
    }

    /// Whether the one event must come truly before the other.
    ///
    /// In a valid document no event comes truly before itself.
    public func strictlyPrecedes(_ first: QualifiedName, _ second: QualifiedName) -> Bool {
        leads(first, second, strictly: true)
    }

    private func leads(
        _ first: QualifiedName, _ second: QualifiedName, strictly: Bool
    ) -> Bool {
        guard let starts = nodes[first], let goals = nodes[second] else { return false }
        if !strictly, first == second { return true }
        // A node is visited once before and once after a strict edge: state 2n and 2n + 1.
        var reached = [Bool](repeating: false, count: 2 * graph.nodeCount)
        var pending = starts.map { 2 * $0 }
        for state in pending { reached[state] = true }
        while let state = pending.popLast() {
            for edge in graph.edges(from: state / 2) {
                let target = Int(graph.targets[Int(edge)])
                let next = 2 * target + (isStrict[Int(edge)] ? 1 : state % 2)
                guard !reached[next] else { continue }
                reached[next] = true
                pending.append(next)
            }
        }
        return goals.contains { reached[2 * $0 + 1] || !strictly && reached[2 * $0] }
    }
}

extension DirectedGraph {
    /// The graph of events without what its nodes and edges mean.
    init(_ events: EventGraph) {
        self.init(
            nodeCount: events.events.count,
            edges: events.edges.map { ($0.source, $0.target) })
    }
}

extension Document {
    /// Whether one event of the records outside bundles must come before another or with it.
    ///
    /// For many questions make one ``EventOrdering`` and ask that.
    public func precedes(_ first: QualifiedName, _ second: QualifiedName) -> Bool {
        EventOrdering(records).precedes(first, second)
    }
}

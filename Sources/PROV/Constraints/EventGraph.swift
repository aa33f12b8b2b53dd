/// The events of an instance and which of them come before which (PROV-CONSTRAINTS §6.2).
///
/// A constraint such as "each generation of an entity precedes each usage of it" is not written
/// out for each pair. The events of one sort of one thing are a group with two nodes of its own:
/// its arrival leads to every event of the group, and every event leads to its departure. An edge
/// between groups is then one edge, and the graph grows with the document, not with its square.
struct EventGraph {
    /// An edge of the order; `nil` as constraint where it only leads into or out of a group.
    struct Edge {
        private let ends: (source: Int32, target: Int32)
        private let link: Int32
        let constraint: Constraint?

        init(source: Int, target: Int, constraint: Constraint?, statement: Int) {
            ends = (Int32(source), Int32(target))
            link = Int32(statement)
            self.constraint = constraint
        }

        var source: Int { Int(ends.source) }
        var target: Int { Int(ends.target) }
        /// The statement that links the two; -1 where the events alone do.
        var statement: Int { Int(link) }

        /// Whether the one event comes truly before the other (Constraint 42 alone says so).
        var isStrict: Bool { constraint == .derivationGenerationGeneration }
    }

    /// All events of one sort of one entity or activity.
    struct Group {
        let kind: Event.Kind
        /// The entity or activity, as a term.
        let subject: Int
        let arrival: Int
        let departure: Int
        /// Whether any such event is known.
        var isEmpty = true
    }

    /// For each node that is an event the statement that describes it; -1 for nodes of groups.
    private(set) var events: [Int] = []
    /// For each node that belongs to a group the group; -1 for events.
    private(set) var groupOfNode: [Int] = []
    private(set) var groups: [Group] = []
    private(set) var edges: [Edge] = []
    private var numbers: [GroupKey: Int] = [:]
    private let omitted: Set<Constraint>

    /// Makes the order of an instance, leaving out what some constraints say of it.
    init(_ instance: Instance, omitting omitted: Set<Constraint> = []) {
        self.omitted = omitted
        addEvents(instance)
        addEdges(instance)
        addSpecializations(instance)
    }

    /// The group of events of a sort; `nil` where none is known.
    func group(_ kind: Event.Kind, _ subject: Int) -> Group? {
        numbers[GroupKey(kind: kind, subject: subject)].map { groups[$0] }
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func addNode(event: Int = -1, group: Int = -1) -> Int {
        events.append(event)
        groupOfNode.append(group)
        return events.count - 1
    }

    /// The group of events of a sort, made where there is none yet.
    mutating func makeGroup(_ kind: Event.Kind, _ subject: Int) -> Int {
        let key = GroupKey(kind: kind, subject: subject)
        if let number = numbers[key] { return number }
        let number = groups.count
        let (arrival, departure) = (addNode(group: number), addNode(group: number))
        groups.append(
            Group(kind: kind, subject: subject, arrival: arrival, departure: departure))
        numbers[key] = number
        return number
    }

    mutating func addMember(_ node: Int, to kind: Event.Kind, of subject: Int) {
        let number = makeGroup(kind, subject)
        groups[number].isEmpty = false
        addEdge(groups[number].arrival, node)
        addEdge(node, groups[number].departure)
    }

    mutating func addEdge(
        _ source: Int, _ target: Int, _ constraint: Constraint? = nil, statement: Int = -1
    ) {
        if let constraint, omitted.contains(constraint) { return }
        edges.append(
            Edge(source: source, target: target, constraint: constraint, statement: statement))
    }

    /// An edge from each event of one group to each of another, where both are known.
    mutating func addEdge(
        _ source: (Event.Kind, Int), _ target: (Event.Kind, Int), _ constraint: Constraint,
        statement: Int = -1
    ) {
        guard let source = group(source.0, source.1), let target = group(target.0, target.1)
        else { return }
        addEdge(source.departure, target.arrival, constraint, statement: statement)
    }
}

private struct GroupKey: Hashable {
    let kind: Event.Kind
    let subject: Int
}

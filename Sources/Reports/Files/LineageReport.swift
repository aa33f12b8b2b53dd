import Files
package import FitsProv

/// A lineage as JSON.
package struct LineageReport: Encodable, Sendable {
    private let schemaVersion = 1
    private let file: String
    private let direction: Lineage.Direction
    private let levels: Int
    private let states: [String: Int]
    private let nodes: [NodeReport]
    private let edges: [EdgeReport]
    private let links: [LinkReport]
    private let cycles: [[Int]]
    private let truncated: [String]

    /// Describes a lineage.
    ///
    /// - Parameters:
    ///   - file: the file, as the user named it.
    ///   - lineage: its path.
    package init(_ file: String, _ lineage: Lineage) {
        self.file = file
        direction = lineage.direction
        levels = lineage.levels
        self.states = Dictionary(
            lineage.counts.map { ($0.state.rawValue, $0.count) }, uniquingKeysWith: +)
        let states = lineage.states
        let nodes = lineage.nodes.map { NodeReport($0, states[$0.number], lineage) }
        edges = lineage.edges.map { EdgeReport($0) }
        let companions = Companions(lineage)
        self.nodes = nodes + companions.nodes
        links = companions.links
        cycles = lineage.cycles
        truncated = lineage.cuts.map(\.rawValue).sorted()
    }
}

/// A product as JSON.
private struct NodeReport: Encodable, Sendable {
    let number: Int
    let level: Int
    let name: String
    let path: String?
    let location: String?
    let identifier: String?
    let digest: String?
    let measured: Bool
    let stamped: Bool
    let intact: Bool?
    let state: Resolution.State?
    let source: String
    let carriedIn: String?
    let problem: String?
    let activity: Activity?
    let software: [Software]
    let agents: [Agent]
    let parameters: [Parameter]
    let fields: [String: String]

    /// A file that a product points to; it has no level of its own, and is not followed.
    init(_ companion: Lineage.Companion, number: Int, level: Int) {
        self.number = number
        self.level = level
        name = Paths.name(of: companion.path)
        path = companion.path
        location = companion.link.location
        state = companion.resolution.state
        source = "link"
        identifier = companion.resolution.candidate?.identifier
        digest = companion.resolution.candidate?.digest
        (measured, stamped, intact, carriedIn, problem) = (false, false, nil, nil, nil)
        (activity, software, agents, parameters, fields) = (nil, [], [], [], [:])
    }

    init(_ node: Lineage.Node, _ state: Resolution.State?, _ lineage: Lineage) {
        self.state = state
        number = node.number
        level = node.level
        name = node.name
        path = node.path.map { lineage.shown($0) }
        location = node.location
        identifier = node.identifier
        digest = node.digest
        measured = node.isMeasured
        stamped = node.isStamped
        intact = node.isIntact
        switch node.source {
        case .file: (source, carriedIn) = ("file", nil)
        case .carried(let holder): (source, carriedIn) = ("carried", lineage.shown(holder))
        case .reference: (source, carriedIn) = ("reference", nil)
        }
        problem = node.problem
        activity = node.provenance?.activity
        software = node.provenance?.software ?? []
        agents = node.provenance?.agents ?? []
        parameters = node.provenance?.parameters ?? []
        fields = Dictionary(
            (node.provenance?.fields ?? []).map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// A reference as JSON.
private struct EdgeReport: Encodable, Sendable {
    let from: Int
    let to: Int
    let order: Int
    let location: String
    let role: String?
    let identifier: String?
    let digest: String?
    let state: Resolution.State
    let evidence: String?
    let findings: [FindingReport]

    init(_ edge: Lineage.Edge) {
        from = edge.from
        to = edge.to
        order = edge.order
        location = edge.used.location
        role = edge.used.role
        identifier = edge.used.identifier
        digest = edge.used.digest
        state = edge.resolution.state
        evidence = edge.resolution.evidence?.name
        findings = edge.findings.map { FindingReport(finding: $0.name, note: $0.words) }
    }
}

/// A finding as JSON.
private struct FindingReport: Encodable, Sendable {
    let finding: String
    let note: String
}

/// What products point to, as JSON: a node for each file that is not on the path, and the links.
private struct Companions {
    private(set) var nodes: [NodeReport] = []
    private(set) var links: [LinkReport] = []

    init(_ lineage: Lineage) {
        var numbers: [String: Int] = [:]
        for node in lineage.nodes { if let path = node.path { numbers[path] = node.number } }
        for companion in lineage.companions {
            let known = numbers[companion.path]
            let number = known ?? lineage.nodes.count + nodes.count
            if known == nil {
                numbers[companion.path] = number
                let level = lineage.nodes[companion.from].level + 1
                nodes.append(NodeReport(companion, number: number, level: level))
            }
            links.append(LinkReport(companion, to: number))
        }
    }
}

/// A link as JSON.
private struct LinkReport: Encodable, Sendable {
    let from: Int
    let to: Int
    let location: String
    let role: String?
    let state: Resolution.State
    let evidence: String?

    init(_ companion: Lineage.Companion, to number: Int) {
        from = companion.from
        to = number
        location = companion.link.location
        role = companion.link.role
        state = companion.resolution.state
        evidence = companion.resolution.evidence?.name
    }
}

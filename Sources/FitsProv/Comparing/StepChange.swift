import FITS
import Files

/// Something that differs in how two products were made.
public struct StepChange: Hashable, Sendable, Codable {
    /// What it is about.
    public enum Subject: String, Hashable, Sendable, Codable {
        /// The activity itself: its name, version or type.
        case activity
        /// A piece of software, with its version.
        case software
        /// A parameter.
        case parameter
        /// A configuration file.
        case configuration
        /// Something that was used.
        case input
        /// What was used as it was: raw data, or a result that nothing recorded explains.
        case content
        /// A provenance field.
        case field
        /// A person or organization.
        case agent
        /// A setting of the environment.
        case environment
    }

    /// What it is about.
    public let subject: Subject
    /// Its name.
    public let name: String
    /// What it is for the first product; nil if the first has no such thing.
    public let first: String?
    /// What it is for the second.
    public let second: String?
}

/// Compares two steps by what was recorded of them.
struct StepComparison {
    private(set) var changes: [StepChange] = []

    init(_ first: Provenance, _ second: Provenance) {
        let (mine, others) = (first.activity, second.activity)
        compare(.activity, "name", mine.name, others.name)
        compare(.activity, "version", mine.version, others.version)
        compare(.activity, "type", mine.type, others.type)
        compare(
            .software, first.software.map { ($0.name, $0.version ?? "") },
            second.software.map { ($0.name, $0.version ?? "") })
        compare(
            .parameter, first.parameters.map { ($0.name, $0.text) },
            second.parameters.map { ($0.name, $0.text) })
        compareConfiguration(first.configuration, second.configuration)
        compare(
            .field, first.fields.map { ($0.name, $0.value) },
            second.fields.map { ($0.name, $0.value) })
        compare(
            .agent, first.agents.map { ($0.name, $0.role ?? "") },
            second.agents.map { ($0.name, $0.role ?? "") })
        compare(
            .environment, first.environment.map { ($0.name, $0.value) },
            second.environment.map { ($0.name, $0.value) })
    }

    private mutating func compare(
        _ subject: StepChange.Subject, _ name: String, _ first: String?, _ second: String?
    ) {
        guard first != second else { return }
        if let first, let second, let left = Double(first), let right = Double(second),
            left == right, subject == .parameter || subject == .field
        {
            return
        }
        changes.append(StepChange(subject: subject, name: name, first: first, second: second))
    }

    /// Compares what has names: those of the first in their order, then those only of the second.
    private mutating func compare(
        _ subject: StepChange.Subject, _ first: [(String, String)], _ second: [(String, String)]
    ) {
        let mine = Dictionary(grouping: first, by: \.0).mapValues { $0.map(\.1) }
        let others = Dictionary(grouping: second, by: \.0).mapValues { $0.map(\.1) }
        var seen: Set<String> = []
        for name in first.map(\.0) + second.map(\.0) where seen.insert(name).inserted {
            compare(
                subject, name, mine[name]?.joined(separator: ", "),
                others[name]?.joined(separator: ", "))
        }
    }

    /// Configuration files are the same if their bytes are, whatever they are called.
    private mutating func compareConfiguration(
        _ first: [ConfigurationFile], _ second: [ConfigurationFile]
    ) {
        let mine = Set(first.compactMap(\.digest))
        let others = Set(second.compactMap(\.digest))
        func named(_ files: [ConfigurationFile], _ known: Set<String>) -> [(String, String)] {
            files.filter { file in file.digest.map { !known.contains($0) } ?? true }
                .map { (Paths.name(of: $0.location), $0.digest ?? "no digest") }
        }
        compare(.configuration, named(first, others), named(second, mine))
    }
}

extension Parameter {
    /// The value with its unit.
    fileprivate var text: String {
        [value, unit].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

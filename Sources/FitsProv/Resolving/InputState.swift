/// What became of an input since it was used, as `show` and `verify` say it.
public struct InputState: Hashable, Sendable, Codable {
    /// What is to be said of it beside its state.
    public struct Remark: Hashable, Sendable, Codable {
        /// The name of the finding, the same in every release.
        public let finding: String
        /// The finding in words.
        public let note: String
    }

    /// Where it was, as the product records it.
    public let location: String
    /// What for it was used.
    public let role: String?
    /// What became of it.
    public let state: Resolution.State
    /// By what it was found: `digest`, `identifier`, `location` or `name`.
    public let evidence: String?
    /// Where it is now, from the folder of the product; nil if it was not found.
    public let path: String?
    /// Whether that is not where it was.
    public let isElsewhere: Bool
    /// Why its file cannot be read, if it is there.
    public let problem: String?
    /// What else became of it.
    public let findings: [Remark]

    private enum CodingKeys: String, CodingKey {
        case location, role, state, evidence, path, problem, findings
        case isElsewhere = "elsewhere"
    }

    /// Whether the state says that something is wrong.
    public var isWrong: Bool { state.isWrong || problem != nil }

    /// The file by the name that it has now, else by that which was recorded.
    public var name: String { isElsewhere ? path ?? location : location }

    /// What became of it, in words: the state, then what else is to be said.
    public var words: String {
        let state =
            switch state {
            case .confirmed: "present, unchanged"
            case .outside: "outside, not opened"
            default: state.rawValue
            }
        let was = isElsewhere ? ["was \(location)"] : []
        return ([state] + was + findings.map(\.note)).joined(separator: ", ")
    }
}

extension InputState {
    /// Describes what was found for a reference.
    ///
    /// - Parameters:
    ///   - used: as the product records it.
    ///   - found: what became of it.
    ///   - folder: the absolute folder of the product.
    init(_ used: UsedEntity, _ found: References.Found, from folder: String) {
        location = used.location
        role = used.role
        state = found.resolution.state
        evidence = found.resolution.evidence?.name
        path = found.path == nil ? nil : found.resolution.candidate?.path.shown(from: folder)
        isElsewhere = path != nil && found.findings.contains(where: \.isOfPlace)
        problem = found.problem
        var findings = found.findings.filter { !$0.isOfPlace }.map { finding in
            Remark(finding: finding.name, note: finding.words { $0.shown(from: folder) })
        }
        if found.resolution.mayBeElsewhere {
            findings.append(Remark(finding: "cut short", note: "not every file was looked at"))
        }
        self.findings = findings
    }
}

extension Resolution {
    /// Whether a file that was not looked at could have been what was used.
    var mayBeElsewhere: Bool {
        isCutShort && [.missing, .named, .outside].contains(state)
    }
}

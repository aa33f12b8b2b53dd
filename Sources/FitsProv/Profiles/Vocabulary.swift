/// The words that IVOA Provenance DM 1.0 recommends; others are allowed, and noted.
public enum Vocabulary {
    /// Roles of agents (§2.4.3).
    public static let agentRoles = [
        "Author", "Contributor", "Coordinator", "Creator", "Curator", "Editor", "Funder",
        "Investigator", "Observer", "Operator", "Provider", "Publisher",
    ]
    /// Types of activities (§2.5.1).
    public static let activityTypes = [
        "Observation", "Simulation", "Reduction", "Calibration", "Reconstruction", "Selection",
        "Analysis",
    ]
    /// Types of what is used and generated (§2.5.2).
    public static let usageTypes = [
        "Main", "Calibration", "Preview", "Setup", "Quality", "Log", "Context",
    ]
    /// Types of agents (§2.4.1).
    public static let agentTypes = ["Person", "Organization", "SoftwareAgent"]
}

extension Provenance {
    /// What lies outside of a vocabulary, one line each; never a reason to refuse.
    ///
    /// - Parameter profile: the fields with their vocabularies.
    /// - Returns: the lines.
    public func warnings(_ profile: Profile) -> [String] {
        var warnings: [String] = []
        func check(_ what: String, _ value: String?, _ words: [String]?) {
            guard let value, let words, !words.contains(value) else { return }
            warnings.append("\(what) '\(value)' is not one of \(words.joined(separator: ", "))")
        }
        check("activity type", activity.type, Vocabulary.activityTypes)
        for agent in agents { check("agent role", agent.role, Vocabulary.agentRoles) }
        for field in fields { check(field.name, field.value, profile[field.name]?.vocabulary) }
        return warnings
    }
}

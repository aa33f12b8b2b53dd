extension IVOA {
    /// The role of an agent (IVOA Provenance 1.0); others are allowed.
    public enum AgentRole: String, CaseIterable, Hashable, Sendable {
        case author = "Author"
        case contributor = "Contributor"
        case coordinator = "Coordinator"
        case creator = "Creator"
        case curator = "Curator"
        case editor = "Editor"
        case funder = "Funder"
        case investigator = "Investigator"
        case observer = "Observer"
        case `operator` = "Operator"
        case provider = "Provider"
        case publisher = "Publisher"
    }

    /// The type of an agent (IVOA Provenance 1.0).
    public enum AgentType: String, CaseIterable, Hashable, Sendable {
        case person = "Person"
        case organization = "Organization"
        case softwareAgent = "SoftwareAgent"
    }

    /// The type of an activity (IVOA Provenance 1.0); others are allowed.
    public enum ActivityType: String, CaseIterable, Hashable, Sendable {
        case observation = "Observation"
        case simulation = "Simulation"
        case reduction = "Reduction"
        case calibration = "Calibration"
        case reconstruction = "Reconstruction"
        case selection = "Selection"
        case analysis = "Analysis"
    }

    /// The type of a usage or generation (IVOA Provenance 1.0); others are allowed.
    ///
    /// `main` is the least flow of data to follow for the most relevant progenitors.
    public enum FlowType: String, CaseIterable, Hashable, Sendable {
        case main = "Main"
        case calibration = "Calibration"
        case preview = "Preview"
        case setup = "Setup"
        case quality = "Quality"
        case log = "Log"
        case context = "Context"
    }

    /// What configured an activity (IVOA Provenance 1.0).
    public enum ArtefactType: String, CaseIterable, Hashable, Sendable {
        case parameter = "Parameter"
        case configFile = "ConfigFile"

        /// The type of a text, which in the standard's own model is `Configfile` as well.
        public init?(text: String) {
            guard
                let known = Self.allCases.first(where: {
                    $0.rawValue.lowercased() == text.lowercased()
                })
            else { return nil }
            self = known
        }
    }
}

extension IVOA {
    /// The words of the standard for an attribute.
    package struct Vocabulary: Hashable, Sendable {
        /// The words, in the order and spelling of the standard.
        package let words: [String]
        /// Whether other words are wrong; else the standard recommends its own, and allows all.
        package let isClosed: Bool

        private init(_ words: String, isClosed: Bool = false) {
            self.words = words.split(separator: " ").map(String.init)
            self.isClosed = isClosed
        }

        /// Whether a text is one of the words as they are spelled.
        package func contains(_ text: String) -> Bool { words.contains(text) }

        /// The word that a text is, whatever its letters' case; `nil` where it is none.
        ///
        /// The standard itself spells `ConfigFile` as `Configfile` too.
        package func word(_ text: String) -> String? {
            contains(text) ? text : words.first { $0.lowercased() == text.lowercased() }
        }
    }
}

extension IVOA.Vocabulary {
    /// Types of agents (§2.4.1).
    package static let agentTypes = Self("Person Organization SoftwareAgent", isClosed: true)

    /// Roles of agents (§2.4.3).
    package static let agentRoles = Self(
        """
        Author Contributor Coordinator Creator Curator Editor Funder Investigator Observer \
        Operator Provider Publisher
        """)

    /// Types of activities (§2.5.1).
    package static let activityTypes = Self(
        "Observation Simulation Reduction Calibration Reconstruction Selection Analysis")

    /// Types of what is used and generated (§2.5.2).
    ///
    /// `Main` is the least flow of data to follow for the most relevant progenitors.
    package static let flowTypes = Self("Main Calibration Preview Setup Quality Log Context")

    /// What configures an activity (§2.6); each is the name of its class.
    package static let artefactTypes = Self("Parameter ConfigFile", isClosed: true)
}

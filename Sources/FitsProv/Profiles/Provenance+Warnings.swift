import PROV

extension Provenance {
    /// What lies outside of a vocabulary, one line each; never a reason to refuse.
    ///
    /// The words of the IVOA are those that its standard recommends; others are allowed, and noted.
    ///
    /// - Parameter profile: the fields with their vocabularies.
    /// - Returns: the lines.
    public func warnings(_ profile: Profile) -> [String] {
        func words(_ known: IVOA.Class, _ attribute: IVOA.AttributeName) -> [String]? {
            known.vocabulary(of: attribute)?.words
        }
        var warnings: [String] = []
        func check(_ what: String, _ value: String?, _ words: [String]?) {
            guard let value, let words, !words.contains(value) else { return }
            warnings.append("\(what) '\(value)' is not one of \(words.joined(separator: ", "))")
        }
        check("activity type", making.activity.type, words(.activityDescription, .type))
        for agent in making.agents {
            check("agent role", agent.role, words(.wasAssociatedWith, .role))
        }
        for field in making.fields {
            check(field.name, field.value, profile[field.name]?.vocabulary)
        }
        return warnings
    }
}

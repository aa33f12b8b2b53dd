import FitsProv

extension ActivityDescription {
    /// Fails if the description contradicts itself.
    func check() throws(DescriptionFault) {
        guard !name.trimmed.isEmpty else { throw DescriptionFault("name: is blank") }
        var names: Set<String> = []
        for parameter in parameters {
            guard !parameter.name.trimmed.isEmpty else {
                throw DescriptionFault("parameters: one has no name")
            }
            guard names.insert(parameter.name).inserted else {
                throw DescriptionFault("parameters: '\(parameter.name)' is there twice")
            }
        }
        for role in used + generated {
            guard !role.role.trimmed.isEmpty else { throw DescriptionFault("a role has no name") }
            if let parameter = role.parameter, !names.contains(parameter) {
                throw DescriptionFault(
                    "the role '\(role.role)' names the parameter '\(parameter)', which is not there"
                )
            }
            if let text = role.multiplicity, Multiplicity(text) == nil {
                throw DescriptionFault(
                    "the multiplicity of '\(role.role)' is no number, '*' or range as 3..*: \(text)"
                )
            }
        }
    }
}

extension StampRequest {
    /// Adds what a description of the activity tells: what the activity is, types, units and ranges of the
    /// parameters that were given, and the others with the values that they have then.
    ///
    /// What the request says itself stays.
    ///
    /// - Parameter description: the description.
    public mutating func describe(by description: ActivityDescription) {
        described = description
        step.activity.version = self.activity.version ?? description.version
        step.activity.type = self.activity.type ?? description.type
        step.activity.description = self.activity.description ?? description.description
        step.activity.documentation = self.activity.documentation ?? description.documentation
        let known = Dictionary(description.parameters.map { ($0.name, $0) }) { first, _ in first }
        step.parameters = self.parameters.map { parameter in
            known[parameter.name].map(parameter.described) ?? parameter
        }
        let given = Set(self.parameters.map(\.name))
        for parameter in description.parameters where !given.contains(parameter.name) {
            guard let value = parameter.standard else { continue }
            step.parameters.append(
                Parameter(name: parameter.name, value: value).described(by: parameter))
        }
        let roles = Dictionary(description.used.map { ($0.role, $0) }) { first, _ in first }
        step.used = self.used.map { entity in
            var entity = entity
            entity.description =
                entity.description ?? entity.role.flatMap { roles[$0]?.description }
            return entity
        }
    }
}

extension Parameter {
    /// The parameter with what a description says where it says nothing itself.
    fileprivate func described(by description: ParameterDescription) -> Parameter {
        var described = self
        described.type = type ?? description.valueType
        described.unit = unit ?? description.unit
        described.ucd = ucd ?? description.ucd
        described.min = min ?? description.min
        described.max = max ?? description.max
        if options.isEmpty { described.options = description.options }
        described.standard = standard ?? description.standard
        described.description = self.description ?? description.description
        return described
    }
}

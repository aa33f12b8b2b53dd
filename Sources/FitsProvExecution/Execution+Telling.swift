import Files
public import FitsProv

/// What an execution is told of itself and of what it makes.
extension Execution {
    /// Tells the value of a parameter; of a name that is told again, the last value counts.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value.
    ///   - unit: its unit, in the syntax of VOUnits.
    /// - Throws: `bad-record` if the name is blank, or looks like that of a secret.
    public func set(
        _ name: String, _ value: some CustomStringConvertible & Sendable, unit: String? = nil
    ) throws(FitsProvError) {
        var parameter = Parameter(name: name, value: "\(value)")
        parameter.unit = unit
        parameter.type = ParameterType.name(of: value)
        try set(parameter)
    }

    /// Tells a parameter with its description.
    ///
    /// - Parameter parameter: the parameter.
    /// - Throws: as for a name and a value.
    public func set(_ parameter: Parameter) throws(FitsProvError) {
        guard parameter.name.contains(where: { !$0.isWhitespace }) else {
            throw FitsProvError(.badRecord, path: "", "a parameter has no name")
        }
        guard !Secret.isName(parameter.name) else {
            throw FitsProvError(
                .badRecord, path: "", "the parameter '\(parameter.name)' looks like a secret",
                hint: "files get published; leave it out")
        }
        try tell { (facts) throws(FitsProvError) in facts.request.parameters.append(parameter) }
    }

    /// Tells the seed of the random numbers.
    ///
    /// - Parameter seed: the seed.
    /// - Throws: `bad-record` if the execution is over.
    public func seed(_ seed: some BinaryInteger & Sendable) throws(FitsProvError) {
        try tell { (facts) throws(FitsProvError) in
            facts.request.environment.append(Setting(name: "seed", value: "\(seed)"))
        }
    }

    /// Tells a provenance field of all products, as in `calib_version`.
    ///
    /// - Parameters:
    ///   - name: a lower-case letter, then letters, digits and `_`.
    ///   - value: the value.
    /// - Throws: `bad-record` for a name that is none.
    public func field(_ name: String, _ value: String) throws(FitsProvError) {
        try Field.check(name, path: "")
        try tell { (facts) throws(FitsProvError) in
            facts.request.fields.append(Field(name: name, value: value))
        }
    }

    /// Tells what the activity does, whatever it is run on: types, units and ranges of its parameters.
    ///
    /// - Parameter description: the description.
    /// - Throws: `bad-record` if the execution is over.
    public func describe(by description: ActivityDescription) throws(FitsProvError) {
        try tell { (facts) throws(FitsProvError) in facts.description = description }
    }

    /// Tells what a record says (docs/record.md): all of it is added to what is known; its activity and
    /// identifiers win.
    ///
    /// - Parameter record: what happened.
    /// - Throws: `bad-record` as for each part of it.
    public func record(_ record: StampRequest) throws(FitsProvError) {
        for entity in record.used { try used(entity) }
        for file in record.configuration { try configured(by: file) }
        for parameter in record.parameters { try set(parameter) }
        for field in record.fields { try self.field(field.name, field.value) }
        try tell { (facts) throws(FitsProvError) in
            facts.request.activity = record.activity.filled(from: facts.request.activity)
            facts.request.software += record.software
            facts.request.agents += record.agents
            facts.request.environment += record.environment
            facts.request.product = record.product ?? facts.request.product
            facts.request.role = record.role ?? facts.request.role
            facts.request.namespaces.merge(record.namespaces) { $1 }
        }
    }

    /// Tells of software that runs; the first is the main one.
    ///
    /// - Parameter software: the software.
    /// - Throws: `bad-record` if the execution is over.
    public func software(_ software: Software) throws(FitsProvError) {
        try tell { (facts) throws(FitsProvError) in facts.request.software.append(software) }
    }

    /// Tells who is responsible; the first is the main one.
    ///
    /// - Parameter agent: a person or an organization.
    /// - Throws: `bad-record` if the execution is over.
    public func agent(_ agent: Agent) throws(FitsProvError) {
        try tell { (facts) throws(FitsProvError) in facts.request.agents.append(agent) }
    }

    /// Tells of a product that others write: it is stamped at the end.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - role: the role in which it is made.
    ///   - identifier: its URI, if not a new one.
    /// - Returns: the path as it was given.
    /// - Throws: `bad-record` for what cannot be a path or a URI.
    @discardableResult
    public func made(
        _ path: String, role: String? = nil, identifier: String? = nil
    ) throws(FitsProvError) -> String {
        let output = try ExecutionFacts.Output(path, role: role, identifier: identifier)
        try tell { (facts) throws(FitsProvError) in
            guard !facts.outputs.contains(where: { $0.place == output.place }) else { return }
            facts.outputs.append(output)
        }
        return path
    }
}

extension Activity {
    /// The activity, with what another one says where it says nothing.
    fileprivate func filled(from other: Activity) -> Activity {
        var filled = self
        if filled.identifier.isEmpty { filled.identifier = other.identifier }
        filled.version = version ?? other.version
        filled.type = type ?? other.type
        filled.description = description ?? other.description
        filled.documentation = documentation ?? other.documentation
        filled.start = start ?? other.start
        filled.end = end ?? other.end
        filled.command = command ?? other.command
        return filled
    }
}

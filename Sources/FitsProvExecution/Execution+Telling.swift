import FITS
import Files
public import FitsProv

/// What an execution is told.
extension Execution {
    /// When the digest of an input is taken.
    public enum DigestTime: Sendable {
        /// At the end; an input that has changed by then is recorded without one, with a warning.
        case atEnd
        /// Now: of a file that will be changed, or vanish.
        case now
    }

    /// Tells of something that is used.
    ///
    /// - Parameters:
    ///   - location: a path, from the working folder, or a URI.
    ///   - role: what for, at best a word of the IVOA vocabulary, as in `Main` or `Calibration`.
    ///   - identifier: its URI, if not the one that the file tells.
    ///   - description: what it is.
    ///   - time: when its digest is taken.
    /// - Returns: the location as it was given.
    /// - Throws: `bad-record` for what cannot be a location or a URI; what the system says of a file whose
    ///   digest is taken now.
    @discardableResult
    public func used(
        _ location: String, role: String? = nil, identifier: String? = nil,
        description: String? = nil, digest time: DigestTime = .atEnd
    ) throws(FitsProvError) -> String {
        var entity = UsedEntity(location: location, role: role)
        (entity.identifier, entity.description) = (identifier, description)
        try used(entity, digest: time)
        return location
    }

    /// Tells of something that is used.
    ///
    /// - Parameters:
    ///   - entity: what is used; its location is a path, from the working folder, or a URI.
    ///   - time: when its digest is taken.
    /// - Throws: as for a location.
    public func used(_ entity: UsedEntity, digest time: DigestTime = .atEnd) throws(FitsProvError) {
        try Execution.check(entity.location)
        if let identifier = entity.identifier { try Execution.check(uri: identifier) }
        var entity = entity
        var snapshot: FileSnapshot?
        let path = Paths.resolved(entity.location)
        if time == .now, path == nil, !Paths.isURI(entity.location) {
            throw FitsProvError(
                .badRecord, path: entity.location, "is not there, and its digest is wanted now")
        }
        if let path {
            entity.location = path
            snapshot = FileSnapshot(of: path)
            if time == .now {
                do throws(FITSError) { entity = try InputReader.told(entity) } catch {
                    throw FitsProvError(error, path: path)
                }
            }
        }
        try tell { (facts) throws(FitsProvError) in
            if let snapshot, facts.snapshots[entity.location] == nil {
                facts.snapshots[entity.location] = snapshot
            }
            guard
                let known = facts.request.used.firstIndex(where: {
                    $0.location == entity.location
                })
            else { return facts.request.used.append(entity) }
            // What is told again adds to what is known, and the first digest counts.
            facts.request.used[known].role = entity.role ?? facts.request.used[known].role
            if facts.request.used[known].digest == nil {
                facts.request.used[known].digest = entity.digest
            }
        }
    }

    /// Tells of a configuration file: its digest is taken at the end.
    ///
    /// - Parameters:
    ///   - location: a path, from the working folder, or a URI.
    ///   - description: what it is.
    /// - Returns: the location as it was given.
    /// - Throws: `bad-record` for what cannot be a location.
    @discardableResult
    public func configured(
        by location: String, description: String? = nil
    ) throws(FitsProvError) -> String {
        try Execution.check(location)
        let path = Paths.resolved(location)
        var file = ConfigurationFile(location: path ?? location)
        file.description = description
        try tell { (facts) throws(FitsProvError) in
            if let path, facts.snapshots[path] == nil {
                facts.snapshots[path] = FileSnapshot(of: path)
            }
            guard !facts.request.configuration.contains(where: { $0.location == file.location })
            else { return }
            facts.request.configuration.append(file)
        }
        return location
    }

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
        guard Field.isName(name) else {
            throw FitsProvError(
                .badRecord, path: "",
                "'\(name)' is not a valid field name: lower-case letters, digits and '_'")
        }
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
        for file in record.configuration {
            try configured(by: file.location, description: file.description)
        }
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
        try Execution.check(path)
        if let identifier { try Execution.check(uri: identifier) }
        let place = ExecutionFacts.place(of: path)
        try tell { (facts) throws(FitsProvError) in
            guard !facts.outputs.contains(where: { $0.place == place }) else { return }
            facts.outputs.append(
                ExecutionFacts.Output(
                    path: path, place: place, role: role, identifier: identifier, writer: nil))
        }
        return path
    }

    static func check(_ path: String) throws(FitsProvError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw FitsProvError(.badRecord, path: path, "this is no path: '\(path)'")
        }
    }

    static func check(uri: String) throws(FitsProvError) {
        guard ProductIdentifier.isURI(uri) else {
            throw FitsProvError(.badRecord, path: "", "an identifier is a URI: '\(uri)'")
        }
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

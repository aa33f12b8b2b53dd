import FITS
import Files
public import FitsProv

/// What an execution is told of what it uses.
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
            facts.request.used[known].add(entity)
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
        var file = ConfigurationFile(location: location)
        file.description = description
        try configured(by: file)
        return location
    }

    /// Tells of a configuration file; its digest is taken at the end, if none is given.
    ///
    /// - Parameter file: the file; its location is a path, from the working folder, or a URI.
    /// - Throws: as for a location.
    package func configured(by file: ConfigurationFile) throws(FitsProvError) {
        try Execution.check(file.location)
        let path = Paths.resolved(file.location)
        var file = file
        file.location = path ?? file.location
        try tell { (facts) throws(FitsProvError) in
            if let path, facts.snapshots[path] == nil {
                facts.snapshots[path] = FileSnapshot(of: path)
            }
            guard !facts.request.configuration.contains(where: { $0.location == file.location })
            else { return }
            facts.request.configuration.append(file)
        }
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

extension UsedEntity {
    /// Adds what is told of the same entity again.
    fileprivate mutating func add(_ again: UsedEntity) {
        role = again.role ?? role
        identifier = identifier ?? again.identifier
        digest = digest ?? again.digest
        description = description ?? again.description
    }
}

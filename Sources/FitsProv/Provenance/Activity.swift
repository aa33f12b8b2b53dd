/// One execution that made products (IVOA Provenance DM §2.3).
public struct Activity: Hashable, Sendable, Codable {
    /// The name of the task, as in `ctbin`.
    public var name: String
    /// The URI that identifies this one execution.
    public var identifier: String
    /// The version of the task.
    public var version: String?
    /// The type, at best a word of the IVOA vocabulary, as in `Reconstruction`.
    public var type: String?
    /// What the task does.
    public var description: String?
    /// Where it is documented.
    public var documentation: String?
    /// When it began: ISO 8601, UTC.
    public var start: String?
    /// When it ended: ISO 8601, UTC.
    public var end: String?
    /// The command that ran it, as words of a shell.
    public var command: String?

    /// Names an execution.
    ///
    /// - Parameters:
    ///   - name: the name of the task.
    ///   - identifier: the URI of this one execution.
    public init(name: String, identifier: String) {
        self.name = name
        self.identifier = identifier
    }
}

/// A piece of software.
public struct Software: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version: String?
    /// Where it comes from.
    public var url: String?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Names a piece of software.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - version: its version.
    ///   - url: where it comes from.
    public init(name: String, version: String? = nil, url: String? = nil) {
        self.name = name
        self.version = version
        self.url = url
    }
}

/// A person or an organization (IVOA Provenance DM §2.4).
public struct Agent: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// What it did, at best a word of the IVOA vocabulary, as in `Operator`.
    public var role: String?
    /// `Person`, `Organization` or `SoftwareAgent`.
    public var type: String?
    /// A URI that identifies it, as an ORCID does.
    public var identifier: String?
    /// An e-mail address.
    public var email: String?
    /// The organization that it belongs to.
    public var affiliation: String?
    /// A web page.
    public var url: String?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Names an agent.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - role: what it did.
    public init(name: String, role: String? = nil) {
        self.name = name
        self.role = role
    }
}

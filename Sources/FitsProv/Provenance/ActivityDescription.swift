/// What a program does, whatever it is run on: its parameters, and what it uses and makes (IVOA Provenance
/// DM §2.5).
public struct ActivityDescription: Hashable, Sendable, Codable {
    /// The name of the program.
    public var name: String
    /// The version of the program.
    public var version: String?
    /// The type, at best a word of the IVOA vocabulary, as in `Reconstruction`.
    public var type: String?
    /// A type of the project's own.
    public var subtype: String?
    /// What the program does.
    public var description: String?
    /// Where it is documented: a URL.
    public var documentation: String?
    /// Who answers for it.
    public var contact: Contact?
    /// The parameters, in the order of the program.
    public var parameters: [ParameterDescription] = []
    /// What it uses.
    public var used: [RoleDescription] = []
    /// What it makes.
    public var generated: [RoleDescription] = []

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, version, type, subtype, description, contact, parameters, used, generated
        case documentation = "docurl"
    }

    /// Who answers for a program.
    public struct Contact: Hashable, Sendable, Codable {
        /// The name.
        public var name: String?
        /// The e-mail address.
        public var email: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case name, email }

        /// Names a contact.
        ///
        /// - Parameters:
        ///   - name: the name.
        ///   - email: the e-mail address.
        public init(name: String?, email: String?) {
            self.name = name
            self.email = email
        }
    }

    /// Describes a program.
    ///
    /// - Parameter name: its name.
    public init(name: String) {
        self.name = name
    }
}

/// What a parameter may be (IVOA Provenance DM §2.6).
public struct ParameterDescription: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The type of VOTable fields, as in `double`, `int`, `boolean`, `char`; `file` for the name of a file.
    public var type: String?
    /// The unit, in the syntax of VOUnits.
    public var unit: String?
    /// The unified content descriptor.
    public var ucd: String?
    /// What it is in a data model.
    public var utype: String?
    /// The value that it has when none is given.
    public var standard: String?
    /// The smallest value allowed.
    public var min: String?
    /// The largest value allowed.
    public var max: String?
    /// The values allowed.
    public var options: [String] = []
    /// Whether it must be given.
    public var isRequired = false
    /// What it means.
    public var description: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, type, unit, ucd, utype, min, max, options, description
        case standard = "default"
        case isRequired = "required"
    }

    /// Describes a parameter.
    ///
    /// - Parameter name: its name.
    public init(name: String) {
        self.name = name
    }
}

/// What a file is to a program: its role, and how many there are of it (IVOA Provenance DM §2.5).
public struct RoleDescription: Hashable, Sendable, Codable {
    /// The role.
    public var role: String
    /// The parameter whose value is the file.
    public var parameter: String?
    /// How many there are: a number, `*`, or a range as in `3..*`.
    public var multiplicity: String?
    /// The media type, as in `application/fits`.
    public var contentType: String?
    /// The file that it is when none is given.
    public var standard: String?
    /// What it is.
    public var description: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case role, parameter, multiplicity, contentType, description
        case standard = "default"
    }

    /// Describes a role.
    ///
    /// - Parameter role: the role.
    public init(role: String) {
        self.role = role
    }
}

/// Something that the activity used.
public struct UsedEntity: Hashable, Sendable, Codable {
    /// Where it was: a path relative to the product's folder, with `/`, or a URI.
    public var location: String
    /// What for, at best a word of the IVOA vocabulary, as in `Main` or `Calibration`.
    public var role: String?
    /// The URI that identifies it, when it has one.
    public var identifier: String?
    /// Its digest when it was used, `sha256:…` of a FITS file's content, else `file-sha256:…`.
    public var digest: String?
    /// What it is.
    public var description: String?
    /// Whether an earlier step of the same file made it: then it is no input of the product; nil if not.
    public var isIntermediate: Bool?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Names something that was used.
    ///
    /// - Parameters:
    ///   - location: a relative path or a URI.
    ///   - role: what for.
    public init(location: String, role: String? = nil) {
        self.location = location
        self.role = role
    }
}

/// A companion that a product points to and was not made from, as a spectrum does to its response.
public struct Link: Hashable, Sendable, Codable {
    /// Where it was, as for ``UsedEntity/location``.
    public var location: String
    /// What it is to the product, as in `background`.
    public var role: String?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Names a companion.
    ///
    /// - Parameters:
    ///   - location: a relative path or a URI.
    ///   - role: what it is to the product.
    public init(location: String, role: String? = nil) {
        self.location = location
        self.role = role
    }
}

/// A parameter of the activity, with its description (IVOA Provenance DM §2.6).
public struct Parameter: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The value, as text.
    public var value: String
    /// The type of VOTable fields, as in `double`, `int`, `boolean`, `char`.
    public var type: String?
    /// The unit, in the syntax of VOUnits.
    public var unit: String?
    /// The unified content descriptor.
    public var ucd: String?
    /// The smallest value allowed.
    public var min: String?
    /// The largest value allowed.
    public var max: String?
    /// The values allowed.
    public var options: [String] = []
    /// The value that it has when none is given.
    public var standard: String?
    /// What it means.
    public var description: String?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    enum CodingKeys: String, CodingKey {
        case name, value, type, unit, ucd, min, max, options, description, origin
        case standard = "default"
    }

    /// Names a parameter.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value, as text.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A configuration file of the activity.
public struct ConfigurationFile: Hashable, Sendable, Codable {
    /// Where it was, as for ``UsedEntity/location``.
    public var location: String
    /// Its digest, `file-sha256:…`.
    public var digest: String?
    /// What it is.
    public var description: String?
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Names a configuration file.
    ///
    /// - Parameter location: a relative path or a URI.
    public init(location: String) {
        self.location = location
    }
}

/// A provenance field with its value.
public struct Field: Hashable, Sendable, Codable {
    /// The name, as in `calib_version`.
    public var name: String
    /// The value, as text.
    public var value: String
    /// Where the file says so; no part of what values are compared by.
    @Aside public var origin: Origin?

    /// Gives a field a value.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value, as text.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A name and a value of the environment in which an activity ran.
public struct Setting: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Gives a name a value.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
